import duckdb, { type Vector } from '@duckdb/node-bindings'
import type { SpilledValue } from './row-spill.ts'
import { headBytes, headWords, inlineBytes } from './string-layout.ts'

/** A chunk is passed in a few copies; the client would call into DuckDB for each value. */
export type VectorWriter = {
  /** Rows come in order, from 0; a value of another type than the column's becomes null. */
  readonly put: (row: number, value: SpilledValue) => void
  readonly flush: (vector: Vector, rows: number) => void
}

const addressOffset = 8
/** The most bytes of UTF-8 for one unit of UTF-16. */
const mostUnitBytes = 3
/** For longer texts the bytes are counted, not estimated by the maximum. */
const longText = 64 * 1024
/** Memory that a column keeps for the next chunk; a larger heap (of a few large texts) is freed. */
const keptHeapBytes = 8 * 1024 * 1024

function openValidity(rows: number) {
  const bits = new Uint8Array(Math.ceil(rows / 64) * 8)
  return {
    has: (row: number) => {
      const at = row >> 3
      bits[at] = (bits[at] ?? 0) | (1 << (row & 7))
    },
    flush: (vector: Vector) => {
      duckdb.vector_ensure_validity_writable(vector)
      duckdb.copy_data_to_vector_validity(vector, 0, bits.buffer, 0, bits.byteLength)
      bits.fill(0)
    },
  }
}

/** `values` has DuckDB's width; `read` converts a value, undefined for null. */
function plainWriter<Value extends number | bigint>(
  rows: number,
  values: {
    readonly buffer: ArrayBuffer
    readonly BYTES_PER_ELEMENT: number
    [row: number]: Value
  },
  read: (value: SpilledValue) => Value | undefined,
): VectorWriter {
  const validity = openValidity(rows)
  return {
    put: (row, value) => {
      const own = read(value)
      if (own === undefined) return
      values[row] = own
      validity.has(row)
    },
    flush: (vector, count) => {
      const bytes = count * values.BYTES_PER_ELEMENT
      duckdb.copy_data_to_vector(vector, 0, values.buffer, 0, bytes)
      validity.flush(vector)
    },
  }
}

/** Also instants, as microseconds. */
export const integerWriter = (rows: number): VectorWriter =>
  plainWriter(rows, new BigInt64Array(rows), (value) =>
    typeof value === 'bigint' ? value : undefined,
  )

export const doubleWriter = (rows: number): VectorWriter =>
  plainWriter(rows, new Float64Array(rows), (value) =>
    typeof value === 'number' ? value : undefined,
  )

export const booleanWriter = (rows: number): VectorWriter =>
  plainWriter(rows, new Uint8Array(rows), (value) =>
    typeof value === 'boolean' ? Number(value) : undefined,
  )

function grown(bytes: Buffer, needed: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * bytes.length))
  bytes.copy(larger)
  return larger
}

const mostBytesOf = (text: string | Uint8Array): number => {
  if (typeof text !== 'string') return text.length
  return text.length > longText ? Buffer.byteLength(text) : text.length * mostUnitBytes
}

/** Texts; their bytes are adjacent in one DuckDB value. */
function openTexts(rows: number) {
  let heads = new Uint32Array(rows * headWords)
  let headBuffer = Buffer.from(heads.buffer)
  let heap = Buffer.allocUnsafeSlow(rows * headBytes)
  let used = 0
  return {
    put: (row: number, text: string | Uint8Array) => {
      const most = used + mostBytesOf(text)
      if (most > heap.length) heap = grown(heap, most)
      if ((row + 1) * headBytes > headBuffer.length) {
        const larger = new Uint32Array(2 * (row + 1) * headWords)
        larger.set(heads)
        heads = larger
        headBuffer = Buffer.from(heads.buffer)
      }
      // A lone surrogate becomes U+FFFD.
      const length = typeof text === 'string' ? heap.write(text, used) : text.length
      if (typeof text !== 'string') heap.set(text, used)
      const word = row * headWords
      const at = row * headBytes + 4
      heads[word] = length
      const kept = length <= inlineBytes ? length : 4
      for (let index = 0; index < kept; index += 1) headBuffer[at + index] = heap[used + index] ?? 0
      if (length <= inlineBytes) return
      heads[word + 2] = used
      used += length
    },
    flush: (vector: Vector, count: number) => {
      if (used > 0) {
        duckdb.vector_assign_string_element_len(vector, 0, heap.subarray(0, used))
        const { buffer, byteOffset } = duckdb.vector_get_data(vector, headBytes)
        const address = Number(new DataView(buffer, byteOffset).getBigUint64(addressOffset, true))
        for (let word = 0; word < count * headWords; word += headWords) {
          if ((heads[word] ?? 0) <= inlineBytes) continue
          const own = address + (heads[word + 2] ?? 0)
          heads[word + 2] = own
          heads[word + 3] = own / 2 ** 32
        }
      }
      duckdb.copy_data_to_vector(vector, 0, heads.buffer, 0, count * headBytes)
      heads.fill(0, 0, count * headWords)
      used = 0
      if (heap.length > keptHeapBytes) heap = Buffer.allocUnsafeSlow(rows * headBytes)
    },
  }
}

export function textWriter(rows: number): VectorWriter {
  const validity = openValidity(rows)
  const texts = openTexts(rows)
  return {
    put: (row, value) => {
      if (typeof value !== 'string' && !(value instanceof Uint8Array)) return
      texts.put(row, value)
      validity.has(row)
    },
    flush: (vector, count) => {
      texts.flush(vector, count)
      validity.flush(vector)
    },
  }
}

export function listWriter(rows: number): VectorWriter {
  const validity = openValidity(rows)
  const places = new BigUint64Array(rows * 2)
  const texts = openTexts(rows)
  let items = 0
  return {
    put: (row, value) => {
      if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
      places[row * 2] = BigInt(items)
      places[row * 2 + 1] = BigInt(value.length)
      for (const item of value) {
        texts.put(items, item)
        items += 1
      }
      validity.has(row)
    },
    flush: (vector, count) => {
      duckdb.list_vector_reserve(vector, items)
      duckdb.list_vector_set_size(vector, items)
      texts.flush(duckdb.list_vector_get_child(vector), items)
      duckdb.copy_data_to_vector(vector, 0, places.buffer, 0, count * 2 * 8)
      validity.flush(vector)
      places.fill(0n, 0, count * 2)
      items = 0
    },
  }
}
