import type { Page } from '@playwright/test'

/** Like a browser: each text outside `translate="no"` is replaced by a `<font>` or wrapped in one. */
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
      // A translation arrives after a while.
      setTimeout(() => {
        for (const { addedNodes, target } of changes) {
          addedNodes.forEach(translateAll)
          translateAll(target)
        }
      }, 20)
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  }, way)
