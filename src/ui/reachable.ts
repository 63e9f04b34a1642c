/** For a region that scrolls, which must be reachable by keyboard (WCAG 2.1.1). */
export const reachable = { tabIndex: 0 } as const

/** For a box that scrolls around controls, of which Firefox would make one more stop of Tab. */
export const passedByTab = { tabIndex: -1 } as const
