import { readFileSync } from 'node:fs'

/** What a process holds of the machine's memory, in MB; Linux only. */
export const memoryOf = (pid: number | undefined): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
