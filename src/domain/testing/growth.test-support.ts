/*
 * Whether a function takes time in proportion to its text. Times are those of this process's own
 * processor time, compared with each other, and taken again where they look bad: a busy machine makes
 * single ones longer, not all of them.
 */

/** What texts of an attacker are made of: whatever a pattern may have to try again from each place. */
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

/** What stands around them: a pattern for an end looks on where the end is another one. */
const frames = [
  ['', ''],
  ['x', 'x'],
  ['\n', '!\n'],
] as const
export type Frame = readonly [before: string, after: string]

/** The short ones end it early where it is worse than quadratic. */
const lengths = [250, 1_000, 4_000, 16_000] as const
/** Four times the text may take eight times as long; where that is quadratic, it is sixteen times. */
const mostGrowth = 8
/** Less than this, in milliseconds, is not looked at: no text of that length takes long. */
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

/** How many times as long a text takes as one of a fourth of its length, where that is too much; null else. */
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

/** The hostile texts with which a function takes more than in proportion to their length. */
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
