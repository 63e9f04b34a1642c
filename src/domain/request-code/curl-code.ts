import { codeSignIns, type CodeSubject } from './code-subject.ts'
import { byteLength, requestJson } from './request-json.ts'

/** Linux allows 128 KiB per word of a command line; longer requests go through standard input. */
export const maxWordBytes = 100_000

/** Quotes a word for a POSIX shell (2.2.2 Single-Quotes): no character inside is special. */
const shellWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/**
 * One command for a POSIX shell with cURL 7.76 or newer. If the export fails, its exit code is not 0,
 * and the service's message is in the `.incomplete` file.
 */
export function curlCode(subject: CodeSubject): string {
  const { request, url, file_name } = subject
  const json = requestJson(request)
  const { is_long = byteLength(json) > maxWordBytes } = subject
  const { variable, headers } = codeSignIns[subject.sign_in]
  // If the variable is not set, the shell stops at the first header.
  const signIn = headers
    .map((name) => `  --header "${name}: \${${variable}:?is not set}" \\\n`)
    .join('')
  const file = shellWord(`./${file_name}`)
  const part = shellWord(`./${file_name}.incomplete`)
  const body = is_long
    ? `--data-binary @- <<'JSON' &&\n${json}\nJSON`
    : `--data-raw ${shellWord(json)} &&`
  return `# The .incomplete file is no export: it holds the error, or what had arrived until then.
curl --fail-with-body --globoff ${shellWord(url)} \\
${signIn}  --header 'Content-Type: application/json' \\
  --output ${part} \\
  ${body}
  mv -f ${part} ${file}
`
}
