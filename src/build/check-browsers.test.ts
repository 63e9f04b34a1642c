import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { browserNames } from './browsers.ts'
import { checkBrowsers, findNewerFeatures } from './check-browsers.ts'

const script = (code: string) => ({ name: 'assets/page-1.js', code })
const styles = (code: string) => ({ name: 'assets/page-1.css', code })

/** The reported names. */
const namesIn = async (file: { name: string; code: string }) =>
  (await findNewerFeatures([file], {})).map((line) => /^(.+?): (?:not in|allowed)/.exec(line)?.[1])

test.each([
  ['cookieStore.get(`a`)', 'cookieStore'],
  ['new CloseWatcher', 'CloseWatcher'],
  ['Promise.try(f)', 'Promise.try'],
  ['globalThis.Promise.try(f)', 'Promise.try'],
  ['a.union(b)', '.union'],
  ['a?.union(b)', '.union'],
  ['a[`union`](b);a["union"](b)', '.union'],
  ['a.values().take(3)', '.take'],
  ['let{showSaveFilePicker:a}=window', '.showSaveFilePicker'],
  ['b.addEventListener("scrollend",a)', 'event scrollend'],
  ['a.replace(/(?i:b)c/,``)', 'RegExp modifier'],
  ['for await(let a of b.body)c(a)', 'ReadableStream.@@asyncIterator'],
])('a script with %s is refused', async (code, name) => {
  expect(await namesIn(script(code))).toEqual([name])
})

test.each([
  ['.a{line-clamp:2}', 'line-clamp'],
  ['.a{color:red;text-wrap:pretty}', 'text-wrap: pretty'],
  ['.a{height:calc-size(auto,size)}', 'calc-size()'],
  ['.a:open>b{color:red}', ':open'],
  ['@media print{.a::checkmark{color:red}}', ':checkmark'],
  ['@starting-style{.a{opacity:0}}', '@starting-style'],
])('a style sheet with %s is refused', async (code, name) => {
  expect(await namesIn(styles(code))).toEqual([name])
})

test('what every supported browser has is no problem', async () => {
  const code =
    'Object.groupBy(a,b);a.toSorted();Promise.withResolvers();a.at(0);structuredClone(a);for(let b of a)c(b);/(?:a)(?<!b)(?<c>d)/v;' +
    'let{signal:d}=new AbortController;b.addEventListener(`click`,a);AbortSignal.timeout(1)'
  expect(await namesIn(script(code))).toEqual([])
  const css =
    '@layer a{.b:has(>c){color:light-dark(red,#00f);width:calc(1px + 2px);-webkit-mask:none}}/* :open */.\\:open{content:":open"}'
  expect(await namesIn(styles(css))).toEqual([])
})

test('a property that the script’s own objects have is not the DOM’s, but may be JavaScript’s', async () => {
  expect(await namesIn(script('a.bytes()'))).toEqual(['.bytes'])
  expect(await namesIn(script('a={bytes:1};a.bytes'))).toEqual([])
  expect(await namesIn(script('a={union(){}};a.union()'))).toEqual(['.union'])
})

test('the message names the browser, its version and the place', async () => {
  const [message] = await findNewerFeatures([script('let a=1;b(new Set([a]).union(c))')], {})
  expect(message).toBe(
    '.union: not in Firefox 121 (since 127)\n    assets/page-1.js: …let a=1;b(new Set([a]).union(c))…',
  )
})

test('an allowed name needs to be used, and no more often than allowed', async () => {
  const files = [script('a.union(b);c.union(d)')]
  expect(await findNewerFeatures(files, { '.union': 'why' })).toEqual([])
  expect(await findNewerFeatures(files, { '.union': { places: 2, why: 'why' } })).toEqual([])
  expect(await findNewerFeatures(files, { '.union': { places: 1, why: 'why' } })).toEqual([
    expect.stringMatching(/^\.union: not in Firefox .+ \(2 places\)/),
  ])
  expect(await findNewerFeatures(files, { '.union': 'why', '.take': 'why' })).toEqual([
    '.take: allowed, but the page does not use it',
  ])
})

test('a build stops at what a supported browser lacks, and at nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-build-'))
  const input = join(folder, 'page.js')
  const building = (code: string) => {
    writeFileSync(input, code)
    return build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins: [checkBrowsers({})],
      build: { write: false, rolldownOptions: { input } },
    })
  }
  try {
    const page = 'const ids = new Set(document.title)\ndocument.title = '
    await building(`${page}[...ids].toSorted().join()`)
    await expect(building(`${page}[...ids.union(ids)]`)).rejects.toThrow(
      /browserslist[^]+\.union: not in Firefox/,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the README names the browsers of package.json', () => {
  const [, named] =
    /^\*\*Browsers\*\*: (.+?), or newer;/m.exec(readFileSync('README.md', 'utf8')) ?? []
  expect(named).toBe(browserNames.join(', '))
})
