import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import * as words from './list-words.ts'

export type UnreadablePresetsProps = {
  readonly count: number
  readonly onDelete: () => void
}

export function UnreadablePresets({ count, onDelete }: UnreadablePresetsProps) {
  return (
    <Notice
      tone="warn"
      action={
        <Button size="small" onClick={onDelete}>
          {words.deleteUnreadable(count)}
        </Button>
      }
    >
      {words.unreadable(count)}
    </Notice>
  )
}
