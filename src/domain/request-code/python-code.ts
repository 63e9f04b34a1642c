import { codeSignIns, type CodeSubject } from './code-subject.ts'
import { quotedText, requestJson } from './request-json.ts'

/**
 * A program for Python 3.8 or newer with httpx. The request is in a raw string: JSON never has three
 * quotes in a row, because an empty string is followed by a colon, comma, bracket or space, and a
 * quote in a string has a backslash before it.
 */
export function pythonCode({ request, url, file_name, sign_in }: CodeSubject): string {
  const { variable, headers } = codeSignIns[sign_in]
  const signIn = headers.map((name) => `    "${name}": credential,\n`).join('')
  return `\
# Needs httpx: python3 -m pip install httpx
import os
import sys
from pathlib import Path

import httpx

URL = ${quotedText(url)}
FILE = Path(${quotedText(file_name)})
REQUEST = r"""${requestJson(request)}"""

credential = os.environ["${variable}"]
headers = {
${signIn}    "Content-Type": "application/json",
}
# A large export may pause before and between its parts.
timeout = httpx.Timeout(30, read=None)
# An unfinished file must not look like an export.
part = FILE.with_name(FILE.name + ".incomplete")

with httpx.stream(
    "POST", URL, headers=headers, content=REQUEST.encode(), timeout=timeout
) as response:
    if not response.is_success:
        print(response.read().decode(errors="replace"), file=sys.stderr)
    response.raise_for_status()
    with part.open("wb") as file:
        for chunk in response.iter_bytes():
            file.write(chunk)
part.replace(FILE)
print(f"Saved {FILE}")
`
}
