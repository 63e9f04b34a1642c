export type SupportTopic = {
  readonly name: string
  readonly tag: 'billing' | 'delivery' | 'account' | 'promotion' | 'product'
  readonly questions: readonly string[]
  /** One for each question. */
  readonly good: readonly string[]
  readonly poor: readonly string[]
}

/**
 * The phrases of one language. Placeholders: `{order}`, `{city}`, `{item}`, `{days}`, `{amount}`; in
 * personal data also `{name}`, `{mail}`, `{street}`.
 */
export type SupportLanguage = {
  /** In per cent of the records. */
  readonly share: number
  readonly locales: readonly string[]
  readonly items: readonly string[]
  readonly topics: readonly SupportTopic[]
  /** Before the question; the empty text for none. */
  readonly greetings: readonly string[]
  readonly endings: readonly string[]
  /** Long mails have many of them. */
  readonly details: readonly string[]
  readonly whoIAm: readonly string[]
  readonly openings: readonly string[]
  readonly personalOpenings: readonly string[]
  readonly closings: readonly string[]
}
