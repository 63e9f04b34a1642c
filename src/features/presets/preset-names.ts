import { maxPresetName } from '#share/preset-file.ts'
import { wordSearch } from '#ui/word-search.ts'

type Named = { readonly id: string; readonly name: string }

const plain = (name: string): string => name.trim().toLowerCase()

/** The preset with this name, ignoring case. */
export const presetNamed = <T extends Named>(all: readonly T[], name: string): T | undefined =>
  all.find((one) => plain(one.name) === plain(name))

/** The name, with a number if it is taken: "Weekly (2)". */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map(plain))
  if (!used.has(plain(name))) return name
  for (let number = 2; ; number += 1) {
    const end = ` (${number})`
    const numbered = name.slice(0, maxPresetName - end.length).toWellFormed() + end
    if (!used.has(plain(numbered))) return numbered
  }
}

/** The presets that contain every word of the search text. */
export function searchPresets<T>(
  all: readonly T[],
  text: string,
  textsOf: (one: T) => readonly (string | null)[],
): readonly T[] {
  const fits = wordSearch(text)
  return all.filter((one) => fits(textsOf(one).join(' ')))
}
