import { Command } from 'commander'
import { exitCodes } from './exit-codes.ts'
import { headlessExport, type ExportOptions } from './headless-export.ts'
import * as words from './words.ts'

/** `winnow export`: runs a link or a file without a browser. */
export function exportCommand(): Command {
  return new Command('export')
    .description(words.summary)
    .argument('<source>', words.sourceHelp)
    .option(
      '--server <url>',
      'the Winnow server (default: that of a link to this machine, else http://127.0.0.1:4173)',
    )
    .option(
      '--galileo [url]',
      'export from the service behind the server, or from the service at a URL',
    )
    .option('--key-env <name>', 'the variable with the API key (default: WINNOW_API_KEY)')
    .option('--preset <name>', 'the preset of a file with several')
    .option('--no-redact', 'export unredacted data, if you may')
    .option('--out <path>', 'a folder, a file, or - for the standard output', '.')
    .option('--receipt', 'write the receipt beside the file')
    .option('--force', 'replace existing files')
    .option('--accept-different', 'save a file whose count differs or can’t be verified')
    .option(
      '--since-last <file>',
      'only records created after the newest of the last complete run, kept in this file',
    )
    .option('--dry-run', 'print the sentence, the count and the request, and export nothing')
    .option('--json', 'print the result with the receipt as JSON')
    .option('--quiet', 'print only what goes wrong')
    .addHelpText('after', words.exitHelp)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : exitCodes.problems))
    .action(async (source: string, options: Omit<ExportOptions, 'source'>) => {
      process.exitCode = await headlessExport({ ...options, source }, process.env)
    })
}
