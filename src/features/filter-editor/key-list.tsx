const keyHelp: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓', 'Previous or next row'],
  ['← →', 'Collapse or expand; go to the group or into it'],
  ['Home End', 'First or last row'],
  ['Enter', 'First field of the row; from a value back to the row'],
  ['Esc', 'Back to the row'],
  ['Shift F10', 'Row menu'],
  ['N', 'New condition below: column, Enter, value, Enter'],
  ['G', 'New group below'],
  ['T', 'Switch AND and OR'],
  ['!', 'Wrap in NOT or remove NOT'],
  ['M', 'Mute: ignore without removing'],
  ['Alt ↑ ↓', 'Move up or down in the group'],
  ['Alt ←', 'Move out of group'],
  ['Alt →', 'Move into group above'],
  ['Shift ↑ ↓', 'Select rows of the group'],
  ['(', 'Wrap selection in a group'],
  ['Ctrl D', 'Duplicate'],
  ['Delete', 'Remove'],
  ['Ctrl C X V', 'Copy, cut or paste as API JSON'],
  ['/', 'Find in filter'],
  ['?', 'This list'],
  ['Ctrl Enter', 'Go to Export'],
  ['Ctrl Shift Enter', 'Go to the filter or the list of IDs'],
  ['Ctrl Z', 'Undo'],
  ['Ctrl Shift Z', 'Redo'],
]

export function KeyList() {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5">
      {keyHelp.map(([keys, what]) => (
        <div key={keys} className="contents">
          <dt>
            <kbd className="rounded-md border border-line bg-sunken px-1.5 py-0.5 font-sans text-xs whitespace-nowrap">
              {keys}
            </kbd>
          </dt>
          <dd className="text-ink-2">{what}</dd>
        </div>
      ))}
    </dl>
  )
}
