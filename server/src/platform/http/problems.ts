import type { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { commonRefusals } from '@jiebang/contract/http/refusals.ts';
import type { Refusal } from '#kernel/refusal.ts';

/** Statuses of every refusal code: the common ones and each module's. */
export type Statuses = Readonly<Record<string, number>>;

/** Turns a refusal into its problem document (RFC 9457). A code that the contract does not know is a bug. */
export function problemOf(refusal: Refusal, statuses: Statuses, requestId: string): ProblemDocument {
  const status = commonRefusals[refusal.refused as keyof typeof commonRefusals] ?? statuses[refusal.refused];
  if (status === undefined) throw new Error(`the refusal ${refusal.refused} is not in the contract`);
  return {
    type: `urn:jiebang:refusal:${refusal.refused}`,
    title: refusal.refused.replaceAll('_', ' '),
    status,
    code: refusal.refused,
    requestId,
    ...(refusal.fields ? { fields: [...refusal.fields] } : {}),
    ...(refusal.detail ? { detail: { ...refusal.detail } } : {}),
  };
}

/** Of a full disk: as the file system says it, and as PostgreSQL does. */
const fullDisk = ['ENOSPC', 'EDQUOT', '53100'];

/** The refusal that an error of the HTTP library or of a full disk stands for; null when the error is a bug of ours. */
export function refusalOfLibraryError(error: { statusCode?: number; code?: string }): Refusal | null {
  if (error.code !== undefined && fullDisk.includes(error.code)) return { refused: 'unavailable' };
  switch (error.statusCode) {
    case 400:
    case 422:
      return { refused: 'invalid_input' };
    // Only of built files: a way out of their folder.
    case 403:
    case 404:
    case 405:
    case 414:
      return { refused: 'not_found' };
    case 413:
      return { refused: 'too_large' };
    case 415:
      return { refused: 'unsupported_media_type' };
    case 429:
      return { refused: 'too_many_requests' };
    case 503:
      return { refused: 'unavailable' };
    default:
      return null;
  }
}
