import type { HandleKind } from '@jiebang/contract/identity/sign-in/handle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';

/** What a person signs in with: an e-mail address, or a mainland number as `+86` and eleven digits. */
export type Handle = { readonly kind: HandleKind; readonly value: string };

/** A handle as it was given: exactly one of the two. */
export type ByHandle = { readonly email?: string | undefined; readonly mobile?: string | undefined };

/** The one handle that was given; of both or none it is not known which is meant. */
export function handleOf(given: ByHandle): Handle | Refusal {
  const { email, mobile } = given;
  if (email !== undefined && mobile === undefined) return { kind: 'email', value: email };
  if (mobile !== undefined && email === undefined) return { kind: 'mobile', value: mobile };
  return refuse('invalid_input', { fields: [{ path: 'email', code: 'custom' }] });
}

/** Whom an invitation was sent to. */
export function invitedHandle(row: { readonly email: string | null; readonly mobile: string | null }): Handle {
  if (row.email !== null) return { kind: 'email', value: row.email };
  if (row.mobile !== null) return { kind: 'mobile', value: row.mobile };
  throw new Error('an invitation to nobody');
}
