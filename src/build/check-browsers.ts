import type { Plugin } from 'vite'
import { allowedNames, type AllowedNames } from './allowed-names.ts'
import { namesInScript, type NamesInCode } from './names-in-script.ts'
import { namesInStyles } from './names-in-styles.ts'
import { newerInScripts, newerInStyles, type NewerFeatures } from './newer-features.ts'

export type BuiltFile = {
  readonly name: string
  readonly code: string
}

/**
 * What the built files use and a supported browser lacks, a line each, and each allowed name that
 * they do not use any more.
 *
 * It compares names, not types: `.flatMap` of an iterator passes, because arrays have had it for long.
 * TypeScript refuses such newer JavaScript in Winnow's own code (`lib` in `tsconfig.json`). Nothing
 * looks at options of a call, HTML attributes and styles that scripts set.
 */
export async function findNewerFeatures(
  files: readonly BuiltFile[],
  allowed: AllowedNames,
): Promise<string[]> {
  // 20 MB of JSON, which only a build needs.
  const { default: data } = await import('@mdn/browser-compat-data/forLegacyNode')
  const scripts = files
    .filter(({ name }) => name.endsWith('.js'))
    .map((file) => ({ file, ...namesInScript(file.code) }))
  const styles = files
    .filter(({ name }) => name.endsWith('.css'))
    .map((file) => ({ file, used: namesInStyles(file.code) }))
  const own = new Set(scripts.flatMap((script) => [...script.own]))
  const found = [
    ...findIn(scripts, newerInScripts(data, own)),
    ...findIn(styles, newerInStyles(data)),
  ]
  const problems = found.flatMap(({ name, lackedBy, places }) => {
    const reason = allowed[name]
    if (typeof reason === 'string') return []
    if (reason?.places === places.length) return []
    const [example = '', ...more] = places
    const count = more.length === 0 ? '' : ` (${places.length} places)`
    return [`${name}: not in ${lackedBy}${count}\n    ${example}`]
  })
  const unused = Object.keys(allowed).filter((name) => !found.some((one) => one.name === name))
  return [...problems, ...unused.map((name) => `${name}: allowed, but the page does not use it`)]
}

function findIn(
  files: readonly { readonly file: BuiltFile; readonly used: NamesInCode }[],
  newer: NewerFeatures,
) {
  const found = new Map<string, { name: string; lackedBy: string; places: string[] }>()
  for (const { file, used } of files) {
    for (const [name, offsets] of used) {
      const lackedBy = newer.get(name)
      if (lackedBy === undefined) continue
      const one = found.get(name) ?? { name, lackedBy, places: [] }
      found.set(name, one)
      for (const offset of offsets) {
        const around = file.code.slice(Math.max(0, offset - 40), offset + 60)
        one.places.push(`${file.name}: …${around.replaceAll(/\s+/g, ' ')}…`)
      }
    }
  }
  return [...found.values()]
}

/** Stops a build whose page would fail in a supported browser. */
export const checkBrowsers = (allowed = allowedNames): Plugin => ({
  name: 'check-browsers',
  apply: 'build',
  async generateBundle(_, bundle) {
    const files = Object.values(bundle).map((file) => ({
      name: file.fileName,
      code: file.type === 'chunk' ? file.code : Buffer.from(file.source).toString(),
    }))
    const problems = await findNewerFeatures(files, allowed)
    if (problems.length === 0) return
    this.error(
      [
        'The page does not fit the supported browsers (package.json, browserslist).',
        'Use something older, raise a browser’s version, or say in src/build/allowed-names.ts why it is no problem.',
        ...problems.map((problem) => `  ${problem}`),
      ].join('\n'),
    )
  },
})
