import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder, heights, pictureName, themes, widths } from './looks.ts'
import { parts } from './states.ts'

const style = `
  body { margin: 24px; font: 14px system-ui; background: #888; color: #fff }
  section { display: flex; flex-wrap: wrap; gap: 12px; align-items: start; margin-bottom: 24px }
  h3 { margin: 0 0 6px; flex-basis: 100% }
  img { height: 420px; width: auto; display: block; background: #666 }
  a { color: inherit }
`

/** A page with all pictures beside each other, from the parts of the page. */
export function writeContactSheet(): string {
  const links = parts.map(({ name }) => `<a href="#${name}">${name}</a>`).join(' · ')
  const sheet = parts.map(
    ({ name, states }) => `<h2 id="${name}">${name}</h2>${states.map(section).join('')}`,
  )
  const path = join(folder, 'index.html')
  writeFileSync(
    path,
    `<!doctype html><meta charset="utf-8"><title>Winnow, every state</title>
<style>${style}</style><h1>Winnow, every state</h1><p>${links}</p>${sheet.join('\n')}\n`,
  )
  return path
}

const section = ({ name }: { readonly name: string }): string =>
  `<section><h3>${name}</h3>${widths.flatMap((width) => themes.map((theme) => figure(name, width, theme))).join('')}</section>\n`

function figure(
  state: string,
  width: (typeof widths)[number],
  theme: (typeof themes)[number],
): string {
  const file = pictureName(state, width, theme)
  if (!existsSync(join(folder, file))) return `<p>no ${file}</p>`
  const ratio = `aspect-ratio: auto ${width} / ${heights[width]}`
  return `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy" style="${ratio}"></a>`
}
