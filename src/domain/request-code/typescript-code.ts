import { codeSignIns, type CodeSubject } from './code-subject.ts'
import { quotedText, requestJson } from './request-json.ts'

/**
 * A program for Node 20 or newer. It is TypeScript and JavaScript, so it runs with and without `tsx`.
 * JSON is an expression of both (ECMAScript 2019).
 */
export function typescriptCode({ request, url, file_name, sign_in }: CodeSubject): string {
  const { variable, headers } = codeSignIns[sign_in]
  const signIn = headers.map((name) => `      '${name}': credential,\n`).join('')
  return `\
// Runs with Node 20 or newer: npx tsx export.ts, or node export.mjs
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

const url = ${quotedText(url)}
const fileName = ${quotedText(file_name)}
const request = ${requestJson(request)}

async function saveExport() {
  const credential = process.env.${variable}
  if (!credential) throw new Error('${variable} is not set.')
  const response = await fetch(url, {
    method: 'POST',
    headers: {
${signIn}      'Content-Type': 'application/json',
    },
    body: JSON.stringify(request),
  })
  if (!response.ok || !response.body) {
    throw new Error(\`\${response.status} \${response.statusText}: \${await response.text()}\`)
  }
  // An unfinished file must not look like an export.
  const part = \`\${fileName}.incomplete\`
  await pipeline(response.body, createWriteStream(part))
  await rename(part, fileName)
  console.log(\`Saved \${fileName}\`)
}

saveExport().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
`
}
