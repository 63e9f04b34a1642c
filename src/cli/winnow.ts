#!/usr/bin/env node
/** The installed `winnow`: the server, and a command for each other word. Only what runs is loaded. */
const [, , word, ...rest] = process.argv

if (word === 'export') {
  const { exportCommand } = await import('./export-command.ts')
  await exportCommand().name('winnow export').parseAsync(rest, { from: 'user' })
} else if (word === 'sample') {
  const { sampleCommand } = await import('#server/sample-command.ts')
  await sampleCommand().name('winnow sample').parseAsync(rest, { from: 'user' })
} else {
  await import('#server/main.ts')
}
