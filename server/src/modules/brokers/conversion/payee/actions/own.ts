import type { PayeeAccount } from '@jiebang/contract/brokers/payee.ts';
import type { HandleProof } from '@jiebang/contract/identity/sign-in/handle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { consentByAct, emailOf, proveStrongly, tellByMail } from '#modules/identity/index.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { brokerOfPerson } from '../../../broker/store.ts';
import { deleteAccount, writeAccount } from '../store.ts';

type Given = PayeeAccount & { readonly agrees: true; readonly proof: HandleProof };

/**
 * Gives the account into which one's bonus is paid, on proof that it is the technology manager itself: money follows it. That is the
 * separate consent to its use, which stands among the others and is withdrawn there. The person is told by mail.
 */
export async function setAccount(
  platform: Platform,
  viewer: Viewer,
  incoming: Incoming,
  { agrees: _, proof, ...account }: Given,
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  if (!(await brokerOfPerson(platform.db, person))) return refuse('not_a_broker');
  const proven = await proveStrongly(platform, incoming, person, proof);
  if (isRefusal(proven)) return proven;
  return platform.transact(async (tx) => {
    await consentByAct(tx, viewer, 'bank_account');
    await writeAccount(tx, platform, person, account);
    await tellByMail(tx, await emailOf(tx, person), 'payee_account_set');
    record(tx, {
      name: 'payee_account_set',
      subject: person,
      actor: actorOf(viewer, 'person'),
      audience: [`person:${person}`],
    });
    return { done: true };
  });
}

/** Forgets one's account; the consent is withdrawn where consents are. */
export async function removeAccount(platform: Platform, viewer: Viewer): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return platform.transact(async (tx) => {
    if (!(await deleteAccount(tx, person))) return refuse('not_found');
    record(tx, {
      name: 'payee_account_removed',
      subject: person,
      actor: actorOf(viewer, 'person'),
      audience: [`person:${person}`],
    });
    return { done: true };
  });
}
