export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads from this address while it writes the file.
  setTimeout(() => URL.revokeObjectURL(url), 10 * 60_000)
}
