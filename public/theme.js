// Runs before the first paint. The page then has the chosen theme (`src/app/theme.ts` writes it), and
// `index.html` shows the skeleton of the page that opens: sign-in, or the builder.
const root = document.documentElement
try {
  const kept = localStorage.getItem('winnow.theme')
  const theme = kept?.startsWith('{') ? JSON.parse(kept).data : kept
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
} catch {
  // Storage is blocked, or the value is damaged: the page has the system's theme.
}
try {
  const names = [...Object.keys(sessionStorage), ...Object.keys(localStorage)]
  root.dataset.session = names.some((name) => /^winnow\.session\.\w+$/.test(name)) ? 'some' : 'none'
} catch {
  root.dataset.session = 'none'
}
