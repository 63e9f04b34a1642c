let zoneOfBrowser: string | undefined

/** The browser's zone at page load. Cached, because asking the browser is slow. */
export const browserTimeZone = (): string =>
  (zoneOfBrowser ??= Intl.DateTimeFormat().resolvedOptions().timeZone)

/** The place of a zone's IANA name: `New York` of `America/New_York`. */
export const zonePlace = (zone: string): string =>
  zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
