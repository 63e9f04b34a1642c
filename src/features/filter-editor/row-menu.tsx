import { useState } from 'react'
import {
  ArrowDown,
  ArrowLeft,
  ArrowLeftRight,
  ArrowRight,
  ArrowUp,
  Ban,
  Brackets,
  ChevronsDown,
  ChevronsUp,
  ClipboardCopy,
  ClipboardPaste,
  ChevronsDownUp,
  ChevronsUpDown,
  Copy,
  Eye,
  EyeOff,
  List,
  Trash2,
  Ungroup,
} from 'lucide-react'
import { useFormContext } from 'react-hook-form'
import type { DraftNode } from '#domain/filter-tree/draft.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import { idsOfLeaf } from '#domain/filter-tree/id-leaf.ts'
import { withValue } from '#domain/filter-tree/leaf-edit.ts'
import { childrenOf } from '#domain/filter-tree/draft-nodes.ts'
import { changeCondition, conditionOf } from '#domain/filter-tree/condition.ts'
import { Menu, MenuItem, MenuSeparator } from '#ui/menu.tsx'
import type { OverlayPlace } from '#ui/popover.tsx'
import { useEditor } from './editor-context.ts'
import { refusedActions, runAction, type NodeAction } from './node-actions.ts'
import { copyToClipboard, pasteFromClipboard } from './use-tree-clipboard.ts'
import * as words from './menu-words.ts'
import { changeTo, expand } from './words.ts'

export type RowMenuProps = {
  readonly node: DraftNode
  readonly isRoot: boolean
  readonly isNegated: boolean
  readonly place: OverlayPlace
}

/** All children are NOTs, so one NOT around the group can replace them. */
const holdsNotsAlone = (node: DraftNode): boolean =>
  childrenOf(node).length > 0 &&
  childrenOf(node).every((child) => 'not' in child && child.not !== null)

export function RowMenu({ node, isRoot, isNegated, place }: RowMenuProps) {
  const { edit, latest } = useEditor()
  const { setValue } = useFormContext<Configuration>()
  const ids = 'filter' in node ? idsOfLeaf(node.filter) : null
  const [refused] = useState(() => refusedActions(latest(), node.key))
  const condition = conditionOf(node)
  const isGroup = condition === null
  const isPeriod = condition !== null && 'and' in node
  const isNot = 'not' in node
  const takesText =
    condition?.type === 'text' && (condition.operator === 'eq' || condition.operator === 'ne')
  return (
    <Menu
      label={words.rowActions}
      place={place}
      disabledKeys={refused}
      onAction={(key) => {
        if (key === 'empty_text') {
          edit((root) => changeCondition(root, node.key, (now) => withValue(now, '')))
        } else if (key === 'record_ids' && ids) {
          setValue('record_ids_text', `${ids.join('\n')}\n`, { shouldDirty: true })
          setValue('selector', 'record_ids', { shouldDirty: true })
        } else if (key === 'copy') void copyToClipboard(node)
        else if (key === 'paste') void pasteFromClipboard(edit, node.key)
        else runAction(edit, key as NodeAction, node.key)
      }}
    >
      <MenuItem id="duplicate" icon={<Copy aria-hidden />} shortcut="Ctrl D">
        {words.duplicate}
      </MenuItem>
      <MenuItem id="copy" icon={<ClipboardCopy aria-hidden />} shortcut="Ctrl C">
        {words.copyAsJson}
      </MenuItem>
      <MenuItem id="paste" icon={<ClipboardPaste aria-hidden />} shortcut="Ctrl V">
        {isRoot ? words.pasteInto : words.pasteAfter}
      </MenuItem>
      <MenuSeparator />
      <MenuItem id="wrap_and" icon={<Brackets aria-hidden />}>
        {words.wrapIn('and')}
      </MenuItem>
      <MenuItem id="wrap_or" icon={<Brackets aria-hidden />}>
        {words.wrapIn('or')}
      </MenuItem>
      <MenuItem id="negate" icon={<Ban aria-hidden />} shortcut="!">
        {(isGroup && isNot) || isNegated ? words.removeNot : words.wrapIn('not')}
      </MenuItem>
      {isGroup && isNot && node.not !== null ? (
        <MenuItem id="push_not" icon={<ChevronsDown aria-hidden />}>
          {words.applyNot}
        </MenuItem>
      ) : null}
      {isGroup && !isNot ? (
        <>
          {holdsNotsAlone(node) ? (
            <MenuItem id="pull_not" icon={<ChevronsUp aria-hidden />}>
              {words.combineNots}
            </MenuItem>
          ) : null}
          <MenuItem id="toggle" icon={<ArrowLeftRight aria-hidden />} shortcut="T">
            {changeTo('and' in node ? 'or' : 'and')}
          </MenuItem>
          <MenuItem id="unwrap" icon={<Ungroup aria-hidden />}>
            {words.unwrap}
          </MenuItem>
        </>
      ) : null}
      {isPeriod ? (
        <MenuItem id="collapse" icon={<ChevronsUpDown aria-hidden />} shortcut="→">
          {words.splitInTwo}
        </MenuItem>
      ) : null}
      {isGroup ? (
        <MenuItem id="collapse" icon={<ChevronsDownUp aria-hidden />} shortcut="←">
          {node.collapsed ? expand : words.collapse}
        </MenuItem>
      ) : null}
      {ids ? (
        <MenuItem id="record_ids" icon={<List aria-hidden />}>
          {words.asIdList}
        </MenuItem>
      ) : null}
      {takesText ? <MenuItem id="empty_text">{words.matchEmptyText}</MenuItem> : null}
      <MenuItem
        id="mute"
        icon={node.muted ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
        shortcut="M"
      >
        {node.muted ? words.unmute : words.mute}
      </MenuItem>
      {isRoot ? null : (
        <>
          <MenuSeparator />
          <MenuItem id="up" icon={<ArrowUp aria-hidden />} shortcut="Alt ↑">
            {words.moveUp}
          </MenuItem>
          <MenuItem id="down" icon={<ArrowDown aria-hidden />} shortcut="Alt ↓">
            {words.moveDown}
          </MenuItem>
          <MenuItem id="out" icon={<ArrowLeft aria-hidden />} shortcut="Alt ←">
            {words.moveOut}
          </MenuItem>
          <MenuItem id="in" icon={<ArrowRight aria-hidden />} shortcut="Alt →">
            {words.moveIn}
          </MenuItem>
        </>
      )}
      <MenuSeparator />
      <MenuItem id="remove" icon={<Trash2 aria-hidden />} shortcut="Del" isDangerous>
        {isRoot ? words.removeEverything : words.remove}
      </MenuItem>
    </Menu>
  )
}
