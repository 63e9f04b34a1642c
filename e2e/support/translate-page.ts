import type { Page } from '@playwright/test'

/**
 * Translates the page as browsers do, and goes on with all that comes: each text outside of
 * `translate="no"` makes way for a `<font>` with a text of its own (`replace`, as Chrome and Edge), or
 * is put into one (`wrap`). The words stay, so that the page reads as if nobody had translated it.
 */
export const translatePage = (page: Page, way: 'replace' | 'wrap'): Promise<void> =>
  page.evaluate((how) => {
    const mayChange = (text: Node): boolean => {
      const parent = text.parentElement
      const isText = parent && !['SCRIPT', 'STYLE', 'TEXTAREA'].includes(parent.tagName)
      return Boolean(
        isText && !parent.closest('[translate=no], font') && (text.nodeValue ?? '').trim() !== '',
      )
    }
    const translate = (text: Node) => {
      if (!text.isConnected || !mayChange(text)) return
      const outer = document.createElement('font')
      const inner = outer.appendChild(document.createElement('font'))
      text.parentNode?.insertBefore(outer, text)
      if (how === 'wrap') inner.append(text)
      else {
        inner.textContent = text.nodeValue
        text.parentNode?.removeChild(text)
      }
    }
    const translateAll = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const texts: Node[] = root.nodeType === Node.TEXT_NODE ? [root] : []
      while (walker.nextNode()) texts.push(walker.currentNode)
      texts.forEach(translate)
    }
    document.documentElement.classList.add('translated-ltr')
    translateAll(document.body)
    new MutationObserver((changes) => {
      // A translation comes from elsewhere: a while after the change.
      setTimeout(() => {
        for (const { addedNodes, target } of changes) {
          addedNodes.forEach(translateAll)
          translateAll(target)
        }
      }, 20)
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  }, way)
