import { Component, type ReactNode } from 'react'
import { translateNow } from '../strings/use-strings.ts'
import { ErrorState } from '../ui/states/error-state.tsx'
import { isMissingSheet } from '../ui/pages/on-demand.tsx'

/** A part of the app that could not be loaded is not asked for again: only a new page does. */
const isMissingPart = (error: unknown) => isMissingSheet(error) || (error instanceof TypeError && error.message.includes('dynamically imported module'))

/** Keeps a defect on one screen from taking the others with it. `resetKey` clears it when the person moves on. */
export class ErrorBoundary extends Component<{ children: ReactNode; resetKey?: string | number | null | undefined }, { error: unknown; resetKey: unknown }> {
  override state = { error: undefined as unknown, resetKey: this.props.resetKey as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  static getDerivedStateFromProps(props: { resetKey?: unknown }, state: { resetKey: unknown }) {
    return props.resetKey === state.resetKey ? null : { error: undefined, resetKey: props.resetKey }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return (
      <ErrorState
        error={this.state.error}
        title={translateNow('frame.broken-title')}
        body={translateNow('frame.broken-body')}
        retryLabel={translateNow('frame.reopen')}
        onRetry={() => (isMissingPart(this.state.error) ? location.reload() : this.setState({ error: undefined }))}
      />
    )
  }
}
