import { ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { classNames, optionBox, overlayBox } from './class-names.ts'

export type Suggestion = { readonly id: string; readonly label?: string; readonly hint?: string }

const maxShown = 50

/** The first few suggestions that contain the typed text. */
export const fittingSuggestions = (
  suggestions: readonly Suggestion[],
  text: string,
): readonly Suggestion[] => {
  const wanted = text.trim().toLowerCase()
  return suggestions
    .filter(({ id, label }) => `${label ?? ''} ${id}`.toLowerCase().includes(wanted))
    .slice(0, maxShown)
}

export function SuggestionList() {
  return (
    <Popover
      offset={6}
      placement="bottom start"
      className={classNames(overlayBox, 'max-w-sm min-w-(--trigger-width) overflow-auto')}
    >
      <ListBox<Suggestion> className="p-1 outline-none">
        {(item) => (
          <ListBoxItem id={item.id} textValue={item.label ?? item.id} className={optionBox}>
            <span translate="no" className="min-w-0 flex-1 truncate">
              {item.label ?? item.id}
            </span>
            {item.hint === undefined ? null : (
              <span className="shrink-0 text-xs text-ink-3">{item.hint}</span>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}
