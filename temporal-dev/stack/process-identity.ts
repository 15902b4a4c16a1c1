import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * What tells a process apart from a later one with the same pid: its start time and its command line. Undefined when
 * no such process runs (a zombie does not).
 */
export async function identifyProcess(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return identifyOnLinux(pid);
  if (process.platform === 'win32') return identifyOnWindows(pid);
  try {
    const { stdout } = await execute('ps', ['-ww', '-o', 'stat=,lstart=,command=', '-p', String(pid)]);
    const [state = '', ...rest] = stdout.trim().split(/\s+/);
    return state.startsWith('Z') || rest.length === 0 ? undefined : rest.join(' ');
  } catch {
    // `ps` fails when there is no such process.
    return undefined;
  }
}

/** /proc answers without starting a program, and minimal images have no `ps`. */
async function identifyOnLinux(pid: number): Promise<string | undefined> {
  try {
    const [stat, commandLine] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    // The name, in parentheses, may hold spaces: fields are counted after it. State is the 3rd, start time the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    return `${fields[19]} ${commandLine.split('\0').join(' ').trim()}`;
  } catch {
    // The process is gone.
    return undefined;
  }
}

async function identifyOnWindows(pid: number): Promise<string | undefined> {
  const query = `Get-CimInstance Win32_Process -Filter "ProcessId=${pid}" | ForEach-Object { "$($_.CreationDate.Ticks) $($_.CommandLine)" }`;
  const { stdout } = await execute('powershell', ['-NoProfile', '-Command', query]);
  return stdout.trim() || undefined;
}
