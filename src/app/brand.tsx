import { classNames } from '#ui/class-names.ts'
import * as words from './start-words.ts'

export type BrandProps = {
  readonly isHeading?: boolean
}

export function Brand({ isHeading }: BrandProps) {
  const Name = isHeading ? 'h1' : 'span'
  return (
    <span className="flex items-center gap-2 text-lg font-semibold tracking-[-0.015em] sm:mr-1 lg:mr-2">
      <svg
        viewBox="0 0 24 24"
        className={classNames(
          'size-5 fill-none stroke-accent stroke-[1.8] [stroke-linecap:round] [stroke-linejoin:round]',
          isHeading && 'max-sm:hidden',
        )}
        aria-hidden
      >
        <path d="M3 5h18l-7 8v6l-4 2v-8z" />
      </svg>
      <Name className={isHeading ? 'max-sm:sr-only' : ''}>{words.product}</Name>
    </span>
  )
}
