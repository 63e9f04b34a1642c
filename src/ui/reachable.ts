/** For a region that scrolls, which must be reachable by keyboard (WCAG 2.1.1). */
export const reachable = { tabIndex: 0 } as const
