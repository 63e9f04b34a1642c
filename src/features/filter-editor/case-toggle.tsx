import { ToggleButton } from 'react-aria-components'
import { factsOf } from '#domain/contract/filter-types.ts'
import { changeLeaf } from '#domain/filter-tree/filter-edit.ts'
import { classNames, focusRing } from '#ui/class-names.ts'
import type { FieldProps } from './column-field.tsx'
import { useEditor } from './editor-context.ts'

export function CaseToggle({ nodeKey, filter }: Omit<FieldProps, 'error'>) {
  const { edit } = useEditor()
  if (!factsOf(filter.type)?.hasCase) return null
  const isSensitive = filter.case_sensitive !== false
  const label = isSensitive ? 'Case-sensitive' : 'Ignores case'
  return (
    <ToggleButton
      data-tip={label}
      data-field="case_sensitive"
      aria-label="Match case"
      isSelected={isSensitive}
      onChange={(case_sensitive) =>
        edit((root) => changeLeaf(root, nodeKey, (now) => ({ ...now, case_sensitive })))
      }
      className={classNames(
        focusRing,
        'grid min-h-11 min-w-11 place-items-center rounded-[7px] text-2xs text-ink-3 lg:min-h-7 lg:min-w-7',
        'data-[hovered]:bg-sunken data-[selected]:font-semibold data-[selected]:text-ink-2',
        !isSensitive && 'line-through',
      )}
    >
      Aa
    </ToggleButton>
  )
}
