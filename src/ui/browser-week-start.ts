type WeekInfo = { readonly firstDay: number }
type WithWeek = Intl.Locale & {
  readonly weekInfo?: WeekInfo
  readonly getWeekInfo?: () => WeekInfo
}

/** The first day of a week where the user is; a browser that does not say means Monday. */
export function browserWeekStart(): 'monday' | 'sunday' {
  const locale: WithWeek = new Intl.Locale(navigator.language)
  const { firstDay } = locale.getWeekInfo?.() ?? locale.weekInfo ?? { firstDay: 1 }
  return firstDay === 7 ? 'sunday' : 'monday'
}
