import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../temporal-dev/stack/project-root';
import { startTracing } from './tracing';

it('records nothing unless a collector is named', () => {
  expect(startTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: undefined }, 'test')).toBeUndefined();
});

it.each(['api/context.js', 'api/app.js', 'workers/start-workers.js'])(
  'loads nothing of an SDK for %s: only the interface, which prom-client brings along',
  (file) => {
    const script = `require(${JSON.stringify(join(projectRoot(), 'dist', file))});
      process.stdout.write(Object.keys(require.cache).filter((path) => path.includes('opentelemetry')).join('\\n'))`;
    const { stdout, status } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect(status).toBe(0);
    const packages = new Set(
      stdout.split('\n').map((path) => /(@\w+\/[\w-]*opentelemetry[\w-]*|@opentelemetry\/[\w-]+)/.exec(path)?.[0]),
    );
    expect([...packages]).toEqual(['@opentelemetry/api']);
  },
);
