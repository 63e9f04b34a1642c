import type { Member, ObjectText } from './json-text.ts'
import { editsOf, isChanged, written, type Edits, type Form } from './line-edits.ts'
import type { ScorerMetrics } from './queue-metrics.ts'

/** The lines of a record without the closing brace; null if the same as `plain`. */
export type RecordLines = {
  readonly plain: string
  readonly redacted: string | null
  readonly computed: string | null
  readonly both: string | null
}

type ChangedPart = RecordLines

/**
 * The lines of a record with their common parts stored once, in the order of the members here. If the
 * changes of redaction and of computed metrics lie apart, each has its own part; else both are in
 * `first`.
 */
export type LineParts = {
  readonly head: string
  readonly first: ChangedPart
  readonly between: string
  readonly second: Omit<ChangedPart, 'both'>
  readonly tail: string
}

const unchanged: ChangedPart = { plain: '', redacted: null, computed: null, both: null }

export function wholeLines({ head, first, between, second, tail }: LineParts): RecordLines {
  const line = (a: string, b: string) => head + a + between + b + tail
  const isRedacted = first.redacted !== null || second.redacted !== null
  const isComputed = first.computed !== null || second.computed !== null
  return {
    plain: line(first.plain, second.plain),
    redacted: isRedacted
      ? line(first.redacted ?? first.plain, second.redacted ?? second.plain)
      : null,
    computed: isComputed
      ? line(first.computed ?? first.plain, second.computed ?? second.plain)
      : null,
    both:
      isRedacted && isComputed
        ? line(
            first.both ?? first.redacted ?? first.computed ?? first.plain,
            second.redacted ?? second.computed ?? second.plain,
          )
        : null,
  }
}

/** Each form ends with `ending`. An unchanged record stays as it was logged, spaces included. */
export function recordLines(record: ObjectText, scorer: ScorerMetrics, ending: string): LineParts {
  const edits = editsOf(record, scorer)
  return (
    partsOf(record, edits, ending) ?? {
      head: '',
      first: wholePart(record, edits),
      between: '',
      second: unchanged,
      tail: ending,
    }
  )
}

/** The whole record in each form, if the forms have few bytes in common or the text has spaces. */
function wholePart({ text, members }: ObjectText, edits: Edits): ChangedPart {
  const changed = (form: Form) =>
    isChanged(edits, form) ? `{${written(text, members, edits, form)}` : null
  const [redacted, computed] = [changed('redacted'), changed('computed')]
  return {
    plain: text.slice(0, members.at(-1)?.end),
    redacted,
    computed,
    both: redacted !== null && computed !== null ? changed('both') : null,
  }
}

type Range = readonly [first: number, last: number]

function rangeOf(members: readonly Member[], edits: Edits, form: Form): Range | null {
  const isEdited = (member: Member) => edits.get(member)?.[form] !== undefined
  const first = members.findIndex(isEdited)
  return first === -1 ? null : [first, members.findLastIndex(isEdited)]
}

const isIn = (inner: Range | null, outer: Range): boolean =>
  inner !== null && outer[0] <= inner[0] && inner[1] <= outer[1]

/** The parts of a compact, changed record; null for any other. */
function partsOf({ text, members }: ObjectText, edits: Edits, ending: string): LineParts | null {
  if (!isCompact(members)) return null
  const redacted = rangeOf(members, edits, 'redacted')
  const computed = rangeOf(members, edits, 'computed')
  const [one, other] = [redacted, computed]
    .filter((range) => range !== null)
    .toSorted(([a], [b]) => a - b)
  // The first member has no comma before it that its part could include.
  if (!one || one[0] === 0) return null
  const isApart = other !== undefined && one[1] < other[0]
  const first: Range = other && !isApart ? [one[0], Math.max(one[1], other[1])] : one
  const second = isApart ? other : null

  const start = ([index]: Range) => members[index - 1]?.end ?? 0
  const end = ([, index]: Range) => members[index]?.end ?? 0
  const part = (range: Range): ChangedPart => {
    const some = members.slice(range[0], range[1] + 1)
    const changed = (form: Form) => {
      const kept = written(text, some, edits, form)
      return kept === '' ? '' : `,${kept}`
    }
    const [hasRedacted, hasComputed] = [isIn(redacted, range), isIn(computed, range)]
    return {
      plain: text.slice(start(range), end(range)),
      redacted: hasRedacted ? changed('redacted') : null,
      computed: hasComputed ? changed('computed') : null,
      both: hasRedacted && hasComputed ? changed('both') : null,
    }
  }
  return {
    head: text.slice(0, start(first)),
    first: part(first),
    between: second ? text.slice(end(first), start(second)) : '',
    second: second ? part(second) : unchanged,
    tail: text.slice(end(second ?? first), members.at(-1)?.end) + ending,
  }
}

/** Whether the members follow each other without spaces, as `written` puts them. */
function isCompact(members: readonly Member[]): boolean {
  let before = 0
  for (const { key, at, start, end } of members) {
    if (at !== before + 1 || start - at !== key.length + 3) return false
    before = end
  }
  return true
}
