import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Driver, Point } from './driver.ts'
import { finder, isThere, written, type Target } from './find-in-page.ts'

/** A tab of any browser, and what a person does with it. Each verb waits until it can be done. */

export type SavedFile = { readonly name: string; readonly bytes: Buffer; readonly sha256: string }

export type Tab = ReturnType<typeof createTab>

const patience = 20_000
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export function createTab(driver: Driver, downloads: string) {
  const { evaluate } = driver
  const inPage = async (expression: string): Promise<unknown> => {
    if (!(await evaluate(isThere))) await evaluate(finder)
    return evaluate(expression)
  }
  /** Repeats an attempt until it returns a value; the last error or reason ends it. */
  async function until<Result>(
    what: string,
    attempt: () => Promise<Result | undefined>,
    reason: () => string = () => '',
    milliseconds = patience,
  ): Promise<Result> {
    let failure = ''
    for (const end = Date.now() + milliseconds; Date.now() < end; await pause(60)) {
      try {
        const result = await attempt()
        if (result !== undefined) return result
        failure = reason()
      } catch (error) {
        // A page that is just leaving answers nothing.
        failure = error instanceof Error ? error.message : String(error)
      }
    }
    throw new Error(`${what}: waited ${milliseconds / 1000} s. ${failure}`)
  }
  const countOf = async (target: Target) =>
    (await inPage(`findTargets(${written(target)}).length`)) as number
  /** What an expression says of the element `it`. */
  const read = (target: Target, expression: string): Promise<string> =>
    until(`${expression} of ${written(target)}`, async () => {
      const answer = `findTargets(${written(target)}).map((it) => String(${expression}))`
      return ((await inPage(answer)) as string[])[0]
    })
  /** Where the target stays for two looks in a row. */
  async function place(target: Target): Promise<Point> {
    let why = ''
    let last = ''
    return until(
      `click ${written(target)}`,
      async () => {
        const found = (await inPage(`placeOfTarget(${written(target)})`)) as Point | string
        if (typeof found === 'string') why = found
        else if (JSON.stringify(found) === last) return found
        last = JSON.stringify(found)
        return undefined
      },
      () => why,
    )
  }
  const finished = () => {
    const names = readdirSync(downloads)
    return names.some((name) => /\.(part|wkdownload|crdownload)$/.test(name)) ? [] : names
  }

  return {
    open: driver.open,
    reload: () => evaluate('void location.reload()').then(() => pause(300)),
    back: () => evaluate('void history.back()'),
    forward: () => evaluate('void history.forward()'),
    address: async () => (await evaluate('location.href')) as string,
    resize: driver.resize,
    screenshot: driver.screenshot,

    click: async (target: Target) => driver.click(await place(target)),
    /** Clicks on a place of the window, in pixels, whatever is there. */
    clickAt: driver.click,
    /** Keys one after the other: `'Control+z'`, `'ArrowDown'`. */
    press: async (...keys: readonly string[]) => {
      for (const key of keys) await driver.press(key === '+' ? ['+'] : key.split('+'))
    },
    type: driver.type,
    /** Replaces the text of a field. */
    enter: async (target: Target, text: string) => {
      await driver.click(await place(target))
      await driver.press(['Control', 'a'])
      await driver.type(text)
    },
    compose: driver.compose,
    /** Drops on a part of a target, in pixels from its middle, perhaps while a key is held. */
    drag: async (from: Target, to: Target, part: Point = { x: 0, y: 0 }, held?: 'Alt') => {
      const start = await place(from)
      const middle = await place(to)
      const end = { x: middle.x + part.x, y: middle.y + part.y }
      const steps = Array.from({ length: 12 }, (_, at) => (at + 1) / 12)
      const way = steps.map((share) => ({
        x: start.x + (end.x - start.x) * share,
        y: start.y + (end.y - start.y) * share,
      }))
      await driver.drag([start, ...way, end], held)
    },

    see: (target: Target, milliseconds = patience) =>
      until(
        `see ${written(target)}`,
        async () => ((await countOf(target)) > 0 ? true : undefined),
        () => '',
        milliseconds,
      ),
    gone: (target: Target) =>
      until(`${written(target)} is gone`, async () =>
        (await countOf(target)) === 0 ? true : undefined,
      ),
    count: countOf,
    text: (target: Target) => read(target, 'it.innerText'),
    value: (target: Target) => read(target, 'it.value'),
    /** Empty if the element does not have it. */
    attribute: (target: Target, name: string) => read(target, `it.getAttribute('${name}') ?? ''`),
    matches: async (target: Target, selector: string) =>
      (await read(target, `it.matches(${JSON.stringify(selector)})`)) === 'true',
    isFocused: async (target: Target) =>
      (await read(target, 'it === document.activeElement')) === 'true',
    until,
    /** The value of a function in the page; it may use nothing from outside. */
    ask: async <Result, Values extends readonly unknown[]>(
      question: (...values: Values) => Result,
      ...values: Values
    ) =>
      (await evaluate(`(${question.toString()})(...${JSON.stringify(values)})`)) as Awaited<Result>,

    /** All files that the browser has saved or has begun to save. */
    savedNames: () => readdirSync(downloads),
    /** The file that an act saves, once it is whole. */
    download: async (act: () => Promise<unknown>, milliseconds = 60_000): Promise<SavedFile> => {
      const before = new Set(finished())
      await act()
      let size = -1
      let looks = 0
      const name = await until(
        'download',
        async () => {
          const added = finished().find((one) => !before.has(one))
          if (added === undefined) return undefined
          const now = statSync(join(downloads, added)).size
          // On a busy machine a browser pauses while it writes.
          looks = now > 0 && now === size ? looks + 1 : 0
          size = now
          return looks >= 8 ? added : undefined
        },
        () => `The folder has: ${readdirSync(downloads).join(', ')}`,
        milliseconds,
      )
      const bytes = readFileSync(join(downloads, name))
      return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
    },
    close: driver.close,
  }
}
