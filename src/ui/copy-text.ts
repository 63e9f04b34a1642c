import * as words from './words.ts'

/** Copies a text. False if the browser refuses, or if there is no text. */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  try {
    // The Clipboard API needs HTTPS or localhost.
    if (!isSecureContext) return copyByCommand(await text)
    // Safari accepts a call only during the click, so it gets a text that is still read as a promise.
    if (typeof text !== 'string' && 'ClipboardItem' in window) {
      const blob = text.then((read) => new Blob([read], { type: 'text/plain' }))
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
    } else await navigator.clipboard.writeText(await text)
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
