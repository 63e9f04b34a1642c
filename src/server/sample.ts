import { sampleCommand } from '#server/samples/sample-command.ts'

await sampleCommand().parseAsync()
