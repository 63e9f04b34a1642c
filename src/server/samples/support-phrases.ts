import { english } from './support-english.ts'
import { german } from './support-german.ts'
import { french, portuguese, spanish } from './support-romance.ts'
import { arabic, japanese, polish } from './support-other-languages.ts'

export const supportLanguages = [
  english,
  german,
  french,
  spanish,
  japanese,
  polish,
  arabic,
  portuguese,
]

export const cities = [
  'Leipzig',
  'Lyon',
  'Kraków',
  'Sevilla',
  'Porto',
  'Kyoto',
  'Graz',
  'Malmö',
  'Cairo',
  'Galway',
  'Leuven',
  'Rosario',
]
export const streets = ['Mill Lane', 'Lindenweg', 'Rue des Tilleuls', 'Calle Olmo', 'Parkowa']

/** Invented, like all people here. */
export const firstNames = ['Jana', 'Tom', 'Aiko', 'Luis', 'Zofia', 'Samira', 'Élise', 'Oluwaseun']
export const lastNames = ['Weiss', 'Okoro', 'Mori', 'Peña', 'Nowicka', "O'Dell", 'Brandão', 'Haas']

/** Text that people paste into a chat and that breaks careless files. */
export const oddQuestions = [
  '=SUM(A1:A9)',
  'He said: "it\'s 5,00, not 5.00", and hung up; what now?',
  '<script>alert("hello")</script>',
  'Copied from my sheet:\nitem,price,"qty, total"\nlamp,"19,90",2\r\nmug,4.90,',
  '🙃🙃🙃 👩‍👩‍👧 ¿¿??',
  '   ',
  "'; DROP TABLE orders; --",
  'C:\\orders\\new\\{order}.pdf does not open',
]
export const oddAnswers = [
  '=SUM(A1)',
  '',
  '@support',
  '-1',
  '+49 000 000000',
  'Line one\u2028line two\u2029line three',
  '<p>Your order <b>{order}</b> &amp; its invoice</p>\n<ul><li>one</li></ul>',
  '| order | state |\n|---|---|\n| {order} | "sent", twice |',
  '{"order": "{order}", "state": null}',
]

const praise = [
  'Correct and complete.',
  'Good.',
  'Answers the question in the first sentence.',
  'Friendly, and nothing promised that we cannot keep.',
  'Alles richtig.',
  'Right amount, right order.',
  'Short and clear 👍',
]
const blame = [
  'Polite, but does not answer the question.',
  'Made up a delivery date, see the log.',
  'Tone is fine; the amount is wrong, "4.90" should be "5.90".',
  'Answers in the wrong language.',
  'Needs a link to the returns page,\nand the deadline.',
  'Says nothing.',
  'Sends the customer in a circle, again.',
]
const remarks = [
  '',
  '',
  'Compare with last week.',
  'The customer wrote twice.',
  'Template 14?',
  'Check with billing.',
  'See the style guide, section 3.',
  'A person would have asked for the order number.',
]
export const ratingNotes = { praise, blame, remarks }
