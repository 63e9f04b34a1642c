import { Skeleton } from '#ui/skeleton.tsx'
import { Brand } from './brand.tsx'
import * as words from './start-words.ts'

/** What stands on the page until it is loaded; `index.html` has the same. */
export function PageSkeleton() {
  return (
    <>
      <header className="flex h-13 items-center border-b border-line bg-surface px-2 lg:px-4">
        <Brand isHeading />
      </header>
      <main
        aria-busy
        aria-label={words.loading}
        className="mx-auto grid max-w-[1560px] gap-3 p-3 lg:grid-cols-[minmax(0,1fr)_clamp(360px,33vw,472px)] lg:gap-5 lg:p-5"
      >
        <Skeleton className="h-60 rounded-xl" />
        <Skeleton className="h-60 rounded-xl max-lg:hidden" />
      </main>
    </>
  )
}
