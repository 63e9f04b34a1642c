/**
 * English words with dates as ISO 8601 writes them: 2026-03-01, 23:00. The English of Canada is no
 * such locale: ICU 72, which some versions of Safari use, puts its months first.
 */
export const isoLocale = 'en-SE'
