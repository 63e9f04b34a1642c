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
 * A complete program that makes and saves the export, or the request alone as JSON. The credential
 * comes from the environment. Data is first written to a file that ends in `.incomplete`, so a failed
 * export never looks complete.
 */
export const requestCode = (language: CodeLanguage, subject: CodeSubject): string =>
  writers[language](subject)
