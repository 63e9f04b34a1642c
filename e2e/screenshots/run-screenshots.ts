import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findOrInstallBrowser } from '../support/browser.ts'
import { npx } from '../support/test-steps.ts'
import { writeContactSheet } from './contact-sheet.ts'
import { folder, pictureName } from './looks.ts'
import { readmeState } from './states.ts'

/**
 * `npm run screenshots`: a picture of every state of the page, in all looks, and a page that shows
 * them. It fails if a state is not reached.
 */

const { values } = parseArgs({
  options: {
    /** Takes only the states whose name fits this regular expression. */
    only: { type: 'string' },
    /** Replaces the picture of the README. */
    readme: { type: 'boolean', default: false },
  },
})

if (values.only === undefined) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
findOrInstallBrowser()
const config = '--config=e2e/screenshots/screenshots.config.ts'
const only = values.only === undefined ? [] : ['--grep', values.only]
const { status } = spawnSync(npx, ['playwright', 'test', config, ...only], {
  stdio: ['ignore', 'inherit', 'inherit'],
})
console.log(`\nAll pictures: ${writeContactSheet()}`)

if (values.readme && status === 0) {
  copyFileSync(join(folder, pictureName(readmeState, 1440, 'light')), 'public/screenshot.png')
}
process.exitCode = status ?? 1
