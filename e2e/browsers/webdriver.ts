/** A session of the W3C's WebDriver protocol (https://www.w3.org/TR/webdriver2/), and its HTTP calls. */

export type Session = {
  readonly call: (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>
  readonly end: () => Promise<void>
}

async function request(method: string, address: string, body?: object): Promise<unknown> {
  const response = await fetch(address, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
  const { value } = (await response.json()) as { value: unknown }
  if (response.ok) return value
  const { error, message } = value as { error: string; message: string }
  throw new Error(`WebDriver: ${error}: ${message}`)
}

export async function startSession(driver: string, capabilities: object): Promise<Session> {
  const body = { capabilities: { alwaysMatch: capabilities } }
  const { sessionId } = (await request('POST', `${driver}/session`, body)) as { sessionId: string }
  const session = `${driver}/session/${sessionId}`
  return {
    call: (method, path, content) =>
      request(method, session + path, content ?? (method === 'POST' ? {} : undefined)),
    end: async () => void (await request('DELETE', session)),
  }
}

/** The protocol's code points of keys without a character. */
const codes: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  F2: '\uE032',
}

const codeOf = (key: string): string => {
  const code = Array.from(key).length === 1 ? key : codes[key]
  if (code === undefined) throw new Error(`WebDriver has no code here for the key ${key}.`)
  return code
}

type KeyAction = { readonly type: 'keyDown' | 'keyUp'; readonly value: string }

export function pressActions(keys: readonly string[]): KeyAction[] {
  const values = keys.map(codeOf)
  return [
    ...values.map((value) => ({ type: 'keyDown' as const, value })),
    ...values.toReversed().map((value) => ({ type: 'keyUp' as const, value })),
  ]
}

export const typeActions = (text: string): KeyAction[] =>
  Array.from(text).flatMap((character) => pressActions([character === '\n' ? 'Enter' : character]))
