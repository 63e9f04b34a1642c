import { parseSync, Visitor, type ESTree } from 'vite'

/** The places of each name, as offsets in the code. */
export type NamesInCode = ReadonlyMap<string, readonly number[]>

/** `Promise`, `Intl`, `URL`: the browser's types, whose properties are looked up exactly. */
const isType = (name: string) => /^[A-Z]\w+$/.test(name)

function nameOf(key: ESTree.PropertyKey, isComputed: boolean): string | null {
  if (key.type === 'Literal') return typeof key.value === 'string' ? key.value : null
  return key.type === 'Identifier' && !isComputed ? key.name : null
}

/**
 * `used`: global names (`structuredClone`), properties of types (`Promise.try`), properties of
 * anything else (`.union`), events that are listened to (`event scrollend`), and `RegExp modifier`.
 * `own`: the names that the script gives to properties of its own objects.
 *
 * The build has shortened all other names, so an identifier that the browser knows is the browser's.
 */
export function namesInScript(code: string) {
  const used = new Map<string, number[]>()
  const own = new Set<string>()
  const keys = new Set<unknown>()
  const use = (name: string, { start }: ESTree.Span) =>
    void (used.get(name)?.push(start) ?? used.set(name, [start]))
  const addOwn = (key: ESTree.PropertyKey, isComputed: boolean) => {
    const name = nameOf(key, isComputed)
    if (name !== null) own.add(name)
    if (!isComputed) keys.add(key)
  }
  // A node is visited before the nodes inside it.
  const visitor = new Visitor({
    MemberExpression({ object, property, computed }) {
      if (!computed) keys.add(property)
      const name = nameOf(property, computed)
      if (name === null) return
      const inner =
        object.type === 'MemberExpression' ? nameOf(object.property, object.computed) : null
      const owner = object.type === 'Identifier' ? object.name : inner
      use(owner !== null && isType(owner) ? `${owner}.${name}` : `.${name}`, property)
    },
    ObjectPattern({ properties }) {
      for (const property of properties) {
        if (property.type !== 'Property') continue
        if (!property.computed) keys.add(property.key)
        const name = nameOf(property.key, property.computed)
        if (name !== null) use(`.${name}`, property)
      }
    },
    ObjectExpression({ properties }) {
      for (const part of properties) if (part.type === 'Property') addOwn(part.key, part.computed)
    },
    MethodDefinition: ({ key, computed }) => addOwn(key, computed),
    PropertyDefinition: ({ key, computed }) => addOwn(key, computed),
    AssignmentExpression({ left }) {
      if (left.type !== 'MemberExpression' || left.object.type !== 'ThisExpression') return
      addOwn(left.property, left.computed)
    },
    CallExpression({ callee, arguments: [event] }) {
      if (callee.type !== 'MemberExpression' && callee.type !== 'Identifier') return
      const called = callee.type === 'Identifier' ? callee : callee.property
      const isListening = called.type === 'Identifier' && called.name === 'addEventListener'
      if (isListening && event?.type === 'Literal') use(`event ${String(event.value)}`, event)
    },
    // It may run over a stream. No other newer type is iterated so.
    ForOfStatement(node) {
      if (node.await) use('ReadableStream.@@asyncIterator', node)
    },
    // The build cannot compile it, and in an older browser the whole file is a syntax error.
    Literal(node) {
      if ('regex' in node && /\(\?[ims-]+:/.test(node.regex.pattern)) use('RegExp modifier', node)
    },
    Identifier(node) {
      if (!keys.has(node)) use(node.name, node)
    },
  })
  visitor.visit(parseSync('script.js', code).program)
  return { used: used as NamesInCode, own: own as ReadonlySet<string> }
}
