import { Skeleton } from '#ui/skeleton.tsx'
import * as words from './words.ts'

export function LoadingQueues() {
  return (
    <output aria-label={words.loadingQueues} className="flex flex-col gap-4 p-4">
      {[48, 64, 56].map((width) => (
        <div key={width} className="flex flex-col gap-1.5">
          <Skeleton className={width === 64 ? 'w-64' : 'w-48'} />
          <Skeleton className="h-3 w-32" />
        </div>
      ))}
    </output>
  )
}
