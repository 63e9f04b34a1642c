/**
 * The locale of the lists, menus and calendars of react-aria, which load later. They read it from
 * here once (`useDefaultLocale`), where a provider around the page would load with the page.
 */
export const setOverlayLocale = (): void =>
  void Object.assign(globalThis, { [Symbol.for('react-aria.i18n.locale')]: 'en-GB' })
