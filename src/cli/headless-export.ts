import { Cancelled, NetworkError, ServiceError, UnexpectedBody, WebPage } from '#api/api-failure.ts'
import { fileCountText } from '#domain/configuration/file-count.ts'
import type { PlacedText } from '#domain/configuration/problem-text.ts'
import { receiptText } from '#domain/export-result/receipt.ts'
import type { Receipt } from '#domain/export-result/receipt-schema.ts'
import { verdictFacts } from '#domain/export-result/verdict.ts'
import { exitCodes, problem, Stopped, type Outcome } from './exit-codes.ts'
import { listenForInterrupts, type Interrupt } from './interrupt.ts'
import { exists, openFile, openStream, pathIn, writeWhole, type Output } from './output-file.ts'
import { prepareRun, type Prepared, type PrepareOptions } from './prepare-run.ts'
import { runPlan, type Ended } from './run-plan.ts'
import { writeState } from './since-last.ts'
import { openTerminal, type Terminal } from './terminal.ts'
import * as words from './words.ts'

export type ExportOptions = PrepareOptions & {
  readonly out: string
  readonly receipt?: boolean
  readonly force?: boolean
  readonly acceptDifferent?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

type Result = {
  readonly outcome: Outcome
  readonly message: string | null
  readonly problems: readonly PlacedText[]
  readonly file: string | null
  readonly incomplete_file: string | null
  readonly receipt: Receipt | null
}

const nothing = { problems: [], file: null, incomplete_file: null, receipt: null } as const

/** Runs a link or a file; returns the exit code. */
export async function headlessExport(
  options: ExportOptions,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const terminal = openTerminal(options.quiet === true)
  const interrupt = listenForInterrupts()
  const result = await run(options, environment, interrupt, terminal)
    .catch((error: unknown) => failureOf(error, interrupt))
    .finally(interrupt.stop)
  if (result === null) return exitCodes.complete
  const exit_code = exitCodes[result.outcome]
  if (result.receipt === null && result.message !== null) terminal.complain(result.message)
  for (const one of result.problems) terminal.complain(`  ${words.placed(one)}`)
  if (options.json) terminal.print(resultText(exit_code, result))
  else if (result.file !== null && !options.quiet) terminal.print(result.file)
  return exit_code
}

function resultText(exit_code: number, result: Result): string {
  const { outcome, message, problems, file, incomplete_file, receipt } = result
  const ordered = { exit_code, outcome, message, problems, file, incomplete_file, receipt }
  return JSON.stringify(ordered, null, 2)
}

function failureOf(error: unknown, { isInterrupted, isLost }: Interrupt): Result {
  if (isInterrupted()) return { ...nothing, outcome: 'interrupted', message: words.interrupted }
  if (error instanceof Stopped) {
    return { ...nothing, outcome: error.outcome, message: error.message, problems: error.problems }
  }
  if (error instanceof ServiceError) {
    return { ...nothing, outcome: 'refused', message: words.refused(error.status, error.message) }
  }
  const isUnreached = error instanceof NetworkError || error instanceof WebPage
  if (isUnreached || isLost() || error instanceof Cancelled) {
    return { ...nothing, outcome: 'unreached', message: (error as Error).message }
  }
  if (error instanceof UnexpectedBody) {
    return { ...nothing, outcome: 'refused', message: error.message }
  }
  throw error
}

async function run(
  options: ExportOptions,
  environment: NodeJS.ProcessEnv,
  interrupt: Interrupt,
  terminal: Terminal,
): Promise<Result | null> {
  const isStream = options.out === '-'
  if (isStream && options.json && !options.dryRun) throw problem(words.notOneStdout)
  if (isStream && options.receipt) throw problem(words.noReceiptPlace)
  const prepared = await prepareRun(options, environment, interrupt, terminal)
  if (options.dryRun) return describe(prepared, options, terminal)
  terminal.say(words.queueLine(prepared.plan.queue_name))
  terminal.say(prepared.sentence)
  const path = isStream ? null : await pathIn(options.out, prepared.file_name)
  if (path !== null && options.receipt) await refuseReceipt(path, options)
  const output = path === null ? openStream(process.stdout) : await openFile(path, options)
  const ended = await runOn(output, prepared, options, interrupt, terminal)
  tell(ended, terminal)
  if (path !== null && options.receipt) await saveReceipt(ended, path, terminal)
  await remember(ended, prepared, options, terminal)
  const { outcome, verdict, receipt, saved, kept } = ended
  return { ...nothing, outcome, message: verdict.text, file: saved, incomplete_file: kept, receipt }
}

/** A run that ends early leaves no empty file. */
async function runOn(
  output: Output,
  prepared: Prepared,
  { acceptDifferent = false, sinceLast }: ExportOptions,
  interrupt: Interrupt,
  terminal: Terminal,
): Promise<Ended> {
  const runOptions = { output, acceptDifferent, findsNewest: sinceLast !== undefined }
  try {
    return await runPlan(prepared, runOptions, interrupt, terminal)
  } catch (error) {
    await output.leave()
    throw error
  }
}

const receiptOf = (path: string): string => `${path}.receipt.json`

async function refuseReceipt(path: string, { force }: ExportOptions): Promise<void> {
  const receipt = receiptOf(path)
  if (!force && (await exists(receipt))) throw problem(words.fileExists(receipt))
}

async function saveReceipt(
  { saved, kept, receipt }: Ended,
  path: string,
  { say, complain }: Terminal,
): Promise<void> {
  const at = receiptOf(saved ?? kept ?? path)
  try {
    await writeWhole(at, receiptText(receipt))
    say(words.receiptSaved(at))
  } catch (error) {
    complain(words.receiptUnsaved(at, words.reasonOf(error)))
  }
}

async function remember(
  { outcome, newest }: Ended,
  { plan }: Prepared,
  { sinceLast }: ExportOptions,
  { complain }: Terminal,
): Promise<void> {
  // Without a newer record, the last instant stays.
  if (sinceLast === undefined || outcome !== 'complete' || newest === null) return
  try {
    await writeState(sinceLast, plan.queue_id, newest)
  } catch (error) {
    complain(words.stateUnwritten(sinceLast, words.reasonOf(error)))
  }
}

function tell(
  { outcome, verdict, failure, saved, kept, receipt }: Ended,
  { say, complain }: Terminal,
): void {
  const speak = outcome === 'complete' ? say : complain
  speak(words.ended(verdictFacts[verdict.kind].title, verdict.text))
  if (failure) complain(failure.message)
  const { missing_ids } = receipt.records
  if (missing_ids && missing_ids.length > 0 && 'record_ids' in receipt.request.record_selector) {
    const all = receipt.request.record_selector.record_ids.length
    say(words.missingIds(missing_ids.length, all))
  }
  if (saved !== null) {
    const ms = Date.parse(receipt.ended_at) - Date.parse(receipt.started_at)
    say(words.saved(saved, receipt.file.bytes, ms / 1000))
  } else if (kept !== null) complain(words.kept(kept))
  else if (receipt.file.bytes === 0 && outcome !== 'complete') complain(words.nothingSaved)
  if (receipt.file.sha256 !== null) say(words.hash(receipt.file.sha256))
}

async function describe(
  { plan, sentence, count }: Prepared,
  { json }: ExportOptions,
  { print }: Terminal,
): Promise<null> {
  const counted = await count()
  const { queue_name, request } = plan
  if (json) {
    print(JSON.stringify({ queue: queue_name, sentence, count: counted, request }, null, 2))
    return null
  }
  print(words.queueLine(queue_name))
  print(sentence)
  print(counted === null ? words.countUnknown : words.countLine(fileCountText(counted)))
  print(JSON.stringify(request, null, 2))
  return null
}
