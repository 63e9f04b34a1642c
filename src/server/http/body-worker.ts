import { parentPort } from 'node:worker_threads'
import { bodyParts } from './body-parts.ts'
import type { BodyAnswer, BodyQuestion } from './body-thread.ts'
import { parseBody, tooComplex } from './parse-body.ts'

const port = parentPort
if (!port) throw new Error('this file is run as a thread')

let parts: Iterator<BodyAnswer> = answers(new Uint8Array(), 'request')
port.on('message', (question: BodyQuestion) => {
  if (question !== 'next') parts = answers(question.bytes, question.kind)
  const { done, value } = parts.next()
  port.postMessage(done ? ({ type: 'end' } satisfies BodyAnswer) : value)
})

function* answers(
  bytes: Uint8Array,
  kind: Parameters<typeof parseBody>[1],
): Generator<BodyAnswer, undefined> {
  const complex = tooComplex(bytes)
  const parsed = complex ? { refused: complex } : parseBody(bytes, kind)
  if ('refused' in parsed) yield { type: 'refused', error: parsed.refused }
  else yield* bodyParts(parsed.value)
}
