import type { HandleKind, HandleProof } from '@jiebang/contract/identity/sign-in/handle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { lockPerson, personByEmail } from '../../../store.ts';
import { checkSent, spendSent } from '../../code/store.ts';
import { codeLimits } from '../../config.ts';
import { countAttempt, forgiveAttempt } from '../../store.ts';
import { type Handle, handleOf } from '../queries/handle-of.ts';
import { dropAccount, endOthers, handlesOf, holderOf, putAccount, writeEmail } from '../store.ts';
import { provePerson } from './prove-person.ts';
import { release } from './release.ts';
import { tellByMail } from './tell-by-mail.ts';

type Given = {
  readonly email?: string | undefined;
  readonly mobile?: string | undefined;
  readonly code: string;
  readonly proof: HandleProof;
};

/** Adds an e-mail address or a number to the asker's account, or puts it in place of the one there; ends its other sessions. */
export async function setHandle(
  platform: Platform,
  viewer: Viewer,
  incoming: Incoming,
  given: Given,
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const handle = handleOf(given);
  if (isRefusal(handle)) return handle;
  const tried = { email: handle.value, ip: incoming.ip };
  if (!(await countAttempt(platform, 'bind', tried, codeLimits))) return refuse('too_many_requests');
  const sent = { handle: handle.value, purpose: 'bind', person } as const;
  // Looked at first, so that a code mistyped does not cost the proof; used up last.
  if (!(await checkSent(platform, sent, given.code))) return refuse('code_refused');
  const proven = await provePerson(platform, incoming, person, given.proof);
  if (isRefusal(proven)) return proven;
  if (!(await spendSent(platform, sent, given.code))) return refuse('code_refused');
  await forgiveAttempt(platform, 'bind', tried);
  return platform.transact(async (tx) => {
    await lockPerson(tx, person);
    const before = await handlesOf(tx, person);
    const written = await write(tx, person, handle);
    if (isRefusal(written)) return written;
    await endOthers(tx, person, viewer.session);
    await tellByMail(tx, before.email, handle.kind === 'email' ? 'email_changed' : 'mobile_changed');
    tell(tx, viewer, person, 'handle_set', handle.kind);
    return { done: true };
  });
}

async function write(tx: Tx, person: string, { kind, value }: Handle): Promise<true | Refusal> {
  if (kind === 'email') {
    const other = await personByEmail(tx, value);
    if (other !== null && other !== person) return refuse('handle_taken');
    await writeEmail(tx, person, value);
    return true;
  }
  const holder = await holderOf(tx, value);
  const free = holder === null || holder.person === person ? true : await release(tx, value);
  if (isRefusal(free)) return free;
  await putAccount(tx, person, 'mobile', value);
  return true;
}

/** Takes the e-mail address or the number off the asker's account, never the last of the two; ends its other sessions. */
export async function removeHandle(
  platform: Platform,
  viewer: Viewer,
  incoming: Incoming,
  { kind, proof }: { kind: HandleKind; proof: HandleProof },
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const had = await handlesOf(platform.db, person);
  if (had[kind] === null) return refuse('not_found');
  if (had.email === null || had.mobile === null) return refuse('last_handle');
  const proven = await provePerson(platform, incoming, person, proof);
  if (isRefusal(proven)) return proven;
  return platform.transact(async (tx) => {
    await lockPerson(tx, person);
    const before = await handlesOf(tx, person);
    if (before.email === null || before.mobile === null) return refuse('last_handle');
    if (kind === 'email') await writeEmail(tx, person, null);
    else await dropAccount(tx, person, 'mobile');
    await endOthers(tx, person, viewer.session);
    await tellByMail(tx, before.email, kind === 'email' ? 'email_removed' : 'mobile_removed');
    tell(tx, viewer, person, 'handle_removed', kind);
    return { done: true };
  });
}

function tell(tx: Tx, viewer: Viewer, person: string, name: 'handle_set' | 'handle_removed', kind: HandleKind): void {
  record(tx, {
    name,
    subject: person,
    actor: actorOf(viewer, 'person'),
    audience: [`person:${person}`],
    data: { kind },
  });
}
