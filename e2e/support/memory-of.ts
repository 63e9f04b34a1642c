import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a process holds of the machine's memory, in MB: from /proc on Linux, from `ps` elsewhere. */
export function memoryOf(pid: number | undefined): number {
  const kilobytes =
    process.platform === 'linux'
      ? /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()
  return Number(kilobytes) / 1024
}

/** The most that it has held since it began, in MB; Linux only. */
export const peakMemoryOf = (pid: number | undefined): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** Seconds of processor time that it has taken since it began; Linux only, where a second has 100 ticks. */
export function processorSecondsOf(pid: number | undefined): number {
  // Behind the name, which may hold spaces: the 14th and 15th field of all.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
