/** What customers ask about one subject, and how the assistant answers: well, and not so well. */
export type SupportTopic = {
  readonly name: string
  readonly tag: 'billing' | 'delivery' | 'account' | 'promotion' | 'product'
  readonly questions: readonly string[]
  /** One for each question, in their order. */
  readonly good: readonly string[]
  readonly poor: readonly string[]
}

/**
 * The phrases of one language, from which conversations are put together.
 * Filled in: `{order}`, `{city}`, `{item}`, `{days}`, `{amount}`, and, where someone says who they
 * are, `{name}`, `{mail}`, `{street}`.
 */
export type SupportLanguage = {
  /** Records of a hundred that are in this language. */
  readonly share: number
  readonly locales: readonly string[]
  readonly items: readonly string[]
  readonly topics: readonly SupportTopic[]
  /** Before, and after, the question; an empty text is nothing said. */
  readonly greetings: readonly string[]
  readonly endings: readonly string[]
  /** Sentences that say more; long mails are made of many. */
  readonly details: readonly string[]
  readonly whoIAm: readonly string[]
  readonly openings: readonly string[]
  readonly personalOpenings: readonly string[]
  readonly closings: readonly string[]
}
