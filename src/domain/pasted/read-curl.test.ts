import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCurl, type CurlLine } from './read-curl.ts'

const bodyOf = (text: string): string | null => (readCurl(text) as CurlLine).body

test('the body is read with every way of quoting', () => {
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

test('credentials in any header are dropped', () => {
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
  expect(bodyOf("curl u \\\r\n -d $'\\u0041\\x42\\n'")).toBe('AB\n')
})

test('a here-document is the standard input', () => {
  const line = (data: string, start: string) =>
    `# why\ncurl u ${data} @- <<${start} &&\n{"a":\n"\\\\ \\"$x EOF"}\nEOF\n  mv a b`
  const body = '{"a":\n"\\\\ \\"$x EOF"}\n'
  expect(readCurl(line('--data-binary', "'EOF'"))).toEqual({ url: 'u', body })
  expect(bodyOf(line('-d', ' "EOF"'))).toBe(body)
  expect(bodyOf(line('--json', 'EOF'))).toBe(body.replace('\\\\', '\\'))
  expect(bodyOf(line('--data-raw', "'EOF'"))).toBe('@-')
  expect(readCurl(line('-d', "'END'"))).toBeNull()
})

test('a command without a body has none, and other commands are ignored', () => {
  expect(readCurl('curl https://example.com')).toEqual({ url: 'https://example.com', body: null })
  expect(readCurl('wget https://example.com')).toBeNull()
  expect(readCurl('{"and":[]}')).toBeNull()
  expect(readCurl("curl -d 'never closed")).toBeNull()
})

const url =
  'https://api.example.com/v2/annotation_queues/1d5a7c90-3b42-4f68-9c0e-5e8f2a6b7d02/records/export'
const body = '{"a":"it is 100% \\"done\\" ^ & $x \\n ü"}'

test.each([
  `curl -sX POST ${url} -d '${body}'`,
  `curl -fsSo file ${url} -d '${body}'`,
  `curl -w '%{http_code}' -o /dev/null ${url} -d'${body}'`,
  `curl -XPOST -Hx:y -u me:secret --url ${url} --data-raw '${body}'`,
  `curl --url=${url} --data='${body}' --no-progress-meter --http1.1 -0 -#`,
  `curl -sSLkvd '${body}' -m 5 --retry 3 -x http://proxy.example.com ${url}`,
  `curl -A agent -e http://other.example.com -b a=b -c jar -D - -z now -r 0-9 ${url} --json '${body}'`,
  `curl --json '${body.slice(0, 9)}' --json '${body.slice(9)}' -- ${url}`,
  `$ curl --request POST ${url} -d '${body}' > file.csv 2>&1 | tee log`,
  `me@host:~$ KEY=x time curl -d '${body}' ${url} && echo done; ls`,
  `# why\nBASE=x\nsudo -E curl ${url} \\  \n  -d '${body}' # trailing`,
  `ANSWER=$(curl -s ${url} -d '${body}')`,
  `curl -s https://example.com | jq .\ncurl ${url} -d '${body}'`,
  `curl https://example.com --next -d '${body}' ${url}`,
  `echo '${body}' | curl ${url} -d @-`,
  `curl ${url} -d @- <<< '${body}'`,
  `cat <<'EOF' | curl ${url} -d @-\n${body}\nEOF`,
  `curl ${url} -d @- <<-'EOF' | jq .\n\t${body}\n\tEOF`,
  `\ufeffcurl.exe -X POST \`\r\n  "${url}" \`\r\n  -d '${body.replaceAll('"', '\\"')}'`.replace(
    body.replaceAll('"', '\\"'),
    body.replaceAll(/["\\]/g, '\\$&'),
  ),
  `PS C:\\> curl.exe ${url} \`\n -d @'\n${body}\n'@`,
])('options and values are separated as in cURL: %s', (line) => {
  const read = readCurl(line) as CurlLine
  expect({ ...read, body: read.body?.trim() }).toEqual({ url, body })
})

test.each([
  ['curl --frobnicate x', { refused: 'unknown_option', option: '--frobnicate' }],
  ['curl -s?X POST u', { refused: 'unknown_option', option: '-?' }],
  ['curl —data {} u', { refused: 'unknown_option', option: '—data' }],
  ['curl --no-data u', { refused: 'unknown_option', option: '--no-data' }],
  ['curl --dat x u', { refused: 'unknown_option', option: '--dat' }],
  ['curl u -d', { refused: 'no_value', option: '-d' }],
  ['curl u --max-time', { refused: 'no_value', option: '--max-time' }],
  ['curl u -F a=b', { refused: 'form', option: 'form' }],
  ['curl u -K file', { refused: 'config', option: '--config' }],
  ['curl u -T file', { refused: 'file', option: 'upload-file' }],
  ['curl u -d @file', { refused: 'file', option: 'data' }],
  ['curl u -d @- < file', { refused: 'file', option: 'data' }],
  ['curl u -d "$(cat "a b")"', { refused: 'filled_in', option: 'data' }],
  ['curl u -d "$BODY"', { refused: 'filled_in', option: 'data' }],
  ["curl u -d '{}'\ncurl v -d '{}'", { refused: 'several', option: '' }],
  [`curl ${url} ${url}x -d '{}'`, { refused: 'several_queues', option: '' }],
])('an ambiguous command is refused: %s', (line, refusal) => {
  expect(readCurl(line)).toEqual(refusal)
})

test('with -G and -I there is no body', () => {
  expect(readCurl("curl -Gd '{}' u")).toEqual({ url: 'u', body: null })
  expect(readCurl("curl u --head -d '{}'")).toEqual({ url: 'u', body: null })
})

test('bytes and code points of ANSI-C quoting', () => {
  expect(bodyOf(String.raw`curl u -d $'\xc3\xbc\303\274\U0001F600\ud83d\ude00\'\\\?\e\z'`)).toBe(
    "üü😀😀'\\?\u001b\\z",
  )
})

/** Quotes a word for the Windows command prompt as the developer tools of Chrome and Firefox do. */
const carets = (word: string) =>
  word
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
    .replaceAll(/%(?=[a-zA-Z0-9_])/g, '%^')
    .replaceAll(/\r?\n/g, '^\n\n')
const ways = {
  'of today': (word: string) => `^"${carets(word)}^"`,
  'of 2022': (word: string) => `"${carets(word)}"`,
  'of 2017': (word: string) =>
    `"${word.replaceAll('"', '""').replaceAll('%', '"%"').replaceAll('\\', '\\\\')}"`,
}

test.each(Object.entries(ways))('a command for the command prompt %s', (when, quote) => {
  const noEscapes = JSON.stringify({ a: "it's 100% & ^ <b> |", list: [1, null] })
  const lines = [
    `curl ${quote(url)} ^\r\n  -H ${quote('accept: */*')} ^\r\n  --data-raw ${quote(noEscapes)} ^\r\n  --compressed`,
  ]
  for (const line of lines) expect(readCurl(line), when).toEqual({ url, body: noEscapes })
})

test('the command that a browser copies gives the body that it sent', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'" \\ ^ % & | < > $ ` \' ! { } a 1 \n ü 😀 n'.split(' '), ' '),
  })
  fc.assert(
    fc.property(fc.dictionary(text, text), fc.boolean(), (sent, isIndented) => {
      const given = JSON.stringify(sent, null, isIndented ? 2 : 0)
      for (const quote of [ways['of today'], ways['of 2022']]) {
        const line = `curl ${quote(url)} ^\n  -H ${quote('a: "b"')} ^\n  --data-raw ${quote(given)}`
        expect(readCurl(line)).toEqual({ url, body: given })
      }
    }),
  )
})

test('a hand-written command for the command prompt is read', () => {
  expect(
    readCurl(`curl -X POST "${url}" ^\n  -d "{\\"a\\": \\"b \\\\\\"c\\\\\\" 50%\\"}" & dir`),
  ).toEqual({ url, body: '{"a": "b \\"c\\" 50%"}' })
})
