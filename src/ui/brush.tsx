import { useState, type PointerEvent, type ReactNode } from 'react'

export type BrushProps = {
  /** Gets the ends of the dragged part as shares of the width, from 0 to 1; null turns it off. */
  readonly onBrush: ((from: number, to: number) => void) | null
  readonly children: ReactNode
}

/** A shorter drag is a click that slipped. In pixels. */
const shortest = 4

/** A chart that a part of can be selected by dragging. Its values can be typed elsewhere, too. */
export function Brush({ onBrush, children }: BrushProps) {
  const [ends, setEnds] = useState<readonly [start: number, now: number] | null>(null)
  if (onBrush === null) return children
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setEnds([shareAt(event), shareAt(event)])
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const now = shareAt(event)
    setEnds((last) => last && [last[0], now])
  }
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (!ends) return
    setEnds(null)
    const [from, to] = [ends[0], shareAt(event)].toSorted((a, b) => a - b) as [number, number]
    if ((to - from) * event.currentTarget.clientWidth >= shortest) onBrush(from, to)
  }
  const [from = 0, to = 0] = ends?.toSorted((a, b) => a - b) ?? []
  return (
    <div
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setEnds(null)}
      className="relative cursor-crosshair touch-pan-y select-none"
    >
      {children}
      {ends === null ? null : (
        <span
          className="pointer-events-none absolute inset-y-0 rounded-xs border border-accent bg-accent/20"
          style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
        />
      )}
    </div>
  )
}

function shareAt({ currentTarget, clientX }: PointerEvent<HTMLElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect()
  return Math.min(1, Math.max(0, (clientX - left) / width))
}
