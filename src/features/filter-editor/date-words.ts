/** What dates say in lists and editors that load later. */

// Presets of a date. The operator decides whether a preset looks forward or is a point in time.
export const today = 'Today'
export const lastSevenDays = 'Last 7 days'
export const lastThirtyDays = 'Last 30 days'
export const thisWeek = 'This week'
export const thisMonth = 'This month'
export const startOfToday = 'Start of today'
export const sevenDaysAgo = '7 days ago'
export const thirtyDaysAgo = '30 days ago'
export const startOfThisWeek = 'Start of this week'
export const startOfThisMonth = 'Start of this month'
export const lastDaysOfQueue = (count: number) => `Last ${count} days of the queue`

// Presets of a period.
export const yesterday = 'Yesterday'
export const lastWeek = 'Last week'
export const lastMonth = 'Last month'
export const lastQuarter = 'Last quarter'

// From a fixed date to a relative one, and back.
export const toRelativeDate = 'Use a relative date'
export const toFixedDate = 'Use a fixed date'

// The editor of a relative date: “7 days before the start of today”.
export const amount = 'Number'
export const unit = 'Unit'
export const minutes = 'minutes'
export const hours = 'hours'
export const days = 'days'
export const weeks = 'weeks'
export const months = 'months'
export const years = 'years'
export const before = 'Before'
export const now = 'now'
export const startOfDay = 'the start of today'
export const startOfMonday = 'the start of this week (Monday)'
export const startOfSunday = 'the start of this week (Sunday)'
export const startOfMonth = 'the start of this month'
export const startOfQuarter = 'the start of this quarter'
export const startOfYear = 'the start of this year'
export const timeZone = 'Time zone'
export const rightNow = (instant: string) => `Right now: ${instant}`
