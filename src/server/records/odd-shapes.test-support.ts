import fc from 'fast-check'

/**
 * Records with children in unexpected places: in objects, in nested lists, under any key, at any depth.
 * Only texts with a redaction beside them contain the word `raw`.
 */

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type Members = readonly (readonly [key: string, value: Json])[]

const raw = fc.nat({ max: 1e6 }).map((number) => `raw ${number}`)
const open = fc.nat({ max: 1e6 }).map((number) => `open ${number}`)
const redaction = fc.nat({ max: 1e6 }).map((number) => `*** ${number}`)

const shapedText = (text: fc.Arbitrary<string>): fc.Arbitrary<Json> =>
  fc.oneof(
    text,
    text.map((content) => [{ role: 'user', content }]),
    text.map((content) => ({ spans: [{ output: content }] })),
  )

const pair = (name: 'input' | 'output'): fc.Arbitrary<Members> =>
  fc.oneof(
    fc.tuple(shapedText(raw), shapedText(redaction)).map(([plain, redacted]): Members => [
      [name, plain],
      [`redacted_${name}`, redacted],
    ]),
    fc.tuple(shapedText(redaction), shapedText(raw)).map(([redacted, plain]): Members => [
      [`redacted_${name}`, redacted],
      [name, plain],
    ]),
    shapedText(open).map((plain): Members => [[name, plain]]),
    shapedText(open).map((plain): Members => [
      [name, plain],
      [`redacted_${name}`, null],
    ]),
    shapedText(redaction).map((redacted): Members => [[`redacted_${name}`, redacted]]),
    fc.constant<Members>([]),
  )

const childKeys = ['spans', 'traces', 'children', 'steps', 'input_spans', '', '__proto__', 'é"']
/** Fields that hold data: objects in them are not steps. */
const fields = ['tools', 'user_metadata', 'metrics', 'dataset_input', 'name', 'input', 'output']

const drawn = fc.letrec<{ step: Members; children: Json }>((tie) => {
  const asObject = tie('step').map((members): Json => Object.fromEntries(members))
  return {
    step: fc
      .tuple(
        pair('input'),
        pair('output'),
        fc.array(fc.tuple(fc.constantFrom(...childKeys), tie('children')), { maxLength: 2 }),
        fc.oneof(
          { arbitrary: fc.constant(null), weight: 20 },
          fc.tuple(fc.constantFrom(...fields), asObject),
        ),
      )
      .map(([input, output, children, field]) => [
        ...input,
        ...(children.length > 1 ? children.slice(0, 1) : []),
        ...output,
        ...children.slice(children.length > 1 ? 1 : 0),
        ...(field ? [field] : []),
      ]),
    children: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      { arbitrary: open, weight: 1 },
      { arbitrary: asObject, weight: 3 },
      { arbitrary: fc.array(tie('children'), { maxLength: 3 }), weight: 3 },
      {
        arbitrary: fc.dictionary(fc.constantFrom('a', 'b', '0'), tie('children'), { maxKeys: 2 }),
        weight: 2,
      },
    ),
  }
})

const spelledOddly = (json: string): string =>
  json
    .replaceAll('redacted_', String.raw`r\u0065dacted\u005f`)
    .replaceAll('"input"', '"in\\u0070ut"')

/** Members of a record as JSON text that follows other members: it begins with a comma or is empty. */
export const oddShape: fc.Arbitrary<string> = fc
  .tuple(drawn.step, fc.boolean())
  .map(([members, isOdd]) => {
    const text = members
      .map(([key, value]) => `,${JSON.stringify(key)}:${JSON.stringify(value)}`)
      .join('')
    return isOdd ? spelledOddly(text) : text
  })
