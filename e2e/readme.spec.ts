import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import Papa from 'papaparse'

test("the README's curl lines fetch a file from the running server", async ({ baseURL }) => {
  const readme = readFileSync('README.md', 'utf8')
  const lines = /```sh\n(BASE=[\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const script = lines.replace('http://127.0.0.1:4173', String(baseURL))
  expect(script).toContain(`BASE=${baseURL}`)
  const folder = mkdtempSync(join(tmpdir(), 'winnow-readme-'))
  try {
    await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder })
    expect(readdirSync(folder)).toEqual(['weekly.csv'])
    const csv = readFileSync(join(folder, 'weekly.csv'), 'utf8')
    const { data, errors, meta } = Papa.parse<{ created_at: string }>(csv, {
      header: true,
      skipEmptyLines: true,
    })
    expect(errors).toEqual([])
    expect(meta.fields).toEqual(['id', 'created_at', 'input', 'output'])
    expect(data.length).toBeGreaterThan(0)
    for (const { created_at } of data) expect(created_at >= '2026-03-01T00:00:00').toBe(true)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
