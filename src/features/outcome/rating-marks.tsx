import { ThumbsDown, ThumbsUp } from 'lucide-react'
import * as words from './preview-words.ts'
import { percent as percentText } from './words.ts'

/** An average in two digits after the point. */
export const rounded = (value: number): number => Math.round(value * 100) / 100

/** An average of 1 to 5 stars, or the stars of one rating. */
export function Stars({ value }: { readonly value: number }) {
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <span aria-hidden className="relative inline-block text-ink-3">
        ☆☆☆☆☆
        <span
          style={{ width: `${Math.min(Math.max(value / 5, 0), 1) * 100}%` }}
          className="absolute inset-0 overflow-hidden text-or"
        >
          ★★★★★
        </span>
      </span>
      <span aria-hidden className="tabular-nums">
        {rounded(value)}
      </span>
      <span className="sr-only">{words.starsOf(rounded(value))}</span>
    </span>
  )
}

/** The share of likes, 0 to 1. */
export function Likes({ value }: { readonly value: number }) {
  const percent = Math.round(value * 100)
  return (
    <span className="inline-flex items-center gap-1.5">
      <ThumbsUp className="size-3.5 shrink-0 text-accent-text" aria-hidden />
      <span aria-hidden className="tabular-nums">
        {percentText(percent)}
      </span>
      <span className="sr-only">{words.shareLiked(percent)}</span>
    </span>
  )
}

/** A thumb up or down. */
export function Thumb({ isUp, hasWord }: { readonly isUp: boolean; readonly hasWord: boolean }) {
  const Icon = isUp ? ThumbsUp : ThumbsDown
  return (
    <span className="inline-flex items-center gap-1.5">
      <Icon className={`size-3.5 shrink-0 ${isUp ? 'text-accent-text' : 'text-not'}`} aria-hidden />
      <span className={hasWord ? '' : 'sr-only'}>{isUp ? words.liked : words.disliked}</span>
    </span>
  )
}
