import type { Accounts } from './accounts.ts'
import type { SignOuts } from './sign-outs.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

/** What a person's tokens stand on: key, password, and how often they signed out everywhere. */
export const standingOf =
  (accounts: Pick<Accounts, 'standing'>, signOuts: Pick<SignOuts, 'of'>) =>
  async (userId: Uuid): Promise<string | null> => {
    const standing = accounts.standing(userId)
    return standing === null ? null : `${standing} ${await signOuts.of(userId)}`
  }
