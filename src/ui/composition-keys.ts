/**
 * Keeps the keys of an input method from everybody else: its Enter ends a word, its Backspace takes
 * a sign of it back, its arrows choose what is written. No field, list or form of the page may take
 * them for its own, so that none of them hears of these keys.
 */
export const keepCompositionKeys = (): void =>
  addEventListener('keydown', keepIfComposing, { capture: true })

/** Safari ends a composition before it tells of the key that ended it, with this code. */
const keyOfInputMethod = 229

function keepIfComposing(event: KeyboardEvent): void {
  const { isComposing, keyCode, key, target } = event
  // The editor of the JSON view knows compositions itself.
  const isInEditor = target instanceof HTMLElement && target.isContentEditable
  if (isInEditor || (!isComposing && keyCode !== keyOfInputMethod)) return
  event.stopImmediatePropagation()
  // Where the composition has ended, the Enter would send the form.
  if (!isComposing && key === 'Enter') event.preventDefault()
}
