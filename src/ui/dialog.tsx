import { useState } from 'react'
import type { DialogBoxProps } from './dialog-box.tsx'
import { lazyPart } from './lazy-part.tsx'
import * as words from './words.ts'

const DialogBox = lazyPart(async () => (await import('./dialog-box.tsx')).DialogBox, {
  name: words.dialogPart,
  className: 'fixed inset-x-4 top-16 z-50 mx-auto max-w-md shadow-overlay',
  isLikely: true,
})

export type DialogProps = DialogBoxProps

/** Its code loads before the first dialog opens. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setOpened] = useState(props.isOpen)
  if (props.isOpen && !wasOpened) setOpened(true)
  return wasOpened ? <DialogBox {...props} /> : null
}
