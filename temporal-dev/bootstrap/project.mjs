import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Progress goes to standard error: standard output belongs to the command. */
export const say = (line) => console.error(line);

/** Runs a program in the project with its output shown; resolves to its exit code, 1 when a signal ended it. */
export function runShown(program, args, env = {}) {
  return new Promise((resolve, reject) => {
    // npm is a .cmd file on Windows, which only a shell can start.
    const shell = process.platform === 'win32' && program === 'npm';
    const child = spawn(program, args, {
      cwd: project,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell,
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** One hash over the names and contents of files. */
export async function hashFiles(files) {
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash('sha256');
  files.forEach((file, index) => {
    hash.update(`${relative(project, file)}\0${contents[index].length}\0`).update(contents[index]);
  });
  return hash.digest('hex');
}
