/** The `<font>` that a browser's translation put in place of a text node that React still works with. */
const standIns = new WeakMap<Node, ChildNode>()
const taken = new WeakSet<Node>()

const isFont = (node: Node | null): node is HTMLElement =>
  node instanceof HTMLElement && node.localName === 'font'

function childFor(parent: Node, node: Node): Node | null {
  let at: Node | null = node
  while (at && at.parentNode !== parent) {
    at = standIns.get(at) ?? (isFont(at.parentNode) ? at.parentNode : null)
  }
  return at
}

/** Redirects React's changes of text nodes that a browser has translated (facebook/react issue 11538). */
export function keepTranslated(): void {
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'characterData') putBack(change.target)
      else trackReplacement(change, observer)
    }
  })
  observer.observe(document, { childList: true, subtree: true })
  // oxlint-disable-next-line typescript/unbound-method -- called with the parent that they are called on
  const { insertBefore, removeChild } = Node.prototype
  Node.prototype.removeChild = function remove<T extends Node>(this: Node, child: T): T {
    const there = child.parentNode === this ? child : childFor(this, child)
    removeChild.call(this, there ?? child)
    return child
  }
  Node.prototype.insertBefore = function insert<T extends Node>(
    this: Node,
    node: T,
    before: Node | null,
  ): T {
    const there = before && (before.parentNode === this ? before : childFor(this, before))
    insertBefore.call(this, node, there ?? before)
    return node
  }
}

/** Finds the replacement of a removed text, and forgets replacements that are gone. */
function trackReplacement(
  { addedNodes, removedNodes, previousSibling, nextSibling }: MutationRecord,
  observer: MutationObserver,
): void {
  for (const node of addedNodes) {
    // A text that is back in the page needs no replacement.
    if (node.nodeType === Node.TEXT_NODE) forget(node)
  }
  for (const node of removedNodes) {
    if (node.nodeType !== Node.TEXT_NODE || node.isConnected) continue
    const near = [...addedNodes, previousSibling, nextSibling]
    const there = near.filter(isFont).find((font) => font.isConnected && !taken.has(font))
    if (!there) continue
    standIns.set(node, there)
    taken.add(there)
    observer.observe(node, { characterData: true })
  }
}

function forget(text: Node): void {
  standIns.get(text)?.remove()
  standIns.delete(text)
}

/** React wrote a text that is not in the page: show it, so that the browser translates it again. */
function putBack(text: Node): void {
  const there = standIns.get(text)
  if (!there || !(text instanceof Text)) return
  standIns.delete(text)
  there.replaceWith(text)
}
