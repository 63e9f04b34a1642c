/** The script that a page opens with: its name holds a hash of the whole page. */
const openingScript = /<script type="module"[^>]*? src="([^"]+)"/

/** Whether the server has another page by now than the one that is open; false where it does not answer. */
export async function isPageReplaced(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src
  try {
    const response = await fetch(location.pathname, { cache: 'no-store' })
    const html = await response.text()
    // Of a network where one has to sign in, the page is another one as well.
    if (!html.includes('<title>Winnow</title>')) return false
    const script = openingScript.exec(html)?.[1]
    return script !== undefined && new URL(script, location.href).href !== own
  } catch {
    return false
  }
}
