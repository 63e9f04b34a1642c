import type { NamesInCode } from './names-in-script.ts'

/**
 * Properties (`text-wrap`), their values (`text-wrap: pretty`), rules (`@layer`), selectors (`:has`,
 * also for `::marker`) and functions (`light-dark()`).
 */
export function namesInStyles(css: string): NamesInCode {
  const names = new Map<string, number[]>()
  const withoutTexts = css.replaceAll(/\/\*[^]*?\*\/|"[^"]*"|'[^']*'|\\.|url\([^)]*\)/g, (text) =>
    '_'.repeat(text.length),
  )
  // A selector or a rule ends in `{`, a declaration does not.
  for (const { 0: whole, 1: text = '', index } of withoutTexts.matchAll(/([^{};]+)[{};]/g)) {
    const add = (name: string) => void (names.get(name)?.push(index) ?? names.set(name, [index]))
    const [, property, value = ''] = /^\s*([-\w]+)\s*:([^]*)$/.exec(text) ?? []
    if (/^\s*@/.test(text)) {
      for (const [rule] of text.matchAll(/@[-\w]+/g)) add(rule)
    } else if (whole.endsWith('{')) {
      for (const [, name] of text.matchAll(/::?([-\w]+)/g)) add(`:${name}`)
    } else if (property !== undefined) {
      add(property)
      for (const [word] of value.matchAll(/[a-z][-\w]*/g)) add(`${property}: ${word}`)
      for (const [call] of value.matchAll(/[a-z][-\w]*\(/g)) add(`${call})`)
    }
  }
  return names
}
