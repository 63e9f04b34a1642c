import type { Random } from './random.ts'

const places = [
  'Utrecht',
  'Gdańsk',
  'Bilbao',
  'Tromsø',
  'Nagoya',
  'Quito',
  'Bergen',
  'Brno',
  'Aarhus',
  'Coimbra',
]
const sources = ['the catalogue', 'the timetable', 'the wiki', 'the price list', 'last night’s log']
const tools = [
  'search_catalogue',
  'read_page',
  'open_ticket',
  'send_draft',
  'list_builds',
  'run_sql',
] as const
const price = (random: Random) => `${random.between(4, 390)}.${random.between(10, 99)}`
const build = (random: Random) => `2.${random.below(40)}.${random.below(10)}`
const place = (random: Random) => random.pick(places)

type Phrase = (random: Random) => string

const tasks: readonly Phrase[] = [
  (r) => `Book a train from ${place(r)} to ${place(r)} and stay below ${price(r)}.`,
  (r) => `Compare the three cheapest offers for ${place(r)} and write a summary in two sentences.`,
  (r) => `Find out why build ${build(r)} fails on "${place(r)}" and open a ticket.`,
  (r) => `Translate the release notes of ${build(r)} for the office in ${place(r)}.`,
  (r) => `Check that invoice ${r.between(1000, 9999)} matches the order, line by line.`,
  (r) => `Plan the on-call rota of ${place(r)} for the next ${r.between(2, 8)} weeks.`,
  (r) => `Which of our ${r.between(3, 40)} services in ${place(r)} still use version ${build(r)}?`,
  (r) =>
    `Sum up the ${r.between(5, 60)} comments on ticket ${r.between(100, 999)}, who wants what?`,
]

const steps: readonly Phrase[] = [
  (r) => `Searched ${r.pick(sources)} and kept the ${r.between(2, 9)} results that match the task.`,
  (r) =>
    `${r.pick(tools)} answered with an empty list, so ${r.pick(sources)} was asked with wider dates.`,
  (r) => `Compared prices including fees; the two best offers are ${price(r)} and ${price(r)}.`,
  (r) =>
    `Wrote the draft, checked it against the policy, and removed ${r.between(1, 4)} sentences that promised too much.`,
  (r) =>
    `Two values do not match: line ${r.between(1, 30)} says ${r.between(2, 40)} pieces, the order says ${r.between(2, 40)}. Asked for a correction.`,
  (r) =>
    `Opened ticket ${r.between(100, 999)} with the failing test, the commit, and the last ${r.between(5, 80)} lines of its log.`,
  (r) =>
    `Waited for the confirmation; it arrived after ${r.between(3, 90)} seconds and names the same reference.`,
  (r) =>
    `The page of ${place(r)} had changed its layout; the table was found by its heading instead.`,
  (r) => `Asked a person for the budget: "${price(r)}, not more", was the answer.`,
  (r) =>
    `Build ${build(r)} is green again since commit ${r.uuid().slice(0, 7)}, so nothing is opened.`,
]

const failures: readonly (readonly [status: number, message: Phrase])[] = [
  [408, (r) => `Tool ${r.pick(tools)} timed out after ${r.pick([30, 60, 120])} s`],
  [402, (r) => `Budget exceeded: ${price(r)} of ${price(r)}`],
  [404, (r) => `No result for "${place(r)}"`],
  [413, () => 'Answer was cut off'],
  [403, (r) => `Permission denied: ${r.pick(['calendar', 'mail', 'billing'])}`],
  [
    500,
    (r) =>
      `TypeError: cannot read "price" of undefined\n    at offers (run.ts:${r.between(10, 400)})\n    at step (agent.ts:${r.between(10, 90)})`,
  ],
  [503, (r) => `Model is overloaded, tried ${r.between(2, 6)} times`],
]

export const writeTask: Phrase = (random) => random.pick(tasks)(random)

export function writeLog(random: Random, lines: number): string {
  let log = ''
  for (let line = 1; line <= lines; line += 1)
    log += `${line === 1 ? '' : '\n'}${line}. ${random.pick(steps)(random)}`
  return log
}

const writeStep: Phrase = (random) => random.pick(steps)(random)

export function writeFailure(random: Random): {
  readonly status_code: number
  readonly error_message: string
} {
  const [status_code, message] = random.pick(failures)
  return { status_code, error_message: message(random) }
}

/** A tool's call and answer as JSON text, as they are logged. */
export function writeToolCall(random: Random): {
  readonly name: string
  readonly input: string
  readonly output: string
} {
  const items = Array.from({ length: random.between(3, 10) }, () => ({
    place: place(random),
    price: Number(price(random)),
    build: build(random),
    note: random.chance(0.4) ? writeStep(random) : null,
  }))
  return {
    name: random.pick(tools),
    input: JSON.stringify({ q: place(random), below: Number(price(random)) }),
    output: JSON.stringify({ items, total: random.between(items.length, 400) }),
  }
}
