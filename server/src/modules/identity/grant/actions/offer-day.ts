import { type Refusal, refuse } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { invitedHandle } from '../../sign-in/handle/queries/handle-of.ts';
import { refuseText } from '../../sign-in/text/actions/text-invitation.ts';
import { insertText } from '../../sign-in/text/store.ts';
import { reminderMail } from '../documents/offer-mail.ts';
import { lockOffer, markOffer, offersToLapse, offersToRemind } from '../store.ts';

type Due = (db: Tx, limit: number, id: string) => Promise<string[]>;
type Offer = NonNullable<Awaited<ReturnType<typeof lockOffer>>>;

/** Lets an offer lapse whose day has passed, and tells who made it, who may send it again. */
export const lapseOffer = (platform: Platform, id: string) =>
  onDue(platform, id, offersToLapse, async (tx, { role, scope, scope_id: scopeId, invited_by: by }, at) => {
    await markOffer(tx, id, 'lapsed_at', at);
    const audience = [`person:${by}`, 'role:admin'];
    record(tx, { name: 'role_offer_lapsed', subject: id, actor: clock, data: { role, scope, scopeId }, audience });
  });

/** Reminds once whoever was offered a role that it lapses soon; a number that has had enough messages is left alone. */
export const remindOffered = (platform: Platform, id: string) =>
  onDue(platform, id, offersToRemind, async (tx, row, at) => {
    const handle = invitedHandle(row);
    const { role, answer_by: answerBy } = row;
    if (handle.kind === 'email' && answerBy)
      await enqueueMail(tx, reminderMail(platform, handle.value, { role, answerBy }));
    else if (handle.kind === 'mobile' && !(await refuseText(tx, platform, 'role_offered', handle.value)))
      await insertText(tx, { about: id, template: 'role_offered', mobile: handle.value, variables: {} });
    await markOffer(tx, id, 'reminded_at', at);
  });

function onDue(
  platform: Platform,
  id: string,
  due: Due,
  act: (tx: Tx, row: Offer, at: Date) => Promise<void>,
): Promise<{ done: true } | Refusal> {
  return platform.transact<{ done: true }>(async (tx) => {
    const row = await lockOffer(tx, id);
    // Looked for again, now that it is held.
    if (!row || !(await due(tx, 1, id)).includes(id)) return refuse('not_found');
    await act(tx, row, await now(tx));
    return { done: true };
  });
}
