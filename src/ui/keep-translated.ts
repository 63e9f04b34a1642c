/**
 * What a browser's translation put in the place of a text: it takes the text out of the page and puts
 * a `<font>` with other words there. React goes on to work with the text that it made.
 */
const standIns = new WeakMap<Node, ChildNode>()
/** Those that stand for a text already. */
const taken = new WeakSet<Node>()

const isFont = (node: Node | null): node is HTMLElement =>
  node instanceof HTMLElement && node.localName === 'font'

/** What stands for a node among the children of a parent; null where nothing does. */
function childFor(parent: Node, node: Node): Node | null {
  let at: Node | null = node
  while (at && at.parentNode !== parent) {
    at = standIns.get(at) ?? (isFont(at.parentNode) ? at.parentNode : null)
  }
  return at
}

/**
 * Keeps the page going while a browser translates it. What React removes, moves or writes is removed,
 * moved and written though another node stands in its place; a text that has changed is shown, and
 * the browser translates it again. See https://github.com/facebook/react/issues/11538.
 */
export function keepTranslated(): void {
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'characterData') putBack(change.target)
      else hear(change, observer)
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

/** Finds out what came in the place of a text, and what of it is in the way. */
function hear(
  { addedNodes, removedNodes, previousSibling, nextSibling }: MutationRecord,
  observer: MutationObserver,
): void {
  for (const node of addedNodes) {
    // A text that is put into the page again needs nothing in its place.
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

/** A text was written that is not in the page. */
function putBack(text: Node): void {
  const there = standIns.get(text)
  if (!there || !(text instanceof Text)) return
  standIns.delete(text)
  there.replaceWith(text)
}
