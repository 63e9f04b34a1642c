import * as words from './preview-words.ts'

export type ChipsProps = {
  readonly items: readonly unknown[]
  /** Further items are only counted. */
  readonly most?: number
}

/** The items of a list. */
export function Chips({ items, most = Infinity }: ChipsProps) {
  const left = items.length - most
  return (
    <>
      {items.slice(0, most).map((item, index) => (
        <span
          key={index}
          className="mr-1 inline-block rounded-[5px] border border-transparent bg-sunken px-1.5 last:mr-0"
        >
          {String(item)}
          {/* Screen readers and copied texts have the items apart. */}
          {index < items.length - 1 ? <span className="text-[0px]">, </span> : null}
        </span>
      ))}
      {left > 0 ? <span className="text-ink-3">{words.moreItems(left)}</span> : null}
    </>
  )
}
