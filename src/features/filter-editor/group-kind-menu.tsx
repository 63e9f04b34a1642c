import { childrenOf, type GroupKind } from '#domain/filter-tree/draft-nodes.ts'
import { insertNode, newGroup } from '#domain/filter-tree/filter-edit.ts'
import { Menu, MenuItem } from '#ui/menu.tsx'
import type { OverlayPlace } from '#ui/popover.tsx'
import { useEditor } from './editor-context.ts'
import { groups } from './groups.ts'

const kinds = Object.keys(groups) as GroupKind[]

export type GroupKindMenuProps = { readonly groupKey: string; readonly place: OverlayPlace }

/** Adds a group to a group. */
export function GroupKindMenu({ groupKey, place }: GroupKindMenuProps) {
  const { edit } = useEditor()
  const add = (kind: GroupKind) => {
    const group = newGroup(kind)
    edit((root) => insertNode(root, group, 'into', groupKey), {
      focus: childrenOf(group)[0]?.key ?? group.key,
      at: 'list',
      say: `Added ${groups[kind].word} group`,
    })
  }
  return (
    <Menu
      label="Kind of group"
      placement="bottom start"
      place={place}
      onAction={(key) => add(kinds.find((kind) => kind === key) ?? 'and')}
    >
      {kinds.map((kind) => (
        <MenuItem key={kind} id={kind} description={groups[kind].sentence}>
          {groups[kind].word}
        </MenuItem>
      ))}
    </Menu>
  )
}
