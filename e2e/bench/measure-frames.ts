import type { Page } from '@playwright/test'

/**
 * The time from an input to the end of the first frame that shows its effect, in milliseconds. It
 * starts at the event's `timeStamp` and ends in the first task after layout and paint. `wall` includes
 * the wait for the screen (up to 16.7 ms at 60 Hz). `work` is `wall` without idle time: the page posts
 * messages to itself, and a message that arrives at once proves that nothing else ran.
 */
export type FrameTime = { readonly wall: number; readonly work: number }

export type Watched = {
  readonly from: 'keydown' | 'click'
  /** The event that the page acts on; earlier frames do not count. */
  readonly acts: 'keydown' | 'input' | 'click'
  /** What must change: the value of the focused field, or the elements that match a selector. */
  readonly shows: 'value' | { readonly selector: string; readonly atLeast?: number }
}

type Measuring = { frameTime?: Promise<FrameTime> }

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

/** Runs in the page and must not use anything outside of it. */
function watchNext({ from, acts, shows }: Watched): void {
  /** Milliseconds between two messages in which nothing else can have run. */
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
