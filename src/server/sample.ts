import { sampleCommand } from './sample-command.ts'

await sampleCommand().parseAsync()
