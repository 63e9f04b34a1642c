let zoneOfBrowser: string | undefined

/** The zone that the page was opened in; asking the browser takes long. */
export const browserTimeZone = (): string =>
  (zoneOfBrowser ??= Intl.DateTimeFormat().resolvedOptions().timeZone)
