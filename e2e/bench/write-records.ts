import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

const words =
  'refund order parcel address delay invoice coupon account password delivery size colour return exchange shipping weekday answer question agent trace'.split(
    ' ',
  )

/** Writes agent traces of about 1.3 kB each, the same for the same number, without holding them. */
export async function writeRecords(path: string, records: number): Promise<void> {
  const out = createWriteStream(path)
  let seed = 42
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const text = (count: number) =>
    Array.from({ length: count }, () => words[random(words.length)]).join(' ')
  const hex = (index: number, length: number) => index.toString(16).padStart(length, '0')
  for (let index = 0; index < records; index += 1) {
    const id = `${hex(random(2 ** 32), 8)}-0000-4000-8000-${hex(index, 12)}`
    const created_at = new Date(Date.UTC(2026, 0, 1) + random(90 * 86_400) * 1000).toISOString()
    const record = {
      type: 'trace',
      id,
      name: `run ${index % 97}`,
      created_at,
      input: text(60),
      output: text(90),
      ...(index % 5 === 0 ? { redacted_input: '[redacted]' } : {}),
      tags: [words[index % 7], words[index % 11]],
      user_metadata: { env: index % 3 === 0 ? 'prod' : 'dev', build: `b${index % 50}` },
      status_code: index % 9 === 0 ? 500 : 200,
      metrics: { duration_ns: random(2 ** 31), num_total_tokens: random(4000) },
    }
    if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}
