import { Component, type ReactNode } from 'react';
import { Failure } from '../shared/ui/failure';

interface ErrorBoundaryProps {
  children: ReactNode;
}

/** Shows in place of a page that failed what can be done. Loading it anew also finds the code of a newer version. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: unknown }> {
  override state = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('unknown') };
  }

  override render() {
    const { error } = this.state;
    return error ? <Failure error={error} retry={() => window.location.reload()} /> : this.props.children;
  }
}
