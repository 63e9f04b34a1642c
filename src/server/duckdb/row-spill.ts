import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import type { RowValue } from '#server/records/record-cells.ts'

/** Texts may be UTF-8 bytes. */
export type SpilledValue = RowValue | Uint8Array | readonly Uint8Array[]

export type SpillPlace = { readonly offset: number; readonly bytes: number }

const tags = { none: 0, integer: 1, double: 2, no: 3, yes: 4, text: 5, list: 6 } as const
const tagBytes = 1
const lengthBytes = 4
const numberBytes = 8

function sizeOf(value: RowValue): number {
  if (typeof value === 'bigint' || typeof value === 'number') return tagBytes + numberBytes
  if (typeof value === 'string') return tagBytes + lengthBytes + Buffer.byteLength(value)
  if (typeof value !== 'object' || value === null) return tagBytes
  return value.reduce(
    (sum, item) => sum + lengthBytes + Buffer.byteLength(item),
    tagBytes + lengthBytes,
  )
}

function encoded(values: readonly RowValue[]): Buffer {
  const bytes = Buffer.allocUnsafe(values.reduce<number>((sum, value) => sum + sizeOf(value), 0))
  let at = 0
  const tag = (kind: number) => {
    at = bytes.writeUInt8(kind, at)
  }
  const text = (value: string) => {
    const length = bytes.write(value, at + lengthBytes)
    bytes.writeUInt32LE(length, at)
    at += lengthBytes + length
  }
  for (const value of values) {
    if (value === null) tag(tags.none)
    else if (typeof value === 'boolean') tag(value ? tags.yes : tags.no)
    else if (typeof value === 'bigint') {
      tag(tags.integer)
      at = bytes.writeBigInt64LE(value, at)
    } else if (typeof value === 'number') {
      tag(tags.double)
      at = bytes.writeDoubleLE(value, at)
    } else if (typeof value === 'string') {
      tag(tags.text)
      text(value)
    } else {
      tag(tags.list)
      at = bytes.writeUInt32LE(value.length, at)
      for (const item of value) text(item)
    }
  }
  return bytes
}

function decoded(bytes: Buffer): SpilledValue[] {
  const values: SpilledValue[] = []
  let at = 0
  const text = (): Uint8Array => {
    const start = at + lengthBytes
    at = start + bytes.readUInt32LE(at)
    return bytes.subarray(start, at)
  }
  const list = (): readonly Uint8Array[] => {
    const length = bytes.readUInt32LE(at)
    at += lengthBytes
    return Array.from({ length }, text)
  }
  const number = () => (at += numberBytes) - numberBytes
  while (at < bytes.length) {
    const kind = bytes.readUInt8(at)
    at += tagBytes
    if (kind === tags.none) values.push(null)
    else if (kind === tags.no || kind === tags.yes) values.push(kind === tags.yes)
    else if (kind === tags.integer) values.push(bytes.readBigInt64LE(number()))
    else if (kind === tags.double) values.push(bytes.readDoubleLE(number()))
    else values.push(kind === tags.text ? text() : list())
  }
  return values
}

type SpillWriter = {
  readonly append: (values: readonly RowValue[]) => SpillPlace
  readonly close: () => void
}

/** Writes rows that are too long for DuckDB to sort to a new file, one after the other. */
export function openSpillWriter(path: string): SpillWriter {
  const file = openSync(path, 'w')
  let offset = 0
  return {
    append: (values) => {
      const row = encoded(values)
      for (let at = 0; at < row.length;) at += writeSync(file, row, at)
      const place = { offset, bytes: row.length }
      offset += row.length
      return place
    },
    close: () => closeSync(file),
  }
}

type SpillReader = {
  readonly read: (place: SpillPlace) => readonly SpilledValue[]
  readonly close: () => void
}

export function openSpillReader(path: string): SpillReader {
  const file = openSync(path, 'r')
  return {
    read: ({ offset, bytes }) => {
      const row = Buffer.allocUnsafe(bytes)
      for (let at = 0; at < bytes;) {
        const more = readSync(file, row, at, bytes - at, offset + at)
        if (more === 0) throw new Error('a file of an import is cut off')
        at += more
      }
      return decoded(row)
    },
    close: () => closeSync(file),
  }
}
