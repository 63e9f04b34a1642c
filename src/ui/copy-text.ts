import * as words from './words.ts'

/** Copies a text. False if the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // The Clipboard API needs HTTPS or localhost.
    if (!isSecureContext) return copyByCommand(text)
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Copies with `execCommand`, which must run during a key press or click. */
function copyByCommand(text: string): boolean {
  let isCopied = false
  const answer = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
    isCopied = true
  }
  addEventListener('copy', answer, { capture: true })
  document.execCommand('copy')
  removeEventListener('copy', answer, { capture: true })
  return isCopied
}

export const notCopied = (): string =>
  isSecureContext ? words.copyingNotAllowed : words.copyingNeedsHttps
