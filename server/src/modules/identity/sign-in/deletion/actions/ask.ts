import type { MyDeletion } from '@jiebang/contract/identity/sign-in/deletion.ts';
import type { HandleProof } from '@jiebang/contract/identity/sign-in/handle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { lockPerson } from '../../../store.ts';
import { provePerson } from '../../handle/actions/prove-person.ts';
import { tellByMail } from '../../handle/actions/tell-by-mail.ts';
import { endOthers, handlesOf } from '../../handle/store.ts';
import { owedBy } from '../queries/owed.ts';
import { dropDeletion, dueOf, insertDeletion } from '../store.ts';

/**
 * Asks for the asker's account to be deleted after the waiting time, with proof that it is the person; ends its other sessions and tells it
 * by mail. Refused while others wait for something of it, each named among the refusal's fields.
 */
export async function askDeletion(
  platform: Platform,
  viewer: Viewer,
  incoming: Incoming,
  proof: HandleProof,
): Promise<MyDeletion | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  if ((await dueOf(platform.db, person)) !== null) return refuse('deletion_asked');
  // Looked at first, so that a code is not spent on it; the clock looks again when the time has come.
  const owed = await owedBy(platform.db, platform.personal, person);
  if (owed.length > 0)
    return refuse('deletion_hindered', { fields: owed.map(({ kind, id }) => ({ path: id, code: kind })) });
  const proven = await provePerson(platform, incoming, person, proof);
  if (isRefusal(proven)) return proven;
  return platform.transact(async (tx) => {
    await lockPerson(tx, person);
    const due = await insertDeletion(tx, person);
    if (due === null) return refuse('deletion_asked');
    await endOthers(tx, person, viewer.session);
    await tellByMail(tx, (await handlesOf(tx, person)).email, 'deletion_asked');
    record(tx, {
      name: 'account_deletion_asked',
      subject: person,
      actor: actorOf(viewer, 'person'),
      audience: [`person:${person}`],
    });
    return { due: due.toISOString() };
  });
}

/** Takes it back: the account stays as it was. */
export async function takeBackDeletion(platform: Platform, viewer: Viewer): Promise<MyDeletion | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return platform.transact(async (tx) => {
    await lockPerson(tx, person);
    if (!(await dropDeletion(tx, person))) return refuse('deletion_not_asked');
    record(tx, {
      name: 'account_deletion_taken_back',
      subject: person,
      actor: actorOf(viewer, 'person'),
      audience: [`person:${person}`],
    });
    return { due: null };
  });
}
