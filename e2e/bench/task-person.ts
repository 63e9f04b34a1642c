import type { Locator, Page } from '@playwright/test'

/** What a job took. `keys` are Enter, Escape, arrows and shortcuts; `typed` are letters and digits. */
export type Effort = {
  readonly clicks: number
  readonly keys: number
  readonly typed: number
  /** CSS pixels of the pointer's way. */
  readonly pointer: number
  /** CSS pixels that the wheel turned. */
  readonly wheel: number
}

type Role = Parameters<Page['getByRole']>[0]
type Which = 'only' | 'first' | 'last'
type Point = { readonly x: number; readonly y: number }

const patience = 30_000
const aMoment = 50
/** Milliseconds between the keys of a quick typist. */
const keyPause = 100

/**
 * A person at the page with a mouse and a keyboard. They know a thing by its role and name, and click
 * only what is in view, stands still and is not covered. All that they do is counted.
 */
export class Person {
  readonly #page: Page
  #at: Point
  #effort: Effort = { clicks: 0, keys: 0, typed: 0, pointer: 0, wheel: 0 }

  constructor(page: Page) {
    this.#page = page
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
    this.#at = { x: width / 2, y: height / 2 }
  }

  get effort(): Effort {
    return this.#effort
  }

  /** Fails if several things have the name, unless `which` says which one. */
  async click(role: Role, name: string | RegExp, which: Which = 'only'): Promise<void> {
    const named = this.#page.getByRole(role, { name, exact: true })
    await this.#clickOn(which === 'only' ? named : named[which]())
  }

  /** One of several words in a box, such as the formats. */
  async choose(words: string): Promise<void> {
    await this.#clickOn(this.#page.getByRole('radiogroup').getByText(words, { exact: true }))
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text, { delay: keyPause })
    this.#add({ typed: text.length })
  }

  /** Each is a key or a shortcut such as `Control+V`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key)
      await this.#page.waitForTimeout(keyPause)
      this.#add({ keys: 1 })
    }
  }

  /** Types into the search above an open list, goes down to the option of this name, and takes it. */
  async takeFromList(name: string, typed = name): Promise<void> {
    await this.type(typed)
    const place = await this.#placeInList(name)
    await this.press(...Array.from({ length: place }, () => 'ArrowDown'), 'Enter')
  }

  /** An option may tell more than its name. Only its name is not to be translated. */
  async #placeInList(name: string): Promise<number> {
    const names = this.#page.getByRole('option').locator('[translate=no]')
    await names.filter({ hasText: name }).first().waitFor({ timeout: patience })
    const shown = await names.allInnerTexts()
    if (!shown.includes(name)) throw new Error(`The list has no “${name}”: ${shown.join(', ')}`)
    return shown.indexOf(name)
  }

  async #clickOn(target: Locator): Promise<void> {
    await target.waitFor({ timeout: patience })
    await this.#turnWheelTo(target)
    await this.#moveTo(await this.#middleInView(target))
    await this.#page.mouse.down()
    await this.#page.mouse.up()
    this.#add({ clicks: 1 })
  }

  async #moveTo(to: Point): Promise<void> {
    const distance = Math.hypot(to.x - this.#at.x, to.y - this.#at.y)
    // The mouse goes in a straight line.
    await this.#page.mouse.move(to.x, to.y, { steps: Math.ceil(distance / 25) + 1 })
    this.#add({ pointer: distance })
    this.#at = to
  }

  async #turnWheelTo(target: Locator): Promise<void> {
    const { y } = await middleOf(target)
    const height = this.#page.viewportSize()?.height ?? 0
    if (y > 0 && y < height) return
    const turned = y - height / 2
    await this.#page.mouse.wheel(0, turned)
    this.#add({ wheel: Math.abs(turned) })
  }

  async #middleInView(target: Locator): Promise<Point> {
    let before: Point | null = null
    for (let waited = 0; waited < patience; waited += aMoment) {
      const now = await middleOf(target)
      const stands = now.x === before?.x && now.y === before.y
      if (stands && (await isSeenAt(target, now))) return now
      before = now
      await this.#page.waitForTimeout(aMoment)
    }
    throw new Error(`A person can’t point at ${String(target)}.`)
  }

  #add(more: Partial<Effort>): void {
    const sum = { ...this.#effort }
    for (const [what, amount] of Object.entries(more) as [keyof Effort, number][]) {
      sum[what] += amount
    }
    this.#effort = sum
  }
}

async function middleOf(target: Locator): Promise<Point> {
  const box = await target.boundingBox({ timeout: patience })
  if (!box) throw new Error(`${String(target)} has no place on the page.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

const isSeenAt = (target: Locator, point: Point): Promise<boolean> =>
  target.evaluate((element, { x, y }) => element.contains(document.elementFromPoint(x, y)), point)
