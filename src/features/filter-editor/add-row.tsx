import { memo } from 'react'
import { Plus } from 'lucide-react'
import type { GroupKind } from '#domain/filter-tree/draft-nodes.ts'
import { insertNode, newGroup, newLeaf } from '#domain/filter-tree/filter-edit.ts'
import { Button } from '#ui/button.tsx'
import { Menu, MenuItem, MenuTrigger } from '#ui/menu.tsx'
import { useEditor } from './editor-context.ts'
import type { AddRow as AddRowData } from './tree-rows.ts'
import { groups } from './groups.ts'
import { Rails, rowIndent } from './rails.tsx'
import { RowDrop } from './row-drop.tsx'

const kinds = Object.keys(groups) as GroupKind[]

export type AddRowProps = {
  readonly row: AddRowData
  /** Index among all rows, from 1. */
  readonly rowIndex: number
}

export const AddRow = memo(function AddRow({ row, rowIndex }: AddRowProps) {
  const { edit } = useEditor()
  const { groupKey } = row
  const addLeaf = () => {
    const leaf = newLeaf()
    edit((root) => insertNode(root, leaf, 'into', groupKey), {
      focus: leaf.key,
      field: true,
      say: 'Added a condition',
    })
  }
  const addGroup = (kind: GroupKind) => {
    const group = newGroup(kind)
    edit((root) => insertNode(root, group, 'into', groupKey), {
      focus: group.key,
      say: `Added ${groups[kind].word} group`,
    })
  }
  // A row of the treegrid without a node: it belongs to the group above.
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-level={row.depth + 1}
      className="relative min-h-11 lg:min-h-10"
    >
      <div
        role="gridcell"
        className="relative flex min-h-[inherit] items-center"
        style={rowIndent(row.depth)}
      >
        <Rails rails={row.rails} />
        <RowDrop target={{ key: groupKey, kind: 'add' }} />
        <Button variant="quiet" size="small" className="text-ink-3!" onClick={addLeaf}>
          <Plus className="size-3.5!" aria-hidden />
          Condition
        </Button>
        <MenuTrigger>
          <Button variant="quiet" size="small" className="text-ink-3!">
            <Plus className="size-3.5!" aria-hidden />
            Group
          </Button>
          <Menu
            label="Kind of group"
            placement="bottom start"
            onAction={(key) => addGroup(kinds.find((kind) => kind === key) ?? 'and')}
          >
            {kinds.map((kind) => (
              <MenuItem key={kind} id={kind} description={groups[kind].sentence}>
                {groups[kind].word}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      </div>
    </div>
  )
})
