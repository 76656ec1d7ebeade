import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { useKit, useRefusal } from './language.tsx';

/** A refusal in words: what is so, what to do next, and for a fault of ours the number that finds it in the logs. */
export function Refused({ problem }: { readonly problem: ProblemDocument | null }) {
  const words = useRefusal();
  const kit = useKit();
  if (!problem) return null;
  const { says, next } = words(problem.code);
  const who = problem.detail?.['signatories'];
  return (
    <div className="refused" role="alert">
      <strong>{says}</strong>
      <span>{next}</span>
      {who !== undefined && who !== '' && <span>{kit.signatories(String(who))}</span>}
      {problem.status >= 500 && problem.requestId && (
        <small>
          {kit.requestId} <code>{problem.requestId}</code>
        </small>
      )}
    </div>
  );
}
