// Runs before the first paint, so that a chosen theme does not flash. `src/app/theme.ts` writes it.
try {
  const theme = localStorage.getItem('winnow.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is blocked: the system's theme it is.
}
