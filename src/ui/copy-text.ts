/** Copies a text; false where the browser does not let the page. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // A page that came by plain HTTP from another machine has no clipboard of this kind.
    if (!isSecureContext) return copyByCommand(text)
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** Answers the browser's own copying, within the press of a button or key. */
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
  isSecureContext ? 'Copying isn’t allowed' : 'Copying needs HTTPS'
