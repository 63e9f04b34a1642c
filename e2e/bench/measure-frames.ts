import type { Page } from '@playwright/test'

/**
 * The time from an input to the end of the first frame that shows what it did, in milliseconds, the
 * same way in every page.
 *
 * It begins with the `timeStamp` of the event: when the browser took the key or the button from the
 * system, so that whatever kept the page from hearing it at once counts. It ends in the first task
 * after the frame's animation callbacks, styles, layout and paint; where that frame does not show
 * the change yet, the next one is waited for.
 *
 * `wall` is all of that. It holds the wait for the screen, which is up to 16.7 ms at 60 Hz, however
 * little there was to do. `work` is `wall` without the time in which the page was provably idle: a
 * message that it sends itself over and over arrives at once only where nothing else is to be done.
 */
export type FrameTime = { readonly wall: number; readonly work: number }

export type Watched = {
  /** The event that the time begins with. */
  readonly from: 'keydown' | 'click'
  /** The event that the page acts on; no frame before it counts. */
  readonly acts: 'keydown' | 'input' | 'click'
  /** What has to look different: the focused field's value, or the elements of a selector. */
  readonly shows: 'value' | { readonly selector: string; readonly atLeast?: number }
}

type Measuring = { frameTime?: Promise<FrameTime> }

/** Does something that makes an event, and measures until it is seen. */
export async function measureFrame(
  page: Page,
  watched: Watched,
  act: () => Promise<unknown>,
): Promise<FrameTime> {
  await page.evaluate(watchNext, watched)
  await act()
  const time = await page.evaluate(() => (window as Measuring).frameTime)
  if (!time) throw new Error('nothing was measured')
  return time
}

/** Runs in the page, and stands alone there. */
function watchNext({ from, acts, shows }: Watched): void {
  /** A gap between two messages that nothing else can have been done in, in milliseconds. */
  const idleGap = 0.2
  const face = (): string => {
    if (shows === 'value') return (document.activeElement as HTMLInputElement).value
    const found = [...document.querySelectorAll<HTMLElement>(shows.selector)]
    if (found.length < (shows.atLeast ?? 1)) return ''
    return found
      .map(
        (element) => `${element.dataset['nodeKey']} ${element.ariaPosInSet} ${element.textContent}`,
      )
      .join('\n')
  }
  const before = face()
  const state = { began: 0, idle: 0, last: 0, isOver: false }
  const ping = new MessageChannel()
  ping.port1.addEventListener('message', () => {
    if (state.isOver) return
    const now = performance.now()
    if (now - state.last < idleGap) state.idle += now - state.last
    state.last = now
    ping.port2.postMessage(null)
  })
  ping.port1.start()
  const begin = (event: Event) => {
    state.began = event.timeStamp
    state.last = performance.now()
    ping.port2.postMessage(null)
  }
  addEventListener(from, begin, { capture: true, once: true })

  ;(window as Measuring).frameTime = new Promise((resolve) => {
    const frame = new MessageChannel()
    frame.port1.addEventListener('message', () => {
      const wall = performance.now() - state.began
      const { idle } = state
      if (face() === before) requestAnimationFrame(painted)
      else {
        state.isOver = true
        resolve({ wall, work: wall - idle })
      }
    })
    frame.port1.start()
    const painted = () => frame.port2.postMessage(null)
    addEventListener(acts, () => requestAnimationFrame(painted), { capture: true, once: true })
  })
}
