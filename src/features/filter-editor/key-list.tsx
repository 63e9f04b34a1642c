import * as words from './menu-words.ts'
import { findInFilter } from './words.ts'

type Keys = readonly (readonly [keys: string, what: string])[]

const keyGroups: readonly (readonly [title: string, keys: Keys])[] = [
  [
    words.keysToGo,
    [
      ['↑ ↓', words.keyRows],
      ['← →', words.keyFold],
      ['Home End', words.keyEnds],
      ['Page Up Down', words.keyPages],
      ['Enter', words.keyField],
      ['Esc', words.keyRow],
      ['Shift F10', words.keyMenu],
      ['/', findInFilter],
    ],
  ],
  [
    words.keysToChange,
    [
      ['N', words.keyCondition],
      ['A to Z', words.keySearch],
      ['G', words.keyGroup],
      ['T', words.keySwitch],
      ['!', words.keyNot],
      ['M', words.keyMute],
      ['Ctrl D', words.duplicate],
      ['Delete', words.remove],
      ['Ctrl C X V', words.keyClipboard],
    ],
  ],
  [
    words.keysToMove,
    [
      ['Alt ↑ ↓', words.keyMove],
      ['Alt ←', words.moveOut],
      ['Alt →', words.moveIn],
      ['Shift ↑ ↓', words.keySelect],
      ['(', words.keyWrap],
    ],
  ],
  [
    words.keysEverywhere,
    [
      ['Ctrl Enter', words.keyExport],
      ['Ctrl Shift Enter', words.keySource],
      ['Ctrl Z', words.keyUndo],
      ['Ctrl Shift Z', words.keyRedo],
      ['Alt ← →', words.keyMoveColumn],
      ['?', words.keyList],
    ],
  ],
]

export function KeyList() {
  return keyGroups.map(([title, keys]) => (
    <section key={title} className="not-first:mt-4">
      <h3 className="pb-1.5 text-sm font-semibold">{title}</h3>
      <dl className="grid grid-cols-[8.5rem_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5">
        {keys.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-md border border-line bg-sunken px-1.5 py-0.5 font-sans text-xs whitespace-nowrap">
                {key}
              </kbd>
            </dt>
            <dd className="text-ink-2">{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}
