/** The keys of the tree as they are listed for people. */
const keyHelp: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓', 'row to row'],
  ['← →', 'collapse, expand; to the group, into it'],
  ['Home End', 'first and last row'],
  ['Enter', 'into the row’s first field'],
  ['Esc', 'back to the row'],
  ['Shift F10', 'the row’s menu'],
  ['N', 'new leaf after this row'],
  ['G', 'new group after this row'],
  ['T', 'AND ↔ OR'],
  ['!', 'wrap in NOT, or take it off'],
  ['M', 'mute: as if it were not there'],
  ['Alt ↑ ↓', 'move among its siblings'],
  ['Alt ←', 'move out of the group'],
  ['Alt →', 'move into the group before'],
  ['Shift ↑ ↓', 'select siblings'],
  ['(', 'wrap the selection in a group'],
  ['Ctrl D', 'duplicate'],
  ['Delete', 'remove'],
  ['Ctrl C X V', 'copy, cut and paste as the API’s JSON'],
  ['/', 'find in the tree'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
]

/** The keys of the tree. */
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
