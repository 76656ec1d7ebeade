import { Problem } from '@jiebang/contract/http/client.ts';
import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';

/** What a failed call said. A connection that was lost is told as `unavailable`; anything else is a fault of ours. */
export function problemOf(error: unknown): ProblemDocument {
  if (error instanceof Problem) return error.document;
  const code = error instanceof TypeError || error instanceof SyntaxError ? 'unavailable' : 'internal';
  return { type: 'about:blank', title: code, status: 0, code, requestId: '' };
}
