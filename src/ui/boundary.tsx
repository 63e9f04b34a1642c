import { Component, type ReactNode } from 'react'
import { PartFailure, type PartFailureProps } from './part-failure.tsx'

export type BoundaryProps = Pick<PartFailureProps, 'name' | 'look' | 'className'> & {
  readonly onRetry?: () => void
  readonly children: ReactNode
}

type BoundaryState = {
  readonly failure: { readonly error: unknown } | null
  readonly tries: number
}

/** Catches the error of a part, so that the rest of the page works on, and offers to retry. */
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
