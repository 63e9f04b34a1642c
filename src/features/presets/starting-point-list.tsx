import { toDraft } from '#domain/filter-tree/draft.ts'
import type { Configuration } from '#domain/configuration/configuration.ts'
import type { StartingPoint } from '#domain/configuration/starting-points.ts'
import { Button } from '#ui/button.tsx'
import * as texts from './list-words.ts'
import { searchPresets } from './preset-names.ts'
import type { Opened } from './use-opened-preset.ts'
import type { PresetWords } from './use-preset-list.ts'

export type StartingPointListProps = {
  readonly points: readonly StartingPoint[]
  readonly words: PresetWords
  readonly current: () => Configuration
  /** Undo restores the configuration from before. */
  readonly onOpen: (configuration: Configuration) => void
  readonly open: Opened
  readonly onClose: () => void
  readonly search: string
}

export function StartingPointList(props: StartingPointListProps) {
  const { points, words, current, onOpen, open, onClose, search } = props
  const found = searchPresets(points, search, ({ name, description }) => [name, description])
  if (words.queue_id === null || points.length === 0) return null
  // A starting point only sets the filter; the file options stay.
  const begin = ({ filter_tree }: StartingPoint) => {
    open.setOpened(null)
    onOpen({
      ...current(),
      selector: 'filter_tree',
      filter_tree: toDraft(filter_tree),
      filter_json: null,
    })
    onClose()
  }
  return (
    <section aria-labelledby="starting-points">
      <h3 id="starting-points" className="pb-1 text-xs font-medium text-ink-3">
        {texts.startingPoints(words.queue_name)}
      </h3>
      {found.length === 0 ? <p className="text-ink-2">{texts.noMatchingPoints}</p> : null}
      <ul className="flex flex-col">
        {found.map((point) => (
          <li
            key={point.id}
            className="flex items-center gap-2 border-t border-line py-2 first:border-t-0"
          >
            <div className="min-w-0 flex-1">
              <p className="font-medium">{point.name}</p>
              <p className="[overflow-wrap:anywhere] text-ink-2">{point.description}</p>
            </div>
            <Button
              size="small"
              onClick={() => begin(point)}
              aria-label={texts.takeNamed(point.name)}
            >
              {texts.take}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
