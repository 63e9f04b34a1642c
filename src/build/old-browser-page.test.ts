import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import data from '@mdn/browser-compat-data/forLegacyNode'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import { browserNames, browsers } from './browsers.ts'
import { withOldBrowserPage } from './old-browser-page.ts'

const indexHtml = withOldBrowserPage(readFileSync('index.html', 'utf8'))
const [, script = ''] = /<script>([^]*?)<\/script>/.exec(indexHtml) ?? []

/** What the script writes where `CSS` is this. */
function writtenWith(css: object | undefined): string {
  let written = ''
  const document = { write: (html: string) => void (written += html) }
  runInNewContext(script, { window: { CSS: css }, CSS: css, document })
  return written
}

const without = (...names: readonly string[]) => ({
  supports: (...asked: readonly string[]) => !names.some((name) => asked.join(': ').includes(name)),
})

test('a browser without light-dark() or :has() gets the page with the browsers of package.json', () => {
  for (const css of [without('light-dark('), without(':has('), {}, undefined]) {
    const page = writtenWith(css)
    expect(page).toContain('<h1>Winnow needs a newer browser</h1>')
    for (const name of browserNames) expect(page).toContain(`<li>${name} or newer</li>`)
    expect(page).toMatch(/<plaintext><\/plaintext>\s*$/)
  }
})

test('any other browser gets the page itself', () => {
  expect(writtenWith(without())).toBe('')
})

test('light-dark() and :has() came with the oldest browsers', () => {
  const features = [data.css.types?.color?.['light-dark'], data.css.selectors?.has]
  for (const browser of browsers) {
    const since = features.map((feature) => {
      const { __compat: compat } = feature ?? {}
      const [first] = [compat?.support[browser.data] ?? []].flat()
      return Number(first?.version_added)
    })
    expect([browser.name, Math.max(...since)]).toEqual([browser.name, Number(browser.version)])
  }
})

/**
 * Compares the kinds of syntax with those of ES5 that the script needs. The parser itself takes newer
 * syntax, and does not tell a comma after the last argument.
 */
test('the script is ES5', () => {
  const { program, errors } = parseSync('script.js', script, { sourceType: 'script' })
  expect(errors).toEqual([])
  const kinds = JSON.stringify(program).matchAll(/"type":"(\w+)"/g)
  expect(new Set([...kinds].map(([, kind]) => kind))).toEqual(
    new Set([
      'Program',
      'IfStatement',
      'LogicalExpression',
      'UnaryExpression',
      'MemberExpression',
      'CallExpression',
      'Identifier',
      'Literal',
      'ExpressionStatement',
    ]),
  )
  expect(script).not.toMatch(/,\s*\)/)
})

test('the script stands before all that loads', () => {
  const before = indexHtml.slice(0, indexHtml.indexOf(script))
  expect(before).not.toMatch(/<script[^>]*>[^]*<script|rel="(?:stylesheet|preload|modulepreload)"/)
})
