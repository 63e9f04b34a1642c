import fc from 'fast-check'

/** Records as JSON in unusual spelling: spaces, escapes, repeated or empty keys, nested children. */

const user = '00000000-0000-4000-8000-000000000009'
export const template = '00000000-0000-4000-8000-000000000008'

const space = fc.oneof(
  { arbitrary: fc.constant(''), weight: 6 },
  fc.constantFrom(' ', '\t', ' \r ', '\n\n'),
)

const escaped = (word: string): string =>
  `"${Array.from({ length: word.length }, (_, index) => `\\u${word.charCodeAt(index).toString(16).padStart(4, '0')}`).join('')}"`

const spelled = (word: string): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constant(JSON.stringify(word)), weight: 5 },
    fc.constant(escaped(word)),
    fc.constant(JSON.stringify(word).replaceAll('/', '\\/')),
  )

const wordText = fc
  .oneof(
    fc.constantFrom(
      '',
      'a',
      '\\',
      '"',
      '\\"',
      '},{',
      '",',
      '\u2028',
      '\u0085é',
      '日本 😀',
      'a/b\n',
    ),
    fc.string({ maxLength: 6, unit: 'binary' }).filter((text) => text.isWellFormed()),
  )
  .chain(spelled)

const scalarText = fc.oneof(
  wordText,
  fc.constantFrom('null', 'true', 'false', '0', '-0', '1.50', '1E+2', '12345678901234567890', '7'),
)

const joined = (texts: readonly string[], spaces: readonly string[]) =>
  texts
    .map((text, index) => `${spaces[index * 2] ?? ''}${text}${spaces[index * 2 + 1] ?? ''}`)
    .join(',')

const listOf = (item: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(item, { maxLength: 3 }), fc.array(space, { minLength: 6, maxLength: 6 }), space)
    .map(([items, spaces, empty]) => `[${items.length > 0 ? joined(items, spaces) : empty}]`)

type DrawnMember = fc.Arbitrary<string>

const memberOf = (key: string, value: fc.Arbitrary<string>): DrawnMember =>
  fc.tuple(spelled(key), space, space, value).map((parts) => {
    const [name, before, after, text] = parts
    return `${name}${before}:${after}${text}`
  })

const objectOf = (member: DrawnMember, first: readonly string[] = []) =>
  fc
    .tuple(
      fc.array(member, { maxLength: 6 }),
      fc.array(space, { minLength: 24, maxLength: 24 }),
      space,
    )
    .map(([members, spaces, empty]) => {
      const all = [...first, ...members]
      return `{${all.length > 0 ? joined(all, spaces) : empty}}`
    })

const oneOf = (keys: readonly string[], value: fc.Arbitrary<string>) =>
  fc.oneof(...keys.map((key) => memberOf(key, value)))

const metricKeys = [
  'cost',
  'duration_ns',
  'right',
  'correctness',
  'other',
  '',
  '__proto__',
  '7',
  'constructor',
]
const info = objectOf(
  fc.oneof(
    memberOf('status_type', fc.constantFrom('"success"', '"roll_up"', '"failed"', 'null', '1')),
    memberOf(
      'metric_key_alias',
      fc.oneof(fc.constantFrom('"cost"', '"correctness"', 'null'), wordText),
    ),
    memberOf('value', scalarText),
  ),
)

const anyText = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: scalarText, weight: 3 },
    listOf(tie('value')),
    objectOf(oneOf(['a', 'input', '', '__proto__', '日'], tie('value'))),
  ),
})).value

const loggedKeys = [
  'annotation_queue_ids',
  'annotation_aggregates',
  'overall_annotation_agreement',
  'fully_annotated',
]
const namedKeys = ['input', 'output', 'redacted_input', 'redacted_output', 'model', 'tools']
const strangeKeys = ['', '__proto__', 'line\u2028end', 'a"b\\', 'redacted_', 'é']

const members = fc.letrec<{ member: string; child: string }>((tie) => ({
  child: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: scalarText, weight: 1 },
    { arbitrary: objectOf(tie('member')), weight: 4 },
  ),
  member: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: oneOf(namedKeys, fc.oneof(fc.constant('null'), scalarText, anyText)), weight: 8 },
    { arbitrary: oneOf(strangeKeys, anyText), weight: 2 },
    { arbitrary: oneOf(loggedKeys, anyText), weight: 1 },
    { arbitrary: memberOf('metrics', objectOf(oneOf(metricKeys, scalarText))), weight: 3 },
    { arbitrary: memberOf('metric_info', objectOf(oneOf(metricKeys, info))), weight: 3 },
    {
      arbitrary: oneOf(['traces', 'spans'], fc.oneof(scalarText, listOf(tie('child')))),
      weight: 3,
    },
  ),
}))

const rating = objectOf(
  fc.oneof(
    memberOf('value', anyText),
    memberOf('explanation', scalarText),
    memberOf('annotation_type', wordText),
  ),
)
const topMembers = fc.oneof(
  { arbitrary: members.member, weight: 12 },
  memberOf('user_metadata', objectOf(oneOf(metricKeys, anyText))),
  memberOf('tags', listOf(wordText)),
  memberOf('step_number', fc.constantFrom('null', '3', '9007199254740993', '1e3', '-0')),
  memberOf('temperature', fc.constantFrom('null', '0.50', '1e-9')),
  memberOf('is_complete', fc.constantFrom('null', 'true')),
  memberOf('updated_at', fc.constantFrom('null', '"2026-01-01 10:00+02:00"')),
  memberOf(
    'annotations',
    objectOf(memberOf(template, objectOf(oneOf([user, 'b', '__proto__', '2', '10'], rating)))),
  ),
)

export const drawnLine: fc.Arbitrary<string> = fc
  .tuple(
    fc
      .constantFrom('trace', 'session', 'llm')
      .chain((type) =>
        objectOf(topMembers, [
          `"id":"00000000-0000-4000-8000-000000000001"`,
          `"type":"${type}"`,
          `"created_at" :"2026-01-01T00:00:00Z"`,
        ]),
      ),
    space,
    space,
  )
  .map(([text, before, after]) => `${before}${text}${after}`.replaceAll('\n', ' '))
