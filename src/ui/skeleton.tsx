import { classNames } from './class-names.ts'

/** A loading placeholder. Give it the size of the content. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames('block h-4 animate-pulse rounded-md bg-sunken', className)}
    />
  )
}
