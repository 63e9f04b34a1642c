import { useCallback, useEffect, useState, type RefObject } from 'react'

export type ScrollEdges = { readonly left: boolean; readonly right: boolean }

/** On which sides an element can be scrolled further. `content` is observed for its width. */
export function useScrollEdges(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
): { readonly edges: ScrollEdges; readonly onScroll: () => void } {
  const [edges, setEdges] = useState<ScrollEdges>({ left: false, right: false })
  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const { scrollLeft, scrollWidth, clientWidth } = element
    const left = scrollLeft > 1
    const right = scrollLeft + clientWidth < scrollWidth - 1
    setEdges((last) => (last.left === left && last.right === right ? last : { left, right }))
  }, [scroller])
  useEffect(() => {
    const observer = new ResizeObserver(onScroll)
    for (const { current } of [scroller, content]) if (current) observer.observe(current)
    return () => observer.disconnect()
  }, [scroller, content, onScroll])
  return { edges, onScroll }
}
