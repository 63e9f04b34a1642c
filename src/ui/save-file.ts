export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  downloadFrom(url, name)
  // The browser reads from this address while it writes the file.
  setTimeout(() => URL.revokeObjectURL(url), 10 * 60_000)
}

/** Lets the browser download an address. The page stays open. */
export function downloadFrom(url: string, name: string): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.rel = 'noopener'
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
}
