import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const skipped = /^(node_modules|dist|coverage|playwright-report|test-results|\.\w+|sample-.*)$/

const filesIn = (folder: string, end: RegExp): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skipped.test(entry.name) ? [] : filesIn(path, end)
    return end.test(entry.name) ? [path] : []
  })

const documents = filesIn('.', /\.md$/)

/** Prose without blocks and spans of code. */
const proseOf = (document: string): string =>
  readFileSync(document, 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '')

/** The anchor that a heading gets: lower case, dashes for spaces, no punctuation. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (document: string): string[] =>
  (readFileSync(document, 'utf8').match(/^#+ .*$/gm) ?? []).map(anchorOf)

const linksOf = (document: string): string[] =>
  [...proseOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)

const isBroken = (document: string, link: string): boolean => {
  if (/^[a-z]+:/.test(link)) return false
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? document : join(dirname(document), path)
  if (!existsSync(target)) return true
  return anchor !== undefined && !anchorsOf(target).includes(anchor)
}

test('every relative link of every document leads to a file and a heading', () => {
  expect(documents.length).toBeGreaterThan(5)
  const broken = documents.flatMap((document) =>
    linksOf(document)
      .filter((link) => isBroken(document, link))
      .map((link) => `${document}: ${link}`),
  )
  expect(broken).toEqual([])
})

test('every document that the code cites is in the repository', () => {
  const names = new Set(documents.map((document) => basename(document)))
  const cited = ['src', 'e2e'].flatMap((folder) =>
    filesIn(folder, /\.tsx?$/).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/`([\w-]+\.md)`/g)]
        .filter(([, name = '']) => !names.has(name))
        .map(([, name]) => `${file}: ${name}`),
    ),
  )
  expect(cited).toEqual([])
})

test('README.md has at most 10 kB', () => {
  expect(statSync('README.md').size).toBeLessThanOrEqual(10_000)
})
