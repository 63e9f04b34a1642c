import { readFileSync } from 'node:fs'

/** What the built page names is what it opens with; everything else is loaded when it is used. */
const page = readFileSync('dist/app/index.html', 'utf8')
const opensWith = (end) =>
  [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)]
    .map(([, file]) => `dist/app/${file}`)
    .filter((file) => file.endsWith(end))

export default [
  {
    name: 'the scripts that the page opens with',
    path: opensWith('.js'),
    limit: '310 kB',
    gzip: true,
  },
  { name: 'its styles', path: opensWith('.css'), limit: '12 kB', gzip: true },
]
