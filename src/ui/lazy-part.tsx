import { createElement, lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react'
import { Boundary, type BoundaryProps } from './boundary.tsx'
import { loadPart } from './load-part.ts'

export type LazyPartOptions = Pick<BoundaryProps, 'name' | 'look' | 'className'> & {
  readonly waiting?: ReactNode
}

/** A component whose code loads when it is first shown. If loading fails, an error offers to retry. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { waiting, ...boundary }: LazyPartOptions,
): (props: Props) => ReactNode {
  const begin = () => lazy(async () => ({ default: await loadPart(load).catch(startOver) }))
  // React caches a failed `lazy` component, so a retry needs a new one.
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
