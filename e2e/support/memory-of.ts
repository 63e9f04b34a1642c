import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** MB, from /proc on Linux and from `ps` elsewhere. */
export function memoryOf(pid: number | undefined): number {
  const kilobytes =
    process.platform === 'linux'
      ? /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()
  return Number(kilobytes) / 1024
}

export const peakMemoryOf = (pid: number | undefined): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** Linux only, where a second has 100 ticks. */
export function processorSecondsOf(pid: number | undefined): number {
  // The 14th and 15th field, counted after the name, which may contain spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
