import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Point } from './driver.ts'

/** What a person sees or hears: an element by role and name, or by its text. */
export type Target = {
  readonly role?: string
  /** The accessible name: all of it, or a part by a regular expression. */
  readonly name?: string | RegExp
  readonly text?: string | RegExp
  /** A selector, for what has neither: a handle, an edge. */
  readonly css?: string
  /** Which one of many, from 0; from the end if negative. The first one without it. */
  readonly nth?: number
  readonly within?: Target
}

const library = readFileSync(
  createRequire(import.meta.url).resolve(
    '@testing-library/dom/dist/@testing-library/dom.umd.min.js',
  ),
  'utf8',
)

/** Defines `findTargets` in a page that does not have it yet: Testing Library's queries, and a hit test. */
export const finder = `(() => {
  ${library}
  window.findTargets = ${findTargets.toString()}
  window.placeOfTarget = ${placeOfTarget.toString()}
})()`

export const isThere = `'findTargets' in window`

/** A target as a JavaScript expression. */
export function written(target: Target): string {
  const values = Object.entries(target).map(([key, value]) => {
    if (value instanceof RegExp) return `${key}: ${value.toString()}`
    return `${key}: ${typeof value === 'object' ? written(value) : JSON.stringify(value)}`
  })
  return `{ ${values.join(', ')} }`
}

type Matcher = string | RegExp | undefined
type Queries = {
  readonly queryAllByRole: (
    root: HTMLElement,
    role: string,
    options: { readonly name?: Matcher },
  ) => HTMLElement[]
  readonly queryAllByText: (root: HTMLElement, text: Matcher) => HTMLElement[]
}
type PageWindow = {
  readonly TestingLibraryDom: Queries
  readonly findTargets: (target: Target) => HTMLElement[]
}

/* These two run in the page: they may use nothing from outside. */

/** All visible elements of a target, or the one that `nth` names. */
function findTargets(target: Target): HTMLElement[] {
  const { TestingLibraryDom: queries, findTargets: find } = window as unknown as PageWindow
  const roots = target.within ? find({ nth: 0, ...target.within }) : [document.body]
  const found = roots
    .flatMap((root) =>
      target.css !== undefined
        ? [...root.querySelectorAll<HTMLElement>(target.css)]
        : target.role === undefined
          ? queries.queryAllByText(root, target.text)
          : queries.queryAllByRole(
              root,
              target.role,
              target.name === undefined ? {} : { name: target.name },
            ),
    )
    .filter((element) => element.getClientRects().length > 0)
  if (target.nth === undefined) return found
  const one = found.at(target.nth)
  return one ? [one] : []
}

/** The middle of a target that the mouse can reach, or why there is none. */
function placeOfTarget(target: Target): Point | string {
  const [element] = (window as unknown as PageWindow).findTargets(target)
  if (!element) return 'it is not there'
  const box = () => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2, width, height }
  }
  const isOutside = ({ x, y }: Point) => x < 0 || y < 0 || x >= innerWidth || y >= innerHeight
  if (isOutside(box())) element.scrollIntoView({ block: 'center', behavior: 'instant' })
  const place = box()
  if (element.matches(':disabled, [aria-disabled=true]')) return 'it is disabled'
  const hit = document.elementFromPoint(place.x, place.y)
  const label = element.closest('label')
  if (!hit || !(element.contains(hit) || hit.contains(element) || label?.contains(hit))) {
    return `${hit ? hit.outerHTML.slice(0, 120) : 'the edge of the page'} covers it`
  }
  return { x: place.x, y: place.y }
}
