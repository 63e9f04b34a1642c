/** Why the server does not start. The message says what to do. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
}
