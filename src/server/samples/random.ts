export type Random = {
  /** 0 (included) to 1 (excluded). */
  readonly next: () => number
  readonly below: (limit: number) => number
  /** Both ends included. */
  readonly between: (least: number, most: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** Different items in random order; all of a shorter list. */
  readonly sample: <T>(list: readonly T[], count: number) => readonly T[]
  readonly chance: (share: number) => boolean
  readonly uuid: () => string
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (let place = 0; place < text.length; place += 1)
    state = Math.imul(state ^ text.charCodeAt(place), 0x01000193)
  return state
}

const byteText = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const hex16 = (bits: number): string =>
  `${byteText[(bits >>> 8) & 255] ?? ''}${byteText[bits & 255] ?? ''}`
const hex32 = (bits: number): string => hex16(bits >>> 16) + hex16(bits)

/**
 * One generator per text and number, so records are independent. sfc32 has 128 bits of state; with 32
 * bits, UUIDs of a million records would repeat.
 */
export function randomFor(text: string, index = 0): Random {
  let a = hash(text)
  let b = index | 0
  let c = Math.floor(index / 2 ** 32)
  let counter = 1
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  // The first numbers of neighbouring seeds are similar.
  for (let round = 0; round < 12; round += 1) bits()
  const next = () => bits() / 2 ** 32
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <T>(list: readonly T[]): T => {
    const item = list[below(list.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    pick,
    sample: <T>(list: readonly T[], count: number): readonly T[] => {
      const left = [...list]
      const drawn: T[] = []
      while (drawn.length < count && left.length > 0)
        drawn.push(...left.splice(below(left.length), 1))
      return drawn
    },
    chance: (share) => next() < share,
    uuid: () => {
      const [first, second, third] = [bits(), bits(), bits()]
      const version = hex16((second & 0x0fff) | 0x4000)
      const variant = hex16((third & 0x3fff) | 0x8000)
      return `${hex32(first)}-${hex16(second >>> 16)}-${version}-${variant}-${hex16(third >>> 16)}${hex32(bits())}`
    },
  }
}
