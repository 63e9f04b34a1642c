import type { Accounts } from './accounts.ts'
import type { SignOuts } from './sign-outs.ts'
import type { Uuid } from '#domain/contract/uuid.ts'

/** Of key, password and number of sign-outs. A change ends all older tokens. */
export type TokenFingerprint = (userId: Uuid) => Promise<string | null>

export const createTokenFingerprint =
  (accounts: Pick<Accounts, 'fingerprint'>, signOuts: Pick<SignOuts, 'of'>): TokenFingerprint =>
  async (userId) => {
    const fingerprint = accounts.fingerprint(userId)
    return fingerprint === null ? null : `${fingerprint} ${await signOuts.of(userId)}`
  }
