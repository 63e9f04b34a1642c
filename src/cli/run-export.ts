import { exportCommand } from './export-command.ts'

await exportCommand().parseAsync()
