/** Why the server does not start, as a sentence that says what to do. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure'
}
