import { Component, type ReactNode } from 'react'
import { detailOf } from '../../core/errors'

interface Props {
  /** The next try is made when this changes: another subject, another tab, the button. */
  attempt: string
  children: ReactNode
}

interface State {
  failure: string | undefined
  attempt: string
}

/** Keeps a value of a hostile page that cannot be shown from taking the whole panel with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: undefined, attempt: this.props.attempt }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: detailOf(error) }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.attempt === state.attempt ? null : { failure: undefined, attempt: props.attempt }
  }

  override render(): ReactNode {
    const { failure } = this.state
    if (failure === undefined) return this.props.children
    return (
      <div className="empty" role="alert">
        <h2>This view could not be shown</h2>
        <p>{failure}. What was recorded is not lost: the other tabs and Export still work.</p>
        <button type="button" className="button outlined" onClick={() => this.setState({ failure: undefined })}>
          Try again
        </button>
      </div>
    )
  }
}
