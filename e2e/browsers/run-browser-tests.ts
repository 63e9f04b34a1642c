import { count, npm, step, tellResult } from '../support/test-steps.ts'
import { testBrowsers } from './test-browsers.ts'

const built = step('build', npm, ['run', '--silent', 'build'])
count(built)
if (built) testBrowsers()
tellResult()
