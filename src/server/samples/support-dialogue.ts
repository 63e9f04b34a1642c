import { fillText } from './fill-text.ts'
import type { Random } from './random.ts'
import type { SupportLanguage } from './support-language.ts'
import {
  cities,
  firstNames,
  lastNames,
  oddAnswers,
  oddQuestions,
  streets,
  supportLanguages,
} from './support-phrases.ts'

export type Dialogue = {
  readonly locale: string
  readonly topic: string
  readonly tag: string
  readonly order: string
  readonly question: string
  /** Null where the assistant failed. */
  readonly answer: string | null
  /** Without personal data; null where there is none. */
  readonly redacted: { readonly question: string; readonly answer: string | null } | null
  /** 0 (bad) to 1 (good). */
  readonly quality: number
}

const speakers = supportLanguages.flatMap((language) =>
  Array.from({ length: language.share }, () => language),
)
const join = (parts: readonly string[], space: string) =>
  parts.filter((part) => part !== '').join(space)
const facts = (random: Random) => ({
  days: String(random.between(2, 9)),
  amount: `${random.between(3, 149)}.${random.pick(['00', '50', '90', '95', '99'])}`,
})

/** Without accents and apostrophes. */
const mailOf = (first: string, last: string) =>
  `${first}.${last}@example.com`
    .normalize('NFD')
    .replace(/[^\w.@]/g, '')
    .toLowerCase()

/** Angry customers write up to about 8 kB. */
function more(random: Random, { details }: SupportLanguage): string {
  const tell = (count: number) =>
    random
      .sample(details, count)
      .map((detail) => fillText(detail, facts(random)))
      .join(' ')
  if (details.length < 12 || !random.chance(0.06))
    return random.chance(0.4) ? tell(random.between(1, 2)) : ''
  const paragraphs = Array.from({ length: random.between(3, 17) }, () => {
    const told = tell(random.between(3, 8))
    return random.chance(0.2) ? `> ${told}` : told
  })
  return `\n\n${paragraphs.join('\n\n')}\n\n`
}

export function writeDialogue(random: Random): Dialogue {
  const language = random.pick(speakers)
  const topic = random.pick(language.topics)
  const asked = random.below(topic.questions.length)
  const isPersonal = random.chance(0.24)
  const isGood = random.chance(0.7)
  const hasFailed = random.chance(0.025)
  const question = random.chance(0.012)
    ? random.pick(oddQuestions)
    : join(
        [
          random.pick(language.greetings),
          topic.questions[asked] ?? '',
          more(random, language),
          isPersonal ? random.pick(language.whoIAm) : '',
          random.pick(language.endings),
        ],
        random.chance(0.3) ? '\n' : ' ',
      )
  const answer = random.chance(0.012)
    ? random.pick(oddAnswers)
    : join(
        [
          random.pick(
            isPersonal && random.chance(0.7) ? language.personalOpenings : language.openings,
          ),
          isGood ? (topic.good[asked] ?? '') : random.pick(topic.poor),
          isGood ? random.pick(language.closings) : '',
        ],
        random.chance(0.25) ? '\n\n' : ' ',
      )
  const [first, last] = [random.pick(firstNames), random.pick(lastNames)]
  const order = String(random.between(40_000, 49_999))
  const values = {
    ...facts(random),
    order,
    item: random.pick(language.items),
    city: random.pick(cities),
    name: `${first} ${last}`,
    street: `${random.pick(streets)} ${random.between(1, 120)}`,
    mail: mailOf(first, last),
  }
  const masked = {
    ...values,
    order: '[order]',
    name: '[name]',
    street: '[street]',
    mail: '[email]',
  }
  const given = hasFailed ? null : answer
  const write = (by: typeof values) => ({
    question: fillText(question, by),
    answer: given === null ? null : fillText(given, by),
  })
  return {
    locale: random.pick(language.locales),
    topic: topic.name,
    tag: topic.tag,
    order,
    ...write(values),
    redacted: isPersonal ? write(masked) : null,
    quality: hasFailed ? 0.05 : isGood ? 0.52 + 0.48 * random.next() : 0.5 * random.next(),
  }
}
