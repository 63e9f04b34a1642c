import * as words from './menu-words.ts'
import { findInFilter } from './words.ts'

const keyHelp: readonly (readonly [keys: string, what: string])[] = [
  ['↑ ↓', words.keyRows],
  ['← →', words.keyFold],
  ['Home End', words.keyEnds],
  ['Enter', words.keyField],
  ['Esc', words.keyRow],
  ['Shift F10', words.keyMenu],
  ['N', words.keyCondition],
  ['G', words.keyGroup],
  ['T', words.keySwitch],
  ['!', words.keyNot],
  ['M', words.keyMute],
  ['Alt ↑ ↓', words.keyMove],
  ['Alt ←', words.moveOut],
  ['Alt →', words.moveIn],
  ['Shift ↑ ↓', words.keySelect],
  ['(', words.keyWrap],
  ['Ctrl D', words.duplicate],
  ['Delete', words.remove],
  ['Ctrl C X V', words.keyClipboard],
  ['/', findInFilter],
  ['?', words.keyList],
  ['Ctrl Enter', words.keyExport],
  ['Ctrl Shift Enter', words.keySource],
  ['Ctrl Z', words.keyUndo],
  ['Ctrl Shift Z', words.keyRedo],
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
