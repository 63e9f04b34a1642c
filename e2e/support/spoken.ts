import type { CDPSession, Page } from '@playwright/test'

/**
 * What a screen reader would say: the element with the focus as the browser's accessibility tree has it,
 * and the live texts in the order in which they came.
 */
export type Listener = {
  /** Presses keys, and returns the focus after them if it moved, with the live texts that came. */
  readonly press: (...keys: readonly string[]) => Promise<void>
  readonly type: (text: string) => Promise<void>
  /** Presses Tab until the focus is on something with this name. */
  readonly tabTo: (name: RegExp) => Promise<void>
  /** Waits for a live text. */
  readonly hear: (text: RegExp) => Promise<void>
  readonly lines: () => readonly string[]
}

/** The values of names, roles and states. */
type AxValue = { readonly value?: string | number | boolean }
type AxNode = {
  readonly role?: AxValue
  readonly name?: AxValue
  readonly description?: AxValue
  readonly value?: AxValue
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[]
}

const told = ['level', 'expanded', 'checked', 'selected', 'invalid', 'disabled', 'hasPopup']
const silent: readonly AxValue['value'][] = [false, 'false', '', undefined]

declare global {
  interface Window {
    liveTexts: string[]
  }
}

/** Before the page opens: collects the text of every live region when it changes. */
export async function listenToPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const live = '[aria-live]:not([aria-live=off]), output, [role=status], [role=alert], [role=log]'
    const last = new WeakMap<Element, string>()
    window.liveTexts = []
    const textOf = (element: Element): string => {
      const texts: string[] = []
      const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      while (walk.nextNode()) texts.push(walk.currentNode.nodeValue?.trim() ?? '')
      return texts.filter(Boolean).join(' ')
    }
    const look = (node: Node, isAdded: boolean) => {
      const element = node instanceof Element ? node : node.parentElement
      const regions = new Set<Element>()
      const around = element?.closest(live)
      if (around) regions.add(around)
      if (node instanceof Element) for (const one of node.querySelectorAll(live)) regions.add(one)
      for (const region of regions) {
        const isAtomic = region.getAttribute('aria-atomic') !== 'false'
        const isNew = node.contains(region)
        // Of such a region, only what was added is said.
        if (!isAtomic && !isAdded) continue
        const text = textOf(isAtomic || isNew || !element ? region : element)
        if (text === '' || last.get(region) === text) continue
        last.set(region, text)
        window.liveTexts.push(text)
      }
    }
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        look(target, type === 'characterData')
        for (const node of addedNodes) look(node, true)
      }
    }).observe(document, { childList: true, characterData: true, subtree: true })
  })
}

async function focused(session: CDPSession): Promise<string> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'document.activeElement',
  })
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId ?? '',
    fetchRelatives: false,
  })
  const [node] = nodes as readonly AxNode[]
  if (!node) return 'nothing'
  const states = (node.properties ?? [])
    .filter(({ name, value }) => told.includes(name) && !silent.includes(value.value))
    .map(({ name, value }) => (value.value === true ? name : `${name} ${String(value.value)}`))
  const value = String(node.value?.value ?? '')
  const description = String(node.description?.value ?? '')
  return [
    `${String(node.role?.value)} “${String(node.name?.value ?? '')}”`,
    ...(value === '' ? [] : [`= ${value}`]),
    ...states,
    ...(description === '' ? [] : [`(${description})`]),
  ].join(', ')
}

/**
 * `plain` replaces what differs from run to run. `late` texts come when the server has answered, so they
 * have their place in the script where the test waits for them.
 */
export async function createListener(
  page: Page,
  plain: (line: string) => string,
  late: RegExp,
): Promise<Listener> {
  const session = await page.context().newCDPSession(page)
  await session.send('Accessibility.enable')
  const lines: string[] = []
  /** Late texts, until they are waited for. */
  const pending: string[] = []
  let at = ''
  /** The line of the last key. */
  let lastKey = 0
  const note = async () => {
    // Overlays take the focus after they have faded in.
    await page.waitForTimeout(400)
    const option = await page.evaluate(markedOption)
    for (const text of await page.evaluate(() => window.liveTexts.splice(0))) {
      if (!late.test(text)) lines.push(plain(`  says: ${text}`))
      else pending.push(plain(`  says: ${text}`))
    }
    const now = `${await focused(session)}${option === '' ? '' : `, option “${option}”`}`
    if (now !== at) lines.push(plain(`  focus: ${now}`))
    at = now
  }
  await note()
  return {
    press: async (...keys) => {
      for (const key of keys) {
        lastKey = lines.push(key)
        await page.keyboard.press(key)
        await note()
      }
    },
    type: async (text) => {
      lastKey = lines.push(`types ${text}`)
      await page.keyboard.type(text)
      await note()
    },
    tabTo: async (name) => {
      for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press('Tab')
        if (name.test(await focused(session))) {
          lastKey = lines.push('Tab …')
          return note()
        }
      }
      throw new Error(`Tab does not reach ${String(name)}`)
    },
    hear: async (text) => {
      const isHeard = () => lines.slice(lastKey).some((line) => text.test(line))
      for (let tries = 0; !isHeard(); tries += 1) {
        if (tries === 50) throw new Error(`nothing says ${String(text)}`)
        const found = pending.find((line) => text.test(line))
        if (found === undefined) await note()
        else lines.push(found)
      }
      pending.length = 0
    },
    lines: () => lines,
  }
}

/** The option that a combobox with a typed text marks; the list marks it a moment after the text. */
async function markedOption(): Promise<string> {
  const box = document.activeElement
  if (!(box instanceof HTMLInputElement) || box.role !== 'combobox' || box.value === '') return ''
  for (let tries = 0; tries < 30; tries += 1) {
    const option = document.getElementById(box.getAttribute('aria-activedescendant') ?? '')
    if (option) return option.innerText.split('\n').join(' ').trim()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return ''
}
