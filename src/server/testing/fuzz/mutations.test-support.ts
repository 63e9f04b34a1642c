import fc from 'fast-check'
import { anyText } from './arbitrary-tree.test-support.ts'
import { brokenTexts, hostileTexts } from './hostile-texts.test-support.ts'
import {
  changeAt,
  ownEntries,
  placesIn,
  RawJson,
  valueAt,
  writeJson,
  type JsonLike,
} from './raw-json.test-support.ts'

/** Numbers of JSON in odd spellings, and invalid ones. */
const rawNumbers = [
  '1e999',
  '-1e999',
  '-0',
  '1e-400',
  '9007199254740993',
  '-9007199254740993',
  '0.1e1',
  '18446744073709551616',
  '1.0',
  '1E0',
  '0e99999',
  '9'.repeat(10_000),
  `0.${'3'.repeat(10_000)}`,
  '01',
  '+1',
  '.5',
  '1.',
  'NaN',
  'Infinity',
  '0x10',
  '1_000',
  '--1',
  "'a'",
  'undefined',
  '',
].map((text) => new RawJson(text))

const rawTexts = [
  '"\\u0000"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\uD83D\\uDE00"',
  '"\\u00e9"',
  '"\\/"',
  '"\\x41"',
  '"\\u12"',
  '"a\nb"',
  '"\u0000"',
  '"unclosed',
  '"\\"',
  '"\ufeff"',
].map((text) => new RawJson(text))

const arbitraryJson = fc.jsonValue({
  maxDepth: 3,
  noUnicodeString: false,
}) as fc.Arbitrary<JsonLike>

export const junk: fc.Arbitrary<JsonLike> = fc.oneof(
  { weight: 3, arbitrary: arbitraryJson },
  { weight: 2, arbitrary: fc.constantFrom<JsonLike>(null, true, false, 0, -1, '', [], {}) },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: fc.constantFrom(...brokenTexts) },
  { weight: 2, arbitrary: fc.constantFrom(...rawNumbers) },
  { weight: 1, arbitrary: fc.constantFrom(...rawTexts) },
  { weight: 1, arbitrary: fc.constantFrom<JsonLike>([[]], [null], ['a', 1], { and: [] }) },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(2000), '\0'.repeat(50), '𝔘'.repeat(500)) },
)

const name = fc.constantFrom(
  ...hostileTexts.names,
  'filter',
  'and',
  'or',
  'not',
  'type',
  'column_id',
  'operator',
  'value',
  'case_sensitive',
  'user_ids',
  'record_selector',
  'filter_tree',
  'record_ids',
  'redact',
  'column_ids',
  'limit',
)

type Step = {
  readonly kind: (typeof kinds)[number]
  readonly at: number
  readonly other: number
  readonly name: string
  readonly junk: JsonLike
}
const kinds = [
  'drop',
  'add',
  'replace',
  'replace',
  'rename',
  'swap',
  'wrap',
  'nest',
  'double',
  'proto',
] as const

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: fc.nat(),
  other: fc.nat(),
  name,
  junk,
})

const isObject = (value: JsonLike): value is { readonly [key: string]: JsonLike } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof RawJson)

function mutate(root: JsonLike, { kind, at, other, name: key, junk: given }: Step): JsonLike {
  const places = placesIn(root)
  const place = places[at % places.length] ?? []
  const change = (how: (value: JsonLike) => JsonLike | undefined) => changeAt(root, place, how)
  switch (kind) {
    case 'drop':
      return change(() => undefined)
    case 'add':
      return change((value) =>
        isObject(value) ? ownEntries([...Object.entries(value), [key, given]]) : given,
      )
    case 'rename':
      return change((value) => {
        if (!isObject(value)) return given
        const entries = Object.entries(value)
        return ownEntries(
          entries.map(([own, inner], index) => [
            index === other % entries.length ? key : own,
            inner,
          ]),
        )
      })
    case 'swap': {
      const there = valueAt(root, places[other % places.length] ?? [])
      return change(() => there)
    }
    case 'wrap':
      return change((value) => (other % 2 === 0 ? [value] : { [key]: value }))
    case 'nest':
      return change((value) =>
        Array.from({ length: other % 120 }).reduce<JsonLike>((inner) => ({ not: inner }), value),
      )
    case 'double':
      return change((value) => (Array.isArray(value) ? [...value, ...value] : [value, value]))
    case 'proto':
      return change((value) =>
        ownEntries([
          ['__proto__', { redact: false, type: 'filter_tree', and: [], is_admin: true }],
          ...(isObject(value) ? Object.entries(value) : []),
        ]),
      )
    default:
      return change(() => given)
  }
}

type TextStep = { readonly kind: (typeof textKinds)[number]; readonly at: number }
const textKinds = [
  'none',
  'truncate',
  'bom',
  'twice',
  'spaces',
  'repeat-key',
  'invalid-utf8',
  'utf16',
  'trailing',
  'comment',
  'case',
] as const
const textStep: fc.Arbitrary<TextStep> = fc.record({
  kind: fc.oneof(
    { weight: 9, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...textKinds) },
  ),
  at: fc.nat(),
})

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text))

function toBytes(text: string, { kind, at }: TextStep): Uint8Array<ArrayBuffer> {
  const bytes = utf8(text)
  const place = bytes.length === 0 ? 0 : at % bytes.length
  switch (kind) {
    case 'truncate':
      return bytes.slice(0, place)
    case 'bom':
      return utf8(`\ufeff${text}`)
    case 'twice':
      return utf8(text + text)
    case 'spaces':
      return utf8(` \r\n\t${text.replaceAll(',', ' ,\n')} `)
    case 'repeat-key':
      return utf8(text.replace(/("(?:\w+)":)/, '$1null,$1'))
    case 'invalid-utf8':
      bytes[place] = [0xff, 0xc0, 0x80, 0xed, 0xf8][at % 5] ?? 0xff
      return bytes
    case 'utf16':
      return new Uint8Array(Buffer.from(text, 'utf16le'))
    case 'trailing':
      return utf8(`${text}${[',', '}', ']', '\0', ' x'][at % 5] ?? ''}`)
    case 'comment':
      return utf8(`/* */${text}// end`)
    case 'case':
      return utf8(text.toUpperCase())
    default:
      return bytes
  }
}

/** Mostly one change, because the first mistake hides the others. */
const steps = fc.oneof(
  { weight: 5, arbitrary: fc.array(step, { minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.array(step, { minLength: 2, maxLength: 3 }) },
)

/** A valid body with up to three changes, and its text with one more. */
export const mutated = (
  valid: fc.Arbitrary<JsonLike | null>,
): fc.Arbitrary<Uint8Array<ArrayBuffer>> =>
  fc
    .tuple(valid, steps, textStep)
    .map(([body, changes, last]) => toBytes(writeJson(changes.reduce(mutate, body)), last))

export const anyBody: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(junk, textStep).map(([value, last]) => toBytes(writeJson(value), last)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.dictionary(name, junk, { maxKeys: 5 }), textStep)
      .map(([value, last]) => toBytes(writeJson(value), last)),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => new Uint8Array(bytes)) },
  { weight: 1, arbitrary: fc.constant(new Uint8Array()) },
)
