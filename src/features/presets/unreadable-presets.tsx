import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

export type UnreadablePresetsProps = {
  readonly count: number
  readonly onDelete: () => void
}

/** Says that there are presets of another version, or damaged ones, and deletes them if that is wished. */
export function UnreadablePresets({ count, onDelete }: UnreadablePresetsProps) {
  const isOne = count === 1
  return (
    <Notice
      tone="warn"
      action={
        <Button size="small" onPress={onDelete}>
          Delete {isOne ? 'it' : 'them'}
        </Button>
      }
    >
      {isOne ? '1 preset' : `${count} presets`} can’t be read by this version of Winnow and{' '}
      {isOne ? 'isn’t' : 'aren’t'} listed.
    </Notice>
  )
}
