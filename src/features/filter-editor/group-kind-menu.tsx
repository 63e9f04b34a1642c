import { childrenOf, type GroupKind } from '#domain/filter-tree/draft-nodes.ts'
import { insertNode, newGroup } from '#domain/filter-tree/filter-edit.ts'
import { Menu, MenuItem } from '#ui/menu.tsx'
import type { OverlayPlace } from '#ui/popover.tsx'
import { useEditor } from './editor-context.ts'
import * as words from './words.ts'

const kinds = ['and', 'or', 'not'] as const satisfies readonly GroupKind[]

export type GroupKindMenuProps = { readonly groupKey: string; readonly place: OverlayPlace }

/** Adds a group to a group. */
export function GroupKindMenu({ groupKey, place }: GroupKindMenuProps) {
  const { edit } = useEditor()
  const add = (kind: GroupKind) => {
    const group = newGroup(kind)
    edit((root) => insertNode(root, group, 'into', groupKey), {
      focus: childrenOf(group)[0]?.key ?? group.key,
      at: 'list',
      say: words.addedGroupOf(kind),
    })
  }
  return (
    <Menu
      label={words.groupKind}
      placement="bottom start"
      place={place}
      onAction={(key) => add(kinds.find((kind) => kind === key) ?? 'and')}
    >
      {kinds.map((kind) => (
        <MenuItem key={kind} id={kind} description={words.groupMeaning[kind]}>
          {words.groupWord[kind]}
        </MenuItem>
      ))}
    </Menu>
  )
}
