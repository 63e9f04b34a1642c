import type {
  CompatData,
  CompatStatement,
  Identifier,
  SupportStatement,
} from '@mdn/browser-compat-data/forLegacyNode'
import { browsers } from './browsers.ts'

/** Which supported browsers lack a feature, by its name in code: `Set.union` → “Firefox 121 (since 127)”. */
export type NewerFeatures = ReadonlyMap<string, string>

const { compare } = new Intl.Collator('en', { numeric: true })
const isAtMost = (version: string, other: string) => compare(version.replace('≤', ''), other) <= 0

const statementsOf = (support: SupportStatement | undefined) => [support ?? []].flat()

const isIn = (support: SupportStatement | undefined, version: string): boolean =>
  statementsOf(support).some(
    ({ version_added: added, version_removed: removed, flags, prefix, alternative_name }) =>
      typeof added === 'string' &&
      added !== 'preview' &&
      isAtMost(added, version) &&
      !(removed && isAtMost(removed, version)) &&
      !flags &&
      !prefix &&
      !alternative_name,
  )

const lackedBy = ({ support }: CompatStatement): string =>
  browsers
    .filter(({ data, version }) => !isIn(support[data], version))
    .map(({ name, version, data }) => {
      const [newest] = statementsOf(support[data])
      const since = newest?.version_added ? `since ${newest.version_added}` : 'in no version'
      return `${name} ${version} (${since})`
    })
    .join(', ')

/**
 * Several features may have one name, and a script does not say which one it means. The name is in
 * the table if all of them are too new.
 */
function createTable() {
  const table = new Map<string, string>()
  const inAllBrowsers = new Set<string>()
  const add = (name: string, { __compat: compat }: Identifier) => {
    if (!compat || inAllBrowsers.has(name)) return
    const lacking = lackedBy(compat)
    if (lacking) table.set(name, lacking)
    else {
      table.delete(name)
      inAllBrowsers.add(name)
    }
  }
  return { table, add }
}

const partsOf = (group: Identifier | undefined) =>
  Object.entries(group ?? {}).filter((part): part is [string, Identifier] => part[0] !== '__compat')

/**
 * The names are those of `names-in-script.ts`: `structuredClone`, `Promise.try`, `.union`,
 * `event scrollend`. A property of the DOM that the page's own objects have too (`own`) is left out,
 * since the DOM has thousands; a property of JavaScript's own types is not.
 */
export function newerInScripts(
  { api, javascript }: CompatData,
  own: ReadonlySet<string>,
): NewerFeatures {
  const { table, add } = createTable()
  const { builtins } = javascript
  const language = [builtins, builtins?.Intl, builtins?.Temporal].flatMap(partsOf)
  const addType = (type: string, features: Identifier, isOwn: (name: string) => boolean) => {
    add(type, features)
    const { __compat: compat } = features
    // An object of a newer type comes from a newer name. Iterators are older than the name of their type.
    const hasObjects = type === 'Iterator' || !compat || !lackedBy(compat)
    for (const [key, feature] of partsOf(features)) {
      const name = key.replace(/_(static|event)$/, '')
      if (key.endsWith('_event')) add(`event ${name}`, feature)
      else add(`${type}.${name}`, feature)
      if (key === name && hasObjects && !isOwn(name)) add(`.${name}`, feature)
      if (type === 'Window' || type.endsWith('WorkerGlobalScope')) add(name, feature)
    }
  }
  for (const [part, feature] of partsOf(javascript.regular_expressions)) {
    add(`RegExp ${part}`, feature)
  }
  for (const [type, features] of language) addType(type, features, () => false)
  for (const [type, features] of partsOf(api)) addType(type, features, (name) => own.has(name))
  return table
}

/** The names are those of `names-in-styles.ts`. A name of one engine (`-webkit-…`) is meant for that engine alone. */
export function newerInStyles({ css }: CompatData): NewerFeatures {
  const { table, add } = createTable()
  for (const [property, values] of partsOf(css.properties)) {
    if (property.startsWith('-')) continue
    add(property, values)
    if (table.has(property)) continue
    for (const [value, feature] of partsOf(values)) add(`${property}: ${value}`, feature)
  }
  for (const [rule, feature] of partsOf(css['at-rules'])) add(`@${rule}`, feature)
  for (const [selector, feature] of partsOf(css.selectors)) {
    if (!selector.startsWith('-')) add(`:${selector}`, feature)
  }
  const addFunctions = (group: Identifier | undefined) => {
    for (const [name, feature] of partsOf(group)) {
      add(`${name}()`, feature)
      addFunctions(feature)
    }
  }
  addFunctions(css.types)
  return table
}
