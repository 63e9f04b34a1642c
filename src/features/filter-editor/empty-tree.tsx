import type { StartingPoint } from '#domain/configuration/starting-points.ts'
import { startWith } from '#domain/filter-tree/add-tree.ts'
import { Button } from '#ui/button.tsx'
import { useEditor } from './editor-context.ts'
import * as words from './words.ts'

/** What an empty filter means, and first filters for the queue: one click each, then edit. */
export function EmptyTree() {
  const { edit, startingPoints: offered } = useEditor()
  const begin = ({ name, filter_tree }: StartingPoint) =>
    edit((root) => startWith(root, filter_tree), {
      focus: ({ key }) => key,
      say: words.added(name),
    })
  return (
    <div className="flex flex-col gap-2 px-2 pb-3">
      <p className="text-ink-2">
        {offered.length === 0 ? words.allSelected : words.allSelectedOrStart}
      </p>
      {offered.length === 0 ? null : (
        <ul aria-label={words.startingPoints} className="flex flex-wrap gap-1.5">
          {offered.map((point) => (
            <li key={point.id}>
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
