import type { Sent } from './arbitrary-requests.test-support.ts'
import type { FuzzWorld } from './fuzz-world.test-support.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export const made = { requests: 0, answered: new Map<number, number>() }

/** As HTTP text, to repeat it by hand. */
export const told = ({ method, path, headers, body }: Sent): string =>
  [
    `${method} ${path.slice(0, 500)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value.slice(0, 200)}`),
    '',
    body === null ? '' : JSON.stringify(Buffer.from(body).toString().slice(0, 4000)),
    body === null ? '' : `(${body.byteLength} bytes)`,
  ].join('\n')

/** Null if the platform refuses to send it. */
export async function ask(world: FuzzWorld, sent: Sent): Promise<Answer | null> {
  const { method, headers, body } = sent
  let request: Request
  try {
    request = new Request(new URL(`http://localhost${sent.path}`), { method, headers, body })
  } catch {
    return null
  }
  made.requests += 1
  world.takeLog()
  const response = await world.app.request(request)
  const text = Buffer.from(await response.arrayBuffer()).toString()
  const { status } = response
  made.answered.set(status, (made.answered.get(status) ?? 0) + 1)
  return { status, headers: response.headers, text }
}
