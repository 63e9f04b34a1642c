/** Safari does not focus a button, a checkbox or a radio that the user clicks. Other browsers do. */
export const focusPressed = (): void => addEventListener('click', focusControl, { capture: true })

const controls = 'button, input[type=checkbox], input[type=radio]'

function focusControl({ target }: Event): void {
  const control = target instanceof Element ? target.closest<HTMLElement>(controls) : null
  if (control && control !== document.activeElement) control.focus({ preventScroll: true })
}
