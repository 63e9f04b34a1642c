/** What stands around the request as code, which loads when a tab with code opens. */

import { codeSignIns, type CodeSignIn } from '#domain/request-code/code-subject.ts'
import type { CodeLanguage } from '#domain/request-code/request-code.ts'

export const fixProblems = 'Fix the problems below to see the code.'

export const labels = {
  json: 'The request as JSON',
  curl: 'The export with cURL',
  python: 'The export in Python',
  typescript: 'The export in TypeScript',
} as const satisfies Record<CodeLanguage, string>

const notes = {
  json: 'request body',
  curl: 'for a shell',
  python: 'with httpx',
  typescript: 'for Node',
} as const satisfies Record<CodeLanguage, string>

const credentials = {
  key: 'the key',
  access_token: 'the access token',
} as const satisfies Record<CodeSignIn, string>

/** The request body holds no credential. */
export const note = (language: CodeLanguage, signIn: CodeSignIn): string =>
  language === 'json'
    ? notes.json
    : `${notes[language]}; ${credentials[signIn]} from ${codeSignIns[signIn].variable}`
