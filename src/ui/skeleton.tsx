import { classNames } from './class-names.ts'

/** The place of something that is on its way; give it the size of what will stand there. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames('block h-4 animate-pulse rounded-md bg-sunken', className)}
    />
  )
}
