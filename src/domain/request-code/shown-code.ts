import type { CodeSubject } from './code-subject.ts'
import { maxWordBytes } from './curl-code.ts'
import { requestCode, type CodeLanguage } from './request-code.ts'

const mostIds = 100
/** Lines before and after the cut. */
const before = 200
const behind = 40
/** Characters of a line. */
const mostCharacters = 2_000
/** Bytes of a line with an id. */
const idBytes = 46
const placeholder = '…'

/**
 * Code for the screen. The middle of long code is replaced with a line that says how much is hidden;
 * this line is not valid code, so nobody runs half of a request. At most 100 record ids are visited.
 */
export function shownCode(language: CodeLanguage, subject: CodeSubject): string {
  const { record_selector: selector } = subject.request
  const ids = selector.type === 'record_ids' ? selector.record_ids : []
  const shown = ids.length > mostIds ? withFirstIds(subject, ids) : subject
  const lines = requestCode(language, shown).trimEnd().split('\n')
  if (shown !== subject) {
    const cut = lines.findLastIndex((line) => line.trim() === `"${placeholder}"`)
    lines[cut] = cutLine(ids.length - mostIds, 'more record IDs')
  }
  const left = lines.length - before - behind
  const whole =
    left <= 1
      ? lines
      : [...lines.slice(0, before), cutLine(left, 'more lines'), ...lines.slice(-behind)]
  return whole.map(shortLine).join('\n')
}

function withFirstIds(subject: CodeSubject, ids: readonly string[]): CodeSubject {
  const record_ids = [...ids.slice(0, mostIds), placeholder]
  return {
    ...subject,
    request: { ...subject.request, record_selector: { type: 'record_ids', record_ids } },
    is_long: ids.length * idBytes > maxWordBytes,
  }
}

const cutLine = (count: number, what: string): string =>
  `… ${count.toLocaleString('en')} ${what}, included when you copy …`

const shortLine = (line: string): string =>
  line.length <= mostCharacters
    ? line
    : `${line.slice(0, mostCharacters).toWellFormed()} ${cutLine(line.length - mostCharacters, 'more characters')}`
