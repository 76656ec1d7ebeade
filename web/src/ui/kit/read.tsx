import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { problemOf } from '../../lib/problems.ts';
import { useKit, useRefusal } from './language.tsx';

/** Reads something and keeps it; everything is read anew after a change. */
export function useRead<T>(key: readonly unknown[], call: () => Promise<T>): UseQueryResult<T> {
  return useQuery({ queryKey: key, queryFn: call });
}

type ShownProps<T> = { readonly of: UseQueryResult<T>; readonly children: (data: T) => ReactNode };

/** What was read, or why it is not there: still on its way, refused, or lost. */
export function Shown<T>({ of, children }: ShownProps<T>) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <Failed error={of.error} again={() => void of.refetch()} />;
  return <Waiting />;
}

/** That something is on its way. */
export function Waiting() {
  const kit = useKit();
  return (
    <div className="waiting" role="status">
      <span className="unseen">{kit.loading}</span>
      <i />
      <i />
      <i />
    </div>
  );
}

/** A page or part that could not be read. */
export function Failed({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const words = useRefusal();
  const kit = useKit();
  const problem = problemOf(error);
  const { says, next } = words(problem.code);
  return (
    <div className="failed" role="alert">
      <strong>{says}</strong>
      <p>{next}</p>
      {problem.status >= 500 && problem.requestId && (
        <p>
          {kit.requestId} <code>{problem.requestId}</code>
        </p>
      )}
      {again && problem.status !== 404 && problem.status !== 403 && <Button onClick={again}>{kit.tryAgain}</Button>}
    </div>
  );
}

/** That there is nothing here, and what would put something here. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="nothing">{children}</p>;
}

/** SHA-256 of words that were signed, shortened; whole in its title. */
export function Fingerprint({ of }: { readonly of: string }) {
  return (
    <code className="fingerprint" title={of}>
      SHA-256 {of.slice(0, 16)}…
    </code>
  );
}
