import type { ScorerMetrics } from './queue-metrics.ts'

/** A naive second implementation of `recordLines`, with JSON.parse and lists of keys and texts. */

type Pair = readonly [key: string, value: string]

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function firstValue(text: string): readonly [value: string, rest: string] {
  for (let end = 1; end <= text.length; end += 1) {
    const isWhole = end === text.length || /[\s,:\]}]/.test(text.charAt(end))
    const value = text.slice(0, end)
    if (isWhole && isJson(value)) return [value, text.slice(end).trimStart()]
  }
  throw new Error(`There is no value in ${text}`)
}

function itemsOf(list: string): string[] {
  const items: string[] = []
  let rest = list.trim().slice(1, -1).trim()
  while (rest !== '') {
    const [value, next] = firstValue(rest)
    items.push(value)
    rest = next.slice(1).trimStart()
  }
  return items
}

function pairsOf(object: string): Pair[] {
  const pairs: Pair[] = []
  let rest = object.trim().slice(1, -1).trim()
  while (rest !== '') {
    const [key, colon] = firstValue(rest)
    const [value, next] = firstValue(colon.slice(1).trimStart())
    pairs.push([String(JSON.parse(key)), value])
    rest = next.slice(1).trimStart()
  }
  return pairs
}

const separators = ['\u0085', '\u2028', '\u2029']
const escapeSeparators = (text: string): string =>
  separators.reduce(
    (before, one) =>
      before.replaceAll(one, `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
    text,
  )

const written = (pairs: readonly Pair[]): string =>
  `{${pairs.map(([key, value]) => `${escapeSeparators(JSON.stringify(key))}:${value}`).join(',')}}`

const isObject = (text: string | undefined): text is string => text?.startsWith('{') ?? false
const lastOf = (pairs: readonly Pair[], key: string) =>
  pairs.findLast(([name]) => name === key)?.[1]

/** If nothing changes, the text stays as written. */
function rewritten(object: string, change: (pair: Pair, all: readonly Pair[]) => Pair | null) {
  const before = pairsOf(object)
  const after = before.map((pair) => change(pair, before)).filter((pair) => pair !== null)
  return JSON.stringify(before) === JSON.stringify(after) ? object : written(after)
}

function withChildren([key, value]: Pair, change: (child: string) => string): Pair {
  if ((key !== 'traces' && key !== 'spans') || !value.startsWith('[')) return [key, value]
  const before = itemsOf(value)
  const after = before.map((child) => (isObject(child) ? change(child) : child))
  return [key, before.join() === after.join() ? value : `[${after.join(',')}]`]
}

const redacted = (object: string): string =>
  rewritten(object, (pair, all) => {
    const [key, value] = pair
    for (const name of ['input', 'output']) {
      const text = lastOf(all, `redacted_${name}`)
      if (key === name && text !== undefined && text !== 'null') return [key, text]
      if (key === `redacted_${name}`) {
        return value === 'null' || lastOf(all, name) !== undefined ? null : [name, value]
      }
    }
    return withChildren(pair, redacted)
  })

const systemNames = ['duration_ns', 'num_input_tokens', 'cost']

function computed(object: string, { keys, enabled }: ScorerMetrics): string {
  const entries = new Map(
    pairsOf(lastOf(pairsOf(object), 'metric_info') ?? '{}').map(([name, info]) => {
      const pairs = isObject(info) ? pairsOf(info) : []
      const status = lastOf(pairs, 'status_type') ?? ''
      const scorer = keys.get(name)
      return [
        name,
        {
          alias: JSON.parse(lastOf(pairs, 'metric_key_alias') ?? 'null') as unknown,
          scorer,
          isComputed:
            scorer !== undefined &&
            enabled.has(scorer) &&
            ['"success"', '"roll_up"'].includes(status),
        },
      ]
    }),
  )
  const staysInfo = (name: string) => {
    const { isComputed = false, scorer = name } = entries.get(name) ?? {}
    return isComputed && (entries.get(scorer)?.isComputed ?? true)
  }
  const staysValue = (name: string) => {
    const scorer = keys.get(name)
    const about = [...entries].filter(([entry, { alias }]) =>
      scorer === undefined ? alias === name : keys.get(entry) === scorer,
    )
    if (scorer !== undefined) return about.some(([entry]) => staysInfo(entry))
    const last = about.at(-1)
    return last ? staysInfo(last[0]) : systemNames.includes(name) && !entries.has(name)
  }
  const kept = (value: string, stays: (name: string) => boolean) =>
    isObject(value) ? rewritten(value, (pair) => (stays(pair[0]) ? pair : null)) : value
  return rewritten(object, (pair) => {
    const [key, value] = pair
    if (key === 'metric_info') return [key, kept(value, staysInfo)]
    if (key === 'metrics') return [key, kept(value, staysValue)]
    return withChildren(pair, (child) => computed(child, { keys, enabled }))
  })
}

const apart = [
  'annotations',
  'annotation_queue_ids',
  'annotation_aggregates',
  'annotation_agreement',
  'overall_annotation_agreement',
  'feedback_rating_info',
  'fully_annotated',
]

function opened(object: string, ending: string): string {
  const pairs = pairsOf(object)
  const logged = pairs.filter(([key]) => !apart.includes(key))
  const text = logged.length < pairs.length ? written(logged) : object.trimEnd()
  return `${text.slice(0, -1).trimEnd()}${ending}`
}

export function plainLines(
  line: string,
  scorer: ScorerMetrics,
  ending: string,
): readonly [string, string | null, string | null, string | null] {
  const text = escapeSeparators(line)
  const [isRedacted, isComputed] = [redacted(text) !== text, computed(text, scorer) !== text]
  return [
    opened(text, ending),
    isRedacted ? opened(redacted(text), ending) : null,
    isComputed ? opened(computed(text, scorer), ending) : null,
    isRedacted && isComputed ? opened(computed(redacted(text), scorer), ending) : null,
  ]
}
