import { useState } from 'react'
import { useController, useFormContext } from 'react-hook-form'
import type { Configuration } from '#domain/configuration.ts'
import { showToast } from '#ui/toast.tsx'

/** Larger files are no list of ids. */
const maxFileBytes = 64 * 1024 * 1024

/** The text of the record-ID box. What a file or "Clear" takes the place of can be brought back. */
export function useRecordIdsText() {
  const { control, getValues } = useFormContext<Configuration>()
  const { field } = useController({ control, name: 'record_ids_text' })
  const [failure, setFailure] = useState<string | null>(null)
  const { onChange } = field

  const replace = (text: string, title: string) => {
    const before = getValues('record_ids_text')
    onChange(text)
    if (before.trim() === '' || before === text) return
    showToast({ title, action: { label: 'Undo', onPress: () => onChange(before) } })
  }
  const openFile = async (file: File) => {
    if (file.size > maxFileBytes) {
      return setFailure(`“${file.name}” is larger than 64 MB: that is no list of IDs.`)
    }
    try {
      const text = await file.text()
      // A spreadsheet or an archive: its bytes are no text, and reading them would find nothing.
      if (text.slice(0, 10_000).includes('\0')) {
        return setFailure(`“${file.name}” is no text file. Save it as CSV or text and open that.`)
      }
      setFailure(null)
      replace(text, `Record IDs replaced by “${file.name}”`)
    } catch {
      setFailure(`“${file.name}” could not be read. Check that it is still there, and try again.`)
    }
  }
  const clear = () => {
    setFailure(null)
    replace('', 'Record IDs cleared')
  }
  return { text: field.value, onChange, openFile, clear, failure }
}
