import { createElement, lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react'
import { Boundary, type BoundaryProps } from './boundary.tsx'
import { loadPart } from './load-part.ts'
import { whenIdle } from './when-idle.ts'

export type LazyPartOptions = Pick<BoundaryProps, 'name' | 'look' | 'className'> & {
  readonly waiting?: ReactNode
  /** Loads the code when the browser is idle, for parts that are likely next. */
  readonly isLikely?: boolean
}

/** A component whose code loads when it is first shown. If loading fails, an error offers to retry. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { waiting, isLikely = false, ...boundary }: LazyPartOptions,
): (props: Props) => ReactNode {
  // A loaded part renders at once, without the fallback.
  const keep = (part: ComponentType<Props>) => (current = part)
  const begin = (): ComponentType<Props> =>
    lazy(async () => ({ default: keep(await loadPart(load).catch(startOver)) }))
  // React caches a failed `lazy` component, so a retry needs a new one.
  const startOver = (error: unknown): never => {
    current = begin()
    throw error
  }
  let current = begin()
  if (isLikely && 'window' in globalThis) whenIdle(() => void load().then(keep, () => undefined))
  return function LazyPart(props) {
    const [part, setPart] = useState(() => current)
    return (
      <Boundary {...boundary} onRetry={() => setPart(() => current)}>
        <Suspense fallback={waiting}>{createElement<Props>(part, props)}</Suspense>
      </Boundary>
    )
  }
}
