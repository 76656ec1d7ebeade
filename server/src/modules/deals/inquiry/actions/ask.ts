import type { InquiryChanged, NewInquiry } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { publicAchievementAbout } from '#modules/achievements/index.ts';
import { consentByAct, consented, organisationsById } from '#modules/identity/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { inquiryDays } from '../../config.ts';
import { crossesBorder } from '../../rules.ts';
import { inquiryLife } from '../lifecycle.ts';
import { inquiryRules } from '../rules.ts';
import { inquiriesBefore, insertInquiry, saveInquiryContact } from '../store.ts';
import { toldOf } from './move.ts';

/**
 * Asks the owner of a public achievement in the name of one's organisation. A contact that is given is the consent to its exchange in the
 * deal that may open; to an owner abroad it needs the consent to that too.
 */
export function askAbout(
  platform: Platform,
  viewer: Viewer,
  { achievement: number, organisation, contact, ...asked }: NewInquiry,
): Promise<InquiryChanged | Refusal> {
  return platform.transact<InquiryChanged>(async (tx) => {
    const { person } = viewer;
    const about = await publicAchievementAbout(tx, number);
    if (person === null || !about) return refuse('not_found');
    if (!membershipIn(viewer, organisation)) return refuse('not_a_member');
    const at = await now(tx);
    const sides = await organisationsById(tx, [organisation, about.organisation]);
    const context = {
      askerVerified: sides.get(organisation)?.verified ?? false,
      ofBothSides: membershipIn(viewer, about.organisation) !== undefined,
      ...(await inquiriesBefore(tx, organisation, at)),
      over: false,
    };
    const move = decide(inquiryLife, inquiryRules, { action: 'ask', state: null, as: ['asker'], context });
    if (isRefusal(move)) return move;
    const id = newId();
    const times = { created_at: at, moved_at: at, due_at: new Date(at.getTime() + inquiryDays * 86_400_000) };
    await insertInquiry(tx, { id, state: move.to, achievement: about.id, organisation, person, ...asked, ...times });
    if (contact) {
      const abroad = crossesBorder({ owner: organisation, solver: about.organisation }, sides);
      if (abroad && !(await consented(tx, person, 'access_from_abroad'))) return refuse('abroad_consent_needed');
      await consentByAct(tx, viewer, 'share_contact');
      await saveInquiryContact(tx, id, contact, { person, at });
    }
    const refusal = await moveRow(tx, inquiryLife, id, move, {
      actor: actorOf(viewer, 'asker', organisation),
      audience: toldOf(move.to, { organisation, person, holder: about.organisation }),
    });
    return refusal ?? { id, state: move.to, version: 1, deal: null };
  });
}
