import { docsSubjects, type DocsSubject } from './docs-subjects.ts'
import { fillText } from './fill-text.ts'
import type { Random } from './random.ts'

/** Question patterns for any subject, by language. */
const askings = [
  'How do I set up {s}?',
  'What is the limit for {s} on the free plan?',
  'Does {s} work with self-hosted installations?',
  'Is there an example for {s} in Python?',
  'We moved to version {v} and {s} behaves differently. What changed?',
  'Who in our team may change {s}?',
  'Wie richte ich {s} ein?',
  'Funktioniert „{s}“ auch ab Version {v}?',
  'Où trouver {s} dans les réglages ?',
  '¿Cómo se configura {s} en la versión {v}?',
  '{s} の設定方法を教えてください。',
  '{s}??',
]
const prefaces = ['', '', '', 'Quick question: ', 'For our staging account: ', 'Urgent! ', '"']
const openings = [
  '',
  '',
  'In short: ',
  'According to the documentation: ',
  'Yes. ',
  'Good question! ',
]
const closings = [
  '',
  '',
  '\n\nSee {page}.',
  '\n\n```sh\nacme settings get {page}\n```',
  ' Changes apply within {n} minutes.',
  '\n\n- version {v} or newer\n- role “admin”\n- one minute of patience',
]
const inventions = [
  'This has been unlimited since version {v}.',
  'Call the office in Utrecht and ask for {s}.',
  'You can switch {s} off with `--no-limits`, which is not documented.',
  'It costs {n} dollars a month.',
  'The file is called {page}.exe.',
]
const refusals = [
  'The documents do not say. Please ask support.',
  'I found {n} pages about {s}, and none of them answers this.',
  'Das steht nicht in den Dokumenten.',
]

type DocsAnswer = 'direct' | 'with steps' | 'partial' | 'refusal' | 'wrong'

export type DocsTurn = {
  readonly subject: DocsSubject
  readonly question: string
  readonly answer: string
  readonly kind: DocsAnswer
  /** 0 (bad) to 1 (good). */
  readonly quality: number
}

const versions = ['4.1', '4.2', '4.3', '5.0-rc1']

export function writeTurn(random: Random, subject = random.pick(docsSubjects)): DocsTurn {
  const values = {
    s: subject.name,
    page: subject.page,
    v: random.pick(versions),
    n: String(random.between(2, 40)),
  }
  const asked = random.chance(0.5) ? random.pick(subject.questions) : random.pick(askings)
  const preface = random.pick(prefaces)
  const question = preface + asked + (preface === '"' ? '"' : '')
  const drawn = random.next()
  const facts = random.sample(subject.facts, random.between(1, 3)).join(' ')
  const [kind, quality, said]: [DocsAnswer, number, string] =
    drawn < 0.4
      ? ['direct', 0.75, random.pick(openings) + facts]
      : drawn < 0.62
        ? ['with steps', 0.8, facts + random.pick(closings)]
        : drawn < 0.78
          ? ['partial', 0.5, `${random.pick(subject.facts)} The rest depends on your plan.`]
          : drawn < 0.9
            ? ['refusal', 0.35, random.pick(refusals)]
            : ['wrong', 0.1, `${random.pick(inventions)} ${random.pick(subject.facts)}`]
  return {
    subject,
    question: fillText(question, values),
    answer: fillText(said, values),
    kind,
    quality: Math.min(1, Math.max(0, quality + (random.next() - 0.5) * 0.3)),
  }
}

/** Pages on the subject, sometimes on another. */
export const findDocuments = (random: Random, subject: DocsSubject): readonly object[] =>
  Array.from({ length: random.between(random.chance(0.05) ? 0 : 1, 4) }, (_, place) => {
    const found = random.chance(0.8) ? subject : random.pick(docsSubjects)
    return {
      content: random.sample(found.facts, random.between(1, 3)).join(' '),
      metadata: {
        source: found.page,
        section: random.between(1, 9),
        score: Math.round((1 - place * 0.17 - random.next() * 0.15) * 1e4) / 1e4,
        is_current: random.chance(0.9),
      },
    }
  })
