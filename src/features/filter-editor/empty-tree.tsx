import type { StartingPoint } from '#domain/configuration/starting-points.ts'
import { startWith } from '#domain/filter-tree/add-tree.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { useEditor } from './editor-context.ts'
import * as words from './words.ts'

export type EmptyTreeProps = {
  /** The columns of the queue are, and its starting points with them. */
  readonly isLoading: boolean
}

/** As high as the starting points will be: they wrap to two lines where the column is narrow. */
const height = 'min-h-11 sm:max-md:min-h-24 lg:min-h-7 lg:max-xl:min-h-16'

/** What an empty filter means, and first filters for the queue: one click each, then edit. */
export function EmptyTree({ isLoading }: EmptyTreeProps) {
  const { edit, startingPoints: offered } = useEditor()
  const hasNone = offered.length === 0 && !isLoading
  const begin = ({ name, filter_tree }: StartingPoint) =>
    edit((root) => startWith(root, filter_tree), {
      focus: ({ key }) => key,
      say: words.added(name),
    })
  return (
    <div className="flex flex-col gap-2 px-2 pb-3">
      <p className="text-ink-2">{hasNone ? words.allSelected : words.allSelectedOrStart}</p>
      {hasNone ? null : (
        <ul
          aria-label={words.startingPoints}
          className={classNames(
            height,
            'flex content-start gap-1.5 max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 sm:flex-wrap',
          )}
        >
          {offered.map((point) => (
            <li key={point.id} className="shrink-0">
              <Button size="small" data-tip={point.description} onClick={() => begin(point)}>
                {point.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
