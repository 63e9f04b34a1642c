/**
 * Checks whether a function takes time in proportion to its text. Times are processor times of this
 * process, compared with each other, and measured again if they look bad: a busy machine slows down
 * some runs, but not all.
 */

/** Building blocks of hostile texts, which make a pattern retry at each place. */
const units = [
  ...' \t\n"\'`$%^#=-.,;:/\\()[]{}<>&|*+0aZé'.split(''),
  '\r\n',
  '\u00a0',
  '\u200b',
  '\u0301',
  '\u2013',
  '\ud83d',
  'x ',
  '0 ',
  '00-',
  '0,',
  '1.',
  '1e',
  'a@',
  'a=',
  '%20',
  '%2',
  '$(',
  '$("',
  "$('",
  "$'",
  '""',
  "''",
  '\\"',
  '\\x41',
  '\n ',
  ' \\\n',
  '`\n',
  '^"',
  '<<a\n',
  '<<<',
  "@'\n",
  '@"\n',
  '```\n',
  '/*',
  '[[',
  '[1,',
  '{"a":',
  '"a",',
  'w2.',
  '#w1.',
  'ä-',
  'urn:uuid:',
]

/** Text around the blocks. With another end, a pattern for the end searches on. */
const frames = [
  ['', ''],
  ['x', 'x'],
  ['\n', '!\n'],
] as const
export type Frame = readonly [before: string, after: string]

/** The short lengths stop the test early if the time is worse than quadratic. */
const lengths = [250, 1_000, 4_000, 16_000] as const
/** A text four times as long may take eight times as long; quadratic time takes sixteen times. */
const mostGrowth = 8
/** Milliseconds. Shorter times are ignored. */
const moment = 25
const mostTries = 6

const repeated = (unit: string, [before, after]: Frame, length: number): string =>
  before + unit.repeat(Math.ceil(length / unit.length)) + after

async function cost(run: (text: string) => unknown, text: string): Promise<number> {
  const before = process.cpuUsage()
  await run(text)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/**
 * How many times longer a text takes than one of a fourth of its length, if that is too much;
 * otherwise null.
 */
async function growth(run: (text: string) => unknown, unit: string, frame: Frame) {
  for (const [index, length] of lengths.entries()) {
    const [long, short] = [length, lengths[index - 1] ?? length / 4].map((each) =>
      repeated(unit, frame, each),
    )
    let costs = await cost(run, long ?? '')
    if (costs < moment) continue
    let less = 0
    for (let tries = 0; costs > mostGrowth * less; tries += 1) {
      if (tries === mostTries) return { length, ratio: costs / less }
      less = Math.max(less, await cost(run, short ?? ''))
      costs = Math.min(costs, await cost(run, long ?? ''))
    }
  }
  return null
}

/** The hostile texts for which a function takes more than linear time. */
export async function slowTexts(
  run: (text: string) => unknown,
  more: readonly Frame[] = [],
): Promise<readonly string[]> {
  const slow: string[] = []
  for (const unit of units) {
    for (const frame of [...frames, ...more]) {
      const found = await growth(run, unit, frame)
      if (found === null) continue
      const [before, after] = frame
      const times = Math.round(found.ratio)
      slow.push(`${JSON.stringify([before, unit, after])} × ${times} at ${found.length}`)
    }
  }
  return slow
}
