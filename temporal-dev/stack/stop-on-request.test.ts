import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { projectRoot } from './project-root';

const MODULE = JSON.stringify(join(projectRoot(), 'dist', 'temporal-dev', 'stack', 'stop-on-request.js'));
const PROGRAM = `
  require(${MODULE}).stopOnRequest({ stop(reason) { console.log(reason); process.exit(); }, kill() {} });
  console.log(process.pid);
  setInterval(() => {}, 1000);
`;

let parent: ChildProcess;
let lines: Interface;
let pid: number;

/** A shell runs the program, as npm's does. */
beforeEach(async () => {
  parent = spawn('sh', ['-c', '"$0" -e "$1"; true', process.execPath, PROGRAM], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  lines = createInterface({ input: parent.stdout as NodeJS.ReadableStream });
  pid = Number((await once(lines, 'line'))[0]);
});

test('stops when the process that started it is killed', async () => {
  expect(pid).not.toBe(parent.pid);
  parent.kill('SIGTERM');
  expect(await once(lines, 'line')).toEqual(['the process that started this one is gone']);
});

test('stops when a signal asks for it', async () => {
  process.kill(pid, 'SIGTERM');
  expect(await once(lines, 'line')).toEqual(['ctrl-C again kills']);
});
