import { expect, test } from 'vitest'
import { readCurl } from './read-curl.ts'

test('the body is read through every way of quoting', () => {
  const url = 'https://api.example.com/x'
  const body = `{"a":"it's \\"1\\" $x"}`
  const single = body.replaceAll("'", `'\\''`)
  const double = body.replaceAll(/["\\$`]/g, (sign) => `\\${sign}`)
  const ansi = body.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  for (const line of [
    `curl -X POST ${url} -H 'Content-Type: application/json' -d '${single}'`,
    `curl "${url}" \\\n  --header "A: b" \\\n  --data-raw "${double}"`,
    `curl '${url}' --json $'${ansi}' --compressed`,
    `$ /usr/bin/curl --url ${url} --data='${single}'`,
    `curl -sS -d'${single}' ${url}`,
  ]) {
    expect(readCurl(line), line).toEqual({ url, body })
  }
})

test('credentials of a line are nothing of its request, whichever header they stand in', () => {
  const line = (headers: string) => `curl -X POST ${headers} https://example.com/x -d '{}'`
  for (const headers of [
    `-H 'Splunk-AO-API-Key: secret'`,
    `-H 'Galileo-API-Key: secret'`,
    `-H 'Splunk-AO-API-Key: secret' --header "Galileo-API-Key: secret"`,
    `--header 'X-SF-Token: secret'`,
    `--header "Authorization: Bearer secret"`,
    `-u 'someone@example.com:secret'`,
  ]) {
    expect(readCurl(line(headers))).toEqual({ url: 'https://example.com/x', body: '{}' })
  }
})

test('code points of ANSI-C quoting, and Windows line ends', () => {
  expect(readCurl("curl u \\\r\n -d $'\\u0041\\x42\\n'")?.body).toBe('AB\n')
})

test('a here-document is what is read from the standard input', () => {
  const line = (data: string, start: string) =>
    `# why\ncurl u ${data} @- <<${start} &&\n{"a":\n"\\\\ \\"$x EOF"}\nEOF\n  mv a b`
  const body = '{"a":\n"\\\\ \\"$x EOF"}\n'
  expect(readCurl(line('--data-binary', "'EOF'"))).toEqual({ url: 'u', body })
  expect(readCurl(line('-d', ' "EOF"'))?.body).toBe(body)
  expect(readCurl(line('--json', 'EOF'))?.body).toBe(body.replace('\\\\', '\\'))
  expect(readCurl(line('--data-raw', "'EOF'"))?.body).toBe('@-')
  expect(readCurl(line('-d', "'END'"))).toBeNull()
})

test('without a body there is none, and what is no call of cURL is nothing', () => {
  expect(readCurl('curl https://example.com')).toEqual({ url: 'https://example.com', body: null })
  expect(readCurl('wget https://example.com')).toBeNull()
  expect(readCurl('{"and":[]}')).toBeNull()
  expect(readCurl("curl -d 'never closed")).toBeNull()
})
