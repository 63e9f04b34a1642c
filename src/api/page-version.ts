/** The name of this script contains a hash of the whole page. */
const openingScript = /<script type="module"[^>]*? src="([^"]+)"/

export async function isPageReplaced(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src
  try {
    const response = await fetch(location.pathname, { cache: 'no-store' })
    const html = await response.text()
    if (!html.includes('<title>Winnow</title>')) return false
    const script = openingScript.exec(html)?.[1]
    return script !== undefined && new URL(script, location.href).href !== own
  } catch {
    return false
  }
}
