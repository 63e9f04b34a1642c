import { useEffect } from 'react'
import { configurationFileEnd } from '#share/configuration-file-end.ts'

/** Hears of an export's file that is dropped anywhere on the page, before any field takes it as text. */
export function useFileDrop(onDrop: (file: File) => void): void {
  useEffect(() => {
    const isOurs = (file: File | undefined): file is File =>
      file?.name.endsWith(configurationFileEnd) === true
    // What kind of file it is, is only told once it is dropped.
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
      if (!isOurs(file)) return
      event.stopPropagation()
      onDrop(file)
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop, { capture: true })
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop, { capture: true })
    }
  }, [onDrop])
}
