/** Stops the keys of an input method before any field, list or form handles them. */
export const keepCompositionKeys = (): void =>
  addEventListener('keydown', keepIfComposing, { capture: true })

/** Safari ends a composition before it sends the key event that ended it, with this code. */
const keyOfInputMethod = 229

function keepIfComposing(event: KeyboardEvent): void {
  const { isComposing, keyCode, key, target } = event
  // The JSON editor handles compositions itself.
  const isInEditor = target instanceof HTMLElement && target.isContentEditable
  if (isInEditor || (!isComposing && keyCode !== keyOfInputMethod)) return
  event.stopImmediatePropagation()
  // The composition has ended, so this Enter would submit the form.
  if (!isComposing && key === 'Enter') event.preventDefault()
}
