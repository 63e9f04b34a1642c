import { readdirSync, readFileSync } from 'node:fs'

const assets = 'dist/app/assets'
const built = readdirSync(assets)

/** The scripts and styles of the built page are what the sign-in page opens with. */
const page = readFileSync('dist/app/index.html', 'utf8')
const named = built.filter((file) =>
  ['src', 'href'].some((name) => page.includes(` ${name}="/assets/${file}"`)),
)
const endingWith = (files, end) =>
  files.filter((file) => file.endsWith(end)).map((file) => `${assets}/${file}.br`)

/** What a signed-in person needs besides: `signed-in` and what it imports. */
const [signedIn = ''] = built.filter((file) => /^signed-in-.*\.js$/.test(file))
const imported = [
  ...readFileSync(`${assets}/${signedIn}`, 'utf8').matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g),
].map(([, file]) => file)
const forSignedIn = [...new Set([...named, signedIn, ...imported])]

// Every element of react-aria has this attribute. Its code loads when something opens.
const early = forSignedIn.find((file) =>
  readFileSync(`${assets}/${file}`, 'utf8').includes('data-rac'),
)
if (early) throw new Error(`${early} holds react-aria, but the page loads it first`)

// The files are as they travel: compressed by the build.
const asTheyAre = { brotli: false, gzip: false }
export default [
  {
    name: 'scripts of the sign-in page',
    path: endingWith(named, '.js'),
    limit: '90 kB',
    ...asTheyAre,
  },
  {
    name: 'scripts of the whole page',
    path: endingWith(forSignedIn, '.js'),
    limit: '192 kB',
    ...asTheyAre,
  },
  { name: 'styles', path: endingWith(named, '.css'), limit: '10.5 kB', ...asTheyAre },
]
