import { tagWords } from './large-texts-sql.ts'
import { randomFor, type Random } from './random.ts'

/** {0} and {1} are words, {2} is a number. Some texts break careless readers. */
const patterns = [
  'The {0} was found in step {2}, and the {1} follows from it.',
  'Let me look at the {0} first; the {1} can wait until {2} o’clock.',
  'The call to `{0}_{1}` returned {2} rows, none of them "final".',
  'Ich habe {0} und {1} geprüft, Vorgang {2} ist abgeschlossen, schöne Grüße.',
  'La {0} numéro {2} dépend de {1}, d’après le journal.',
  '{0} と {1} を確認しました（{2}件）。',
  '已检查 {0} 和 {1}，共 {2} 条记录。',
  'تم التحقق من {0} و {1} في الخطوة {2}.',
  'La respuesta sobre {0} está en el documento {2}: véase {1}.',
  'Looks good 🙂 — {0}, {1} and {2} more.',
  '```json\n{"{0}": {"{1}": {2}, "path": "C:\\\\data\\\\{0}"}}\n```',
  '| {0} | {1} | {2} |\n| --- | --- | --- |',
] as const

const poolSize = 2048
const base64Length = 1_500_000

export type TraceTexts = {
  /** Sentences of several languages. */
  readonly prose: (random: Random, bytes: number) => string
  readonly file: (random: Random, bytes: number) => string
}

export function openTraceTexts(seed: number): TraceTexts {
  const draw = randomFor(`trace texts ${seed}`)
  const word = () => draw.pick(tagWords)
  const pool = Array.from({ length: poolSize }, () => {
    const [first, second, number] = [word(), word(), String(draw.between(2, 900))]
    const text = draw.pick(patterns).replaceAll('{0}', first)
    return text.replaceAll('{1}', second).replaceAll('{2}', number)
  })
  const sizes = pool.map((sentence) => Buffer.byteLength(sentence) + 1)
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const base64 = Array.from({ length: base64Length }, () => digits[draw.below(64)]).join('')
  return {
    prose: (random, bytes) => {
      const parts: string[] = []
      for (let left = bytes; left > 0;) {
        const index = random.below(poolSize)
        parts.push(pool[index] ?? '')
        left -= sizes[index] ?? 1
      }
      return parts.join(' ')
    },
    file: (random, bytes) => {
      const kind = random.pick(['image/png', 'image/jpeg', 'application/pdf', 'audio/wav'])
      const parts: string[] = [`data:${kind};base64,`]
      for (let left = bytes - (bytes % 4); left > 0;) {
        const length = Math.min(left, base64Length / 2)
        const start = random.below(base64Length / 2)
        parts.push(base64.slice(start, start + length))
        left -= length
      }
      return parts.join('')
    },
  }
}
