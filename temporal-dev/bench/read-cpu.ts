import { readFile } from 'node:fs/promises';

/** What a process has used of the processors so far, in milliseconds. Undefined where there is no /proc. */
export async function readCpuMs(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // The name, in parentheses, may hold spaces: fields are counted after it. User time is the 14th, system time the 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Linux counts in hundredths of a second, whatever the clock of the kernel (USER_HZ). */
const TICK_MS = 10;
