import type { CurrentUser } from '#domain/contract/endpoints/account-schemas.ts'

export const userName = ({ first_name, last_name, email, id }: CurrentUser): string =>
  [first_name, last_name].filter(Boolean).join(' ') || email || id
