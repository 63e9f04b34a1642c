import type { ExportFormat } from '#domain/contract/contract.ts'

type PickerOptions = {
  readonly suggestedName: string
  readonly types: readonly { readonly description: string; readonly accept: object }[]
}
type WithPicker = {
  readonly showSaveFilePicker?: (options: PickerOptions) => Promise<FileSystemFileHandle>
}

/** Chrome and Edge have this over HTTPS. */
export const canChooseFile = (): boolean => 'showSaveFilePicker' in window

const kinds = {
  csv: { description: 'CSV', accept: { 'text/csv': ['.csv'] } },
  jsonl: { description: 'JSON Lines', accept: { 'application/x-ndjson': ['.jsonl'] } },
  jsonl_flat: { description: 'JSON Lines', accept: { 'application/x-ndjson': ['.jsonl'] } },
} as const satisfies Record<ExportFormat, object>

/** Null if the user cancels. */
export async function chooseFile(
  suggestedName: string,
  format: ExportFormat,
): Promise<FileSystemFileHandle | null> {
  try {
    const { showSaveFilePicker } = window as WithPicker
    return (await showSaveFilePicker?.({ suggestedName, types: [kinds[format]] })) ?? null
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    throw error
  }
}
