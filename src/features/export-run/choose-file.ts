import type { ExportFormat } from '#domain/contract/contract.ts'
import { formatFacts } from '#domain/contract/export-formats.ts'

type PickerOptions = {
  readonly suggestedName: string
  readonly types: readonly { readonly description: string; readonly accept: object }[]
}
type WithPicker = {
  readonly showSaveFilePicker?: (options: PickerOptions) => Promise<FileSystemFileHandle>
}

/** Chrome and Edge have this over HTTPS. */
export const canChooseFile = (): boolean => 'showSaveFilePicker' in window

/** Null if the user cancels. */
export async function chooseFile(
  suggestedName: string,
  format: ExportFormat,
): Promise<FileSystemFileHandle | null> {
  try {
    const { showSaveFilePicker } = window as WithPicker
    const { label, media_type, extension } = formatFacts[format]
    const types = [{ description: label, accept: { [media_type]: [extension] } }]
    return (await showSaveFilePicker?.({ suggestedName, types })) ?? null
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null
    throw error
  }
}
