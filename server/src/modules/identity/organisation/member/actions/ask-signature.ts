import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { signatoriesOf } from '../queries/signing.ts';
import { insertRequest, type ToSign } from '../store.ts';

/** What waits for a signature, and what the decision on the act itself says now. */
export type Unsigned = ToSign & { readonly decided: object | Refusal };

/**
 * Asks the signatories of an organisation to sign what is ready: nothing but the signature is missing. What is missing else is refused as the act
 * itself would be; who signs does it, and asks nobody (`sign_yourself`). Asked once while it waits (`signature_asked`). Returns whom to tell.
 */
export async function askSignature(tx: Tx, viewer: Viewer, unsigned: Unsigned): Promise<string[] | Refusal> {
  const { decided, ...toSign } = unsigned;
  if (!isRefusal(decided)) return refuse('sign_yourself');
  if (decided.refused !== 'not_a_signatory') return decided;
  if (viewer.person === null) return refuse('not_signed_in');
  await insertRequest(tx, toSign, viewer.person);
  return (await signatoriesOf(tx, toSign.organisation)).map(({ person }) => person);
}
