import { useEffect } from 'react'
import { configurationFileEnd } from '#share/configuration-file-end.ts'

/** Catches configuration files dropped on the page, before a text field inserts them as text. */
export function useFileDrop(onDrop: (file: File) => void): void {
  useEffect(() => {
    const isOurs = (file: File | undefined): file is File =>
      file?.name.endsWith(configurationFileEnd) === true
    // The browser reveals the file's name only on drop.
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
