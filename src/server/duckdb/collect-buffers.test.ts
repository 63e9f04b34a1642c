import { expect, test } from 'vitest'
import { collectBuffers } from './collect-buffers.ts'

test('unused buffers are freed for new ones', () => {
  const megabyte = 1024 * 1024
  const before = process.memoryUsage().arrayBuffers
  let most = 0
  for (let made = 0; made < 512; made += 1) {
    collectBuffers(megabyte)
    expect(new Uint8Array(megabyte).length).toBe(megabyte)
    most = Math.max(most, process.memoryUsage().arrayBuffers - before)
  }
  expect(most).toBeLessThan(24 * megabyte)
})
