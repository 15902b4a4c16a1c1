import { DOMAINS, isDomain } from '../workers/domains';
import { findServers } from './find-stack';
import { endReadably } from './readable-error';
import { describeWorkers, workersProgram } from './stack/our-programs';
import { runAlone } from './stack/run-alone';

/** `npm run worker -- orders`: the workers of the named domains, or of all, on the servers of the running stack. */
async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !isDomain(name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no domain ${unknown.join(', ')}. The domains are ${DOMAINS.join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  const domains = names.length > 0 ? names : DOMAINS;
  const { env } = await findServers();
  process.exitCode = await runAlone(
    workersProgram(env, domains),
    describeWorkers(domains, env.TEMPORAL_ADDRESS ?? 'its address'),
  );
}

void endReadably(main);
