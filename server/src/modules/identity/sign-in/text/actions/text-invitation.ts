import { type Refusal, refuse } from '#kernel/refusal.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { type InvitationNotice, invitationNotices, invitationsToOne } from '../config.ts';
import { wayOf } from '../queries/way.ts';
import { nextSendable } from '../rules.ts';
import { endText, invitedLately, lockText, putOff, restAll, standsFor } from '../store.ts';
import { deliver } from './deliver.ts';

/** Why a number cannot be invited now; null where it can. */
export async function refuseText(
  tx: Tx,
  platform: Platform,
  template: InvitationNotice,
  mobile: string,
): Promise<Refusal | null> {
  if (!wayOf(platform)?.has(template)) return refuse('sms_not_offered');
  // Whoever asks: nobody is flooded by several at once.
  return (await invitedLately(tx, mobile)) >= invitationsToOne ? refuse('too_many_requests') : null;
}

/** Sends a notice to an invited number whose time has come, unless what it is about stands no more. */
export function sendInvitationText(platform: Platform, id: string): Promise<void> {
  let about = '';
  return deliver(platform, {
    claim: async (tx) => {
      const row = await lockText(tx, id);
      const at = await now(tx);
      if (!row || row.due > at) return refuse('not_found');
      about = row.about;
      const sendable = nextSendable(at);
      const notice = invitationNotices.find(({ key }) => key === row.template);
      if (sendable > at) await putOff(tx, row, sendable);
      else if (row.mobile === null || !notice || !wayOf(platform)?.has(row.template) || !(await standsFor(tx, about)))
        await endText(tx, id, 'void');
      else {
        await endText(tx, id, 'sending');
        const { mobile, template, variables, tries } = row;
        return { mobile, template, text: notice.text, says: variables as Record<string, string>, tries };
      }
      return null;
    },
    putBack: (tx, { mobile, says, tries }, due) => putOff(tx, { id, about, mobile, variables: says, tries }, due),
    end: (tx, outcome) => endText(tx, id, outcome),
    restAll,
  });
}
