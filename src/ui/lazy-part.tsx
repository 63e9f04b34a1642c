import { createElement, lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react'
import { Boundary, type BoundaryProps } from './boundary.tsx'
import { loadPart } from './load-part.ts'

export type LazyPartOptions = Pick<BoundaryProps, 'name' | 'look' | 'className'> & {
  /** Stands there while it comes. */
  readonly waiting?: ReactNode
}

/**
 * A component whose code comes when it is shown for the first time. Where it does not come, an error
 * stands in its place with the way to try again.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { waiting, ...boundary }: LazyPartOptions,
): (props: Props) => ReactNode {
  const begin = () => lazy(async () => ({ default: await loadPart(load).catch(startOver) }))
  // What React has once asked for in vain, it never asks for again.
  const startOver = (error: unknown): never => {
    current = begin()
    throw error
  }
  let current = begin()
  return function LazyPart(props) {
    const [part, setPart] = useState(() => current)
    return (
      <Boundary {...boundary} onRetry={() => setPart(current)}>
        <Suspense fallback={waiting}>{createElement<Props>(part, props)}</Suspense>
      </Boundary>
    )
  }
}
