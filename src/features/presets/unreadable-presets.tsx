import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

export type UnreadablePresetsProps = {
  readonly count: number
  readonly onDelete: () => void
}

export function UnreadablePresets({ count, onDelete }: UnreadablePresetsProps) {
  const isOne = count === 1
  return (
    <Notice
      tone="warn"
      action={
        <Button size="small" onClick={onDelete}>
          Delete {isOne ? 'it' : 'them'}
        </Button>
      }
    >
      {isOne ? '1 preset' : `${count} presets`} can’t be read by this version of Winnow.{' '}
      {isOne ? 'It was' : 'They were'} set aside.
    </Notice>
  )
}
