let zoneOfBrowser: string | undefined

/** The browser's zone at page load. Cached, because asking the browser is slow. */
export const browserTimeZone = (): string =>
  (zoneOfBrowser ??= Intl.DateTimeFormat().resolvedOptions().timeZone)
