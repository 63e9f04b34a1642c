import type { ProxyTrust } from '#server/http/caller.ts'
import type { Metrics } from '#server/http/metrics.ts'
import type { Accounts } from './accounts.ts'
import type { SignOuts } from './sign-outs.ts'
import type { Throttle } from './throttle.ts'
import type { Tokens } from './tokens.ts'

export type SignInDependencies = ProxyTrust & {
  readonly accounts: Accounts
  readonly tokens: Tokens
  readonly throttle: Throttle
  readonly signOuts: SignOuts
  readonly metrics: Pick<Metrics, 'signInFailed'>
}
