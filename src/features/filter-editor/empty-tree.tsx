import type { StartingPoint } from '#domain/configuration/starting-points.ts'
import { startWith } from '#domain/filter-tree/add-tree.ts'
import { Button } from '#ui/button.tsx'
import { useEditor } from './editor-context.ts'

/** What an empty filter means, and first filters for the queue: one click each, then edit. */
export function EmptyTree() {
  const { edit, startingPoints: offered } = useEditor()
  const begin = ({ name, filter_tree }: StartingPoint) =>
    edit((root) => startWith(root, filter_tree), {
      focus: ({ key }) => key,
      say: `Added ${name}`,
    })
  return (
    <div className="flex flex-col gap-2 px-2 pb-3">
      <p className="text-ink-2">
        All records are selected. Add a condition to narrow them down
        {offered.length === 0 ? '.' : ', or start with:'}
      </p>
      {offered.length === 0 ? null : (
        <ul aria-label="Starting points" className="flex flex-wrap gap-1.5">
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
