/** Gives the file to the browser's downloads under this name. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  // The download reads from the address for as long as it takes to write the file.
  setTimeout(() => URL.revokeObjectURL(url), 10 * 60_000)
}
