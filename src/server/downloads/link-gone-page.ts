import { html } from 'hono/html'
import { downloadMinutes } from './downloads.ts'

export const linkGonePage = () =>
  html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta name="color-scheme" content="light dark" />
      <title>Download link no longer valid · Winnow</title>
      <main>
        <h1>This download link is no longer valid</h1>
        <p>
          A link works once, and for ${downloadMinutes} minutes. This one has been used, has
          expired, or was never made here.
        </p>
        <p><a href="/">Open Winnow</a> and export again to get a new one.</p>
      </main>
    </html>`
