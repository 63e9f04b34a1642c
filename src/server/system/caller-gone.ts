export class CallerGone extends Error {
  override readonly name = 'CallerGone'
}
