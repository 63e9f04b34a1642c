import { useState } from 'react'
import { asListed, withColumns, withoutColumns } from '#domain/configuration/column-choice.ts'
import type { Column } from '#domain/contract/columns.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'
import * as words from './picker-words.ts'

export type GroupButtonsProps = {
  readonly columns: readonly Column[]
  /** By label, in the order of the list. */
  readonly groups: ReadonlyMap<string, readonly Column[]>
  readonly ids: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

const every = ''
const idsOf = (some: readonly Column[]) => some.map(({ id }) => id)

/** Adds or removes whole groups, and sorts the selected columns as listed. */
export function GroupButtons({ columns, groups, ids, onChange }: GroupButtonsProps) {
  const [group, setGroup] = useState(every)
  const members = group === every ? columns : (groups.get(group) ?? [])
  const listed = asListed(ids, columns)
  return (
    <div className="flex flex-wrap items-center gap-1 border-b border-line px-2 pb-2">
      <Select
        label={words.group}
        hidesLabel
        size="small"
        items={[
          { id: every, label: words.allGroups },
          ...[...groups.keys()].map((label) => ({ id: label, label })),
        ]}
        value={group}
        onChange={setGroup}
      />
      <Button
        size="small"
        variant="quiet"
        onClick={() => onChange(withColumns(ids, idsOf(members)))}
      >
        {words.all}
      </Button>
      <Button
        size="small"
        variant="quiet"
        onClick={() => {
          const rest = withoutColumns(
            ids,
            idsOf(members.filter(({ is_empty }) => is_empty)),
            columns,
          )
          onChange(withColumns(rest, idsOf(members.filter(({ is_empty }) => !is_empty))))
        }}
      >
        {words.nonEmpty}
      </Button>
      <Button
        size="small"
        variant="quiet"
        disabled={ids.length === 0}
        onClick={() => onChange(withoutColumns(ids, idsOf(members), columns))}
      >
        {words.none}
      </Button>
      <span className="flex-1" />
      <Button
        size="small"
        variant="quiet"
        disabled={listed.every((id, place) => id === ids[place])}
        onClick={() => onChange(listed)}
      >
        {words.resetOrder}
      </Button>
    </div>
  )
}
