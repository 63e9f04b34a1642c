import { Component, type ReactNode } from 'react'
import { PartFailure, type PartFailureProps } from './part-failure.tsx'

export type BoundaryProps = Pick<PartFailureProps, 'name' | 'look' | 'className'> & {
  /** Before the part is shown again. */
  readonly onRetry?: () => void
  readonly children: ReactNode
}

type BoundaryState = {
  readonly failure: { readonly error: unknown } | null
  readonly tries: number
}

/** Keeps a part that fails from taking the page with it, and offers to show it again. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { failure: null, tries: 0 }

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { failure: { error } }
  }

  readonly #retry = () => {
    this.props.onRetry?.()
    this.setState(({ tries }) => ({ failure: null, tries: tries + 1 }))
  }

  override render(): ReactNode {
    const { children, onRetry: _, ...shown } = this.props
    const { failure, tries } = this.state
    if (failure === null) return children
    return <PartFailure {...shown} error={failure.error} tries={tries} onRetry={this.#retry} />
  }
}
