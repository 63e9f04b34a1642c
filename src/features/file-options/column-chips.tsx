import { ChevronLeft, ChevronRight, TriangleAlert, X } from 'lucide-react'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Menu, MenuItem, MenuTrigger } from '#ui/menu.tsx'

export type ColumnChip = {
  readonly id: string
  readonly label: string
  /** The queue does not have it. */
  readonly isUnknown: boolean
}
export type ColumnChipsProps = {
  readonly chips: readonly ColumnChip[]
  readonly onChange: (ids: readonly string[]) => void
}

/** The chosen columns in the order of the file. */
export function ColumnChips({ chips, onChange }: ColumnChipsProps) {
  const ids = chips.map((chip) => chip.id)
  const without = (index: number) => ids.filter((_, place) => place !== index)
  const move = (index: number, by: -1 | 1) => {
    const id = ids[index]
    if (id !== undefined) onChange(without(index).toSpliced(index + by, 0, id))
  }
  return (
    <ul aria-label="Columns of the file, in order" className="contents">
      {chips.map((chip, index) => (
        <li
          key={`${chip.id} ${index}`}
          className={classNames(
            'inline-flex max-w-full min-w-0 items-center rounded-[7px] border',
            chip.isUnknown ? 'border-bad text-bad' : 'border-line',
          )}
        >
          <MenuTrigger>
            <Button
              variant="quiet"
              size="small"
              className="max-w-64 border-0 pr-1 text-inherit! lg:min-h-6.5"
            >
              {chip.isUnknown ? <TriangleAlert aria-hidden /> : null}
              <span className="truncate">{chip.label}</span>
            </Button>
            <Menu
              label={`Column ${chip.label}`}
              placement="bottom start"
              onAction={(action) => move(index, action === 'earlier' ? -1 : 1)}
              disabledKeys={[
                ...(index === 0 ? ['earlier'] : []),
                ...(index === chips.length - 1 ? ['later'] : []),
              ]}
            >
              <MenuItem id="earlier" icon={<ChevronLeft />}>
                Move left
              </MenuItem>
              <MenuItem id="later" icon={<ChevronRight />}>
                Move right
              </MenuItem>
            </Menu>
          </MenuTrigger>
          <Button
            variant="quiet"
            size="small"
            aria-label={`Remove ${chip.label}`}
            onPress={() => onChange(without(index))}
            className="border-0 px-1.5 text-ink-3! max-lg:min-w-11 lg:min-h-6.5"
          >
            <X className="size-3!" aria-hidden />
          </Button>
        </li>
      ))}
    </ul>
  )
}
