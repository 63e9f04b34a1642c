import { createConfig, lintFromString } from '@redocly/openapi-core'
import { openApiDocument } from './openapi-document.ts'

/*
 * `npm run check:openapi`: lints the OpenAPI document with Redocly's rules. Needs no network.
 */

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'operation-description': 'error',
    'operation-tag-defined': 'error',
    'operation-singular-tag': 'error',
    'parameter-description': 'error',
    'no-unused-components': 'error',
    'no-invalid-media-type-examples': 'error',
    // The service itself has /annotation_queues/query beside /annotation_queues/{queue_id}.
    'no-ambiguous-paths': 'off',
    // The published contract does not require the discriminator `type`.
    'no-illogical-composition-keywords': 'off',
  },
})
const problems = await lintFromString({ source: JSON.stringify(openApiDocument()), config })
for (const { ruleId, message, location } of problems) {
  console.error(`${ruleId} at ${location[0]?.pointer ?? '#/'}: ${message}`)
}
if (problems.length > 0) process.exitCode = 1
