import { configurationFileEnd } from '#share/configuration-file-end.ts'
import { useWindowEvents } from '#ui/use-window-events.ts'

const holdsFiles = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer?.types.includes('Files') ?? false

/** Opens an export file dropped anywhere on the page, before a field reads it as text. */
export function useFileDrop(onDrop: (file: File) => void): void {
  useWindowEvents(
    {
      dragover: (event) => {
        if (holdsFiles(event)) event.preventDefault()
      },
      drop: (event) => {
        if (holdsFiles(event)) event.preventDefault()
        const file = event.dataTransfer?.files[0]
        if (file?.name.endsWith(configurationFileEnd) !== true) return
        event.stopPropagation()
        onDrop(file)
      },
    },
    { isCapturing: true },
  )
}
