import type { CodeSubject } from './code-subject.ts'
import { curlCode } from './curl-code.ts'
import { pythonCode } from './python-code.ts'
import { requestJson } from './request-json.ts'
import { typescriptCode } from './typescript-code.ts'

export type CodeLanguage = 'json' | 'curl' | 'python' | 'typescript'

const writers = {
  json: ({ request }) => `${requestJson(request)}\n`,
  curl: curlCode,
  python: pythonCode,
  typescript: typescriptCode,
} as const satisfies Record<CodeLanguage, (subject: CodeSubject) => string>

/**
 * A complete program that makes the export and saves it, or the request alone as JSON. The key or
 * token comes from the environment. Whatever arrives is first written beside the file under
 * a name that ends in `.incomplete`: what failed never looks like an export.
 */
export const requestCode = (language: CodeLanguage, subject: CodeSubject): string =>
  writers[language](subject)
