/** Whether a text contains every word of a search, ignoring case. An empty search fits every text. */
export function wordSearch(search: string): (text: string) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return (text) => {
    const own = text.toLowerCase()
    return words.every((word) => own.includes(word))
  }
}
