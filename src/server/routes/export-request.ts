import { failure } from '#server/http/error-answers.ts'
import type { AppContext } from '#server/http/context.ts'
import { readJson } from '#server/http/read-body.ts'
import type { ExportPlan } from '#server/store/store.ts'
import { exportFileName } from '#domain/contract/export-file-name.ts'
import type { ContractRequest } from '#domain/contract/contract.ts'
import { checkExportAgainstQueue } from '#domain/request-check/check-against-queue.ts'
import { checkExportRequest } from '#domain/request-check/check-request.ts'
import { columnsWithValues, type QueueAccess } from './queue-access.ts'

export async function readExportRequest(
  c: AppContext,
  access: QueueAccess,
): Promise<ContractRequest> {
  const checked = checkExportRequest(await readJson(c, access.caller.person))
  if ('errors' in checked) throw failure.invalid(checked.errors)
  checkAgainstQueue(access, checked.request)
  return checked.request
}

/** Checks what depends on the queue's columns and the person's role. */
export function checkAgainstQueue(access: QueueAccess, request: ContractRequest): void {
  const errors = checkExportAgainstQueue(request, access)
  if (errors.length > 0) throw failure.invalid(errors)
  if (!request.redact && !access.may_unredact) throw failure.notUnredactable()
}

export const fileName = (
  access: QueueAccess,
  request: ContractRequest,
  { now }: { readonly now: () => Date },
): string =>
  exportFileName({
    requested: request.file_name,
    queue_name: access.queue.queue.name,
    format: request.export_format,
    at: now(),
  })

export const planOf = (request: ContractRequest, { columns }: QueueAccess): ExportPlan => ({
  selector: request.record_selector,
  format: request.export_format,
  column_ids: request.column_ids?.length ? request.column_ids : columnsWithValues(columns),
  redact: request.redact,
  computed_metrics_only: request.export_computed_metrics_only,
})
