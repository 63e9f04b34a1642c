// Runs before the first paint, so that a chosen theme does not flash. `src/app/theme.ts` writes it.
try {
  const kept = localStorage.getItem('winnow.theme')
  const theme = kept?.startsWith('{') ? JSON.parse(kept).data : kept
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is blocked, or the value is damaged: the page has the system's theme.
}
