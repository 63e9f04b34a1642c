import { textLiteral } from './sql-draws.ts'

/** Two of them are next to each other in every sentence: 361 pairs to search for. */
export const tagWords =
  'refund order parcel address delay invoice coupon account password delivery size colour return exchange shipping weekday answer question agent'.split(
    ' ',
  )

/** {0} and {1} are words, {2} is a number. Some texts break careless CSV readers. */
const sentences = [
  'Where is the {0} {1} that was promised for the {2}th?',
  'I have asked about my {0} {1} twice, and nobody has "found" number {2}.',
  'Please change the {0} {1} before Monday; it costs {2}.50 € otherwise.',
  'Dear team,\nthe {0} {1} is not what the page says.\n\nKind regards, customer {2}',
  'Für {0} {1} gilt die Frist von {2} Tagen, schöne Grüße aus Köln.',
  'La commande {2} : {0} {1} n’est jamais arrivée, où est-elle ?',
  'Numer {2}: {0} {1}, proszę o odpowiedź.',
  '{0} {1} についての質問です（{2}番）。',
  'بخصوص {0} {1} رقم {2}، شكرا لكم.',
  'It works now 🙂, {0} {1} was the reason, step {2}.',
  '=SUM({2};1) is what the sheet says for {0} {1}',
  'Look at <b>{0} {1}</b> & tell me whether {2} < 100.',
  'The path is C:\\orders\\{2}\\, in it {0} {1}\tand a tab.',
  'The {0} {1} was checked, {2} items are on their way and should arrive within the week.',
  'According to our terms a {0} {1} can be asked for until day {2}, and nothing has to be paid for it.',
  'A colleague has looked at {0} {1}, case {2}, and will write to you as soon as the warehouse answers.',
] as const

const poolSize = 2048

/**
 * A CTE with the list `sentences` for all texts: drawing words for each record took three times as
 * long.
 */
export function sentencePool(seed: number): string {
  const list = `[${tagWords.map(textLiteral).join(', ')}]`
  const word = (which: string) =>
    `${list}[1 + (hash(n, '${which}', ${seed}) % ${tagWords.length})::INT]`
  const pattern = `[${sentences.map(textLiteral).join(', ')}][1 + n % ${sentences.length}]`
  const number = `(2 + hash(n, 'number', ${seed}) % 97)::INT`
  return (
    `sentence_pool AS MATERIALIZED (SELECT list(format(${pattern}, ${word('first')}, ${word('second')}, ${number}) ORDER BY n) AS sentences ` +
    `FROM range(${poolSize}) AS numbers(n))`
  )
}

/** `what` names the draw: another name gives another sentence. */
export const sentence = (what: string, seed: number): string =>
  `sentences[1 + (hash(i, '${what}', ${seed}) % ${poolSize})::INT]`
