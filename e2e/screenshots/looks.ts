/** The looks in which each state is photographed, and where the pictures are. */

export const folder = 'test-results/screenshots'
export const widths = [1440, 1024, 390] as const
export const themes = ['light', 'dark'] as const
export type Width = (typeof widths)[number]
export type Theme = (typeof themes)[number]

export const heights: Readonly<Record<Width, number>> = { 1440: 920, 1024: 768, 390: 844 }

export const isPhone = (width: Width): boolean => width < 768

export const pictureName = (state: string, width: Width, theme: Theme): string =>
  `${state}.${width}.${theme}.png`
