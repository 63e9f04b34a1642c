import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFile, pathIn } from './output-file.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'winnow-output-'))
  path = join(folder, 'a.csv')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const bytes = new TextEncoder().encode('id\n')

test('a file has its name only after it is kept', async () => {
  const output = await openFile(path, {})
  await output.add(bytes)
  expect(await readdir(folder)).toEqual(['a.csv.incomplete'])
  expect(await output.keep()).toBe(path)
  expect(await readdir(folder)).toEqual(['a.csv'])
  expect(await readFile(path, 'utf8')).toBe('id\n')
})

test('what arrived of an incomplete file stays, and an empty one goes', async () => {
  expect(await (await openFile(path, {})).leave()).toBeNull()
  expect(await readdir(folder)).toEqual([])
  const output = await openFile(path, {})
  await output.add(bytes)
  expect(await output.leave()).toBe(`${path}.incomplete`)
  expect(await readdir(folder)).toEqual(['a.csv.incomplete'])
})

test('a second run is refused, and one by force does not get the name of the first', async () => {
  const first = await openFile(path, {})
  await first.add(bytes)
  await expect(openFile(path, {})).rejects.toThrow('another export is writing it')
  const second = await openFile(path, { force: true })
  await second.add(new TextEncoder().encode('half'))
  await expect(first.keep()).rejects.toThrow('another export took its place')
  expect(await readdir(folder)).toEqual(['a.csv.incomplete'])
  await second.keep()
  expect(await readFile(path, 'utf8')).toBe('half')
})

test('a file that came meanwhile is not replaced without force', async () => {
  await expect(openFile(folder, {})).rejects.toThrow('exists. Add --force')
  const output = await openFile(path, {})
  await output.add(bytes)
  await writeFile(join(folder, 'other'), 'mine')
  await rename(join(folder, 'other'), path)
  await expect(output.keep()).rejects.toThrow('Add --force to replace it')
  expect(await readFile(path, 'utf8')).toBe('mine')
})

test('a folder is one that is there, or ends with a slash', async () => {
  expect(await pathIn(folder, 'b.csv')).toBe(join(folder, 'b.csv'))
  expect(await pathIn(path, 'b.csv')).toBe(path)
  expect(await pathIn(join(folder, 'new', '/'), 'b.csv')).toBe(join(folder, 'new', 'b.csv'))
  expect(await readdir(folder)).toEqual(['new'])
})
