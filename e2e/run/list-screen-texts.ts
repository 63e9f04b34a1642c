import { readdirSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'

/**
 * `npm run texts`: every text on screen or for screen readers, with file and line. It finds string
 * literals by a rule of thumb, so a few ids are among them. With `--check` it lists only the texts of
 * the page that are in no table of words, and fails if there is one.
 */
const isCheck = process.argv.includes('--check')

const folders =
  /^src\/(?:features|app|ui|api|share|server|domain\/(?:configuration|contract|filter-tree|pasted|record-ids|request-check))\//
/** Tests, and files whose texts no user sees. */
const quiet =
  /\.(?:test|test-support|clickhouse)\.|^src\/server\/(?:testing|samples|duckdb|clickhouse|records)\//

/** `words.ts`, and `…-words.ts` of lazy parts: each string in them is a text. */
const isTable = (file: string): boolean => /[/-]words\.ts$/.test(file)
/** Folders whose texts are in tables. */
const ofPage = /^src\/(?:app|features|ui)\//

/** JSX attributes and properties whose value is a text even as one lower-case word. */
const textNames = new Set(
  (
    'label aria-label title name text word sentence say hint stay description placeholder ' +
    'searchPlaceholder emptyText shortcut reason data-tip data-tip-keys'
  ).split(' '),
)
const silentNames = new Set(
  'className id key kind type variant data-option queryKey aria-keyshortcuts'.split(' '),
)
/** Keys of the keyboard, selectors, styles, names in the browser's storage, ends of files, JSON. */
const noText =
  /^(?:(?:Ctrl|Shift|Alt|Enter|Esc|Escape|Home|End|Delete|Del|Page|Up|Down|F\d+|A to Z|[A-Z]|\{…\}|[←→↑↓])(?: |$))+$|\[[\w-]+(?:=[^\]]*)?\]|\((?:[a-z-]+: \w+|width < \w+)\)$|^calc\(|^\{…\}\.\w+$|^null$|^(?:, )?"\w+": |^\d+(?:px)? \d+(?:px)?$|^winnow[.-]|^Files$/
const classWord =
  /^(?:-?[a-z]+(?:-[\w./%[\]]+)+!?|[\w[\]&*>_().-]+:\S+|flex|grid|block|contents|hidden|truncate|absolute|relative|inset-0)$/

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>
type Around = {
  readonly name: string | null
  readonly isSilent: boolean
  readonly isInTable: boolean
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

function isRead(text: string, { name, isSilent, isInTable }: Around): boolean {
  const trimmed = text.trim()
  if (isSilent || !/\p{L}{2}/u.test(trimmed)) return false
  if (isInTable) return true
  if (noText.test(trimmed) || (name === 'name' && /^[a-z]+$/.test(trimmed))) return false
  if (/^(?:bottom|top) (?:start|end)$|\w_\w|var\(--/.test(trimmed)) return false
  if (name !== null && textNames.has(name)) return true
  if (/^[A-Z][a-z]+[A-Z]/.test(trimmed) || /^[#./@<\\]/.test(trimmed)) return false
  if (/^[A-Z“‘]/.test(trimmed)) return /[a-z]/.test(trimmed)
  const words = trimmed.split(/\s+/)
  return words.length > 1 && !words.some((word) => classWord.test(word))
}

/** The text of a template with `{…}` for its expressions. */
function templateText(node: Node): string {
  const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]
  return quasis.map(({ value }) => value.cooked).join('{…}')
}

function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null
  const name = node['name'] ?? node['value']
  return typeof name === 'string' ? name : null
}

function textsOf(file: string): readonly (readonly [line: number, text: string])[] {
  const source = readFileSync(file, 'utf8')
  const { program } = parseSync(file, source)
  const found: [number, string][] = []
  const take = (node: Node, text: string, around: Around) => {
    if (!isRead(text, around)) return
    const line = source.slice(0, node.start).split('\n').length
    found.push([line, text.trim().replaceAll(/\s+/g, ' ')])
  }
  const visit = (value: unknown, around: Around): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, around)
      return
    }
    if (!isNode(value)) return
    if (/^(?:TS(?!As|Satisfies|NonNull)|Import|ExportAll)/.test(value.type)) return
    if (value.type === 'JSXText')
      return take(value, String(value['value']), { ...around, name: 'text' })
    if (value.type === 'Literal' && typeof value['value'] === 'string') {
      return take(value, value['value'], around)
    }
    if (value.type === 'TemplateLiteral') take(value, templateText(value), around)
    for (const [key, child] of Object.entries(value)) visit(child, within(value, key, around))
  }
  visit(program, { name: null, isSilent: false, isInTable: isTable(file) })
  return found
}

function within(node: Node, key: string, around: Around): Around {
  if (node.type === 'JSXAttribute' || node.type === 'Property') {
    const name = nameOf(node['name'] ?? node['key'])
    const isSilent = key !== 'value' || (name !== null && silentNames.has(name))
    return { ...around, name, isSilent: isSilent || around.isSilent }
  }
  if (node.type === 'CallExpression') {
    const isClasses = nameOf(node['callee']) === 'classNames'
    return { ...around, name: null, isSilent: around.isSilent || isClasses }
  }
  // Thrown for developers; the server's are read by who starts it.
  if (node.type === 'NewExpression') {
    return { ...around, isSilent: isCheck && nameOf(node['callee']) === 'Error' }
  }
  if (node.type === 'BinaryExpression') return { ...around, isSilent: node['operator'] !== '+' }
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    return { ...around, name: key === 'children' ? 'text' : null, isSilent: false }
  }
  return around
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.tsx?$/.test(file) && folders.test(file) && !quiet.test(file))
for (const file of files.toSorted()) {
  if (isCheck && (!ofPage.test(file) || isTable(file))) continue
  for (const [line, text] of textsOf(file)) {
    console.log(`${file}:${line}\t${text}`)
    if (isCheck) process.exitCode = 1
  }
}
