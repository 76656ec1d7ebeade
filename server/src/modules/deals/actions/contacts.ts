import type { Contact, DealChanged } from '@jiebang/contract/deals/deal.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { consentByAct, consented, organisationsById } from '#modules/identity/index.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { organisationOf, sidesOf } from '../access.ts';
import { crossesBorder } from '../rules.ts';
import { lockDeal, removeContacts, saveContact } from '../store.ts';
import { audienceOf, withinDeal } from './move.ts';

/**
 * Agrees to the exchange of contacts by giving one's own, which is the consent to it. The other side reads it only when it has given
 * its own, and only while the consent stands. To a party abroad it leaves only with the consent to that, which is asked for apart
 * (个人信息保护法第三十九条).
 */
export function shareContact(
  platform: Platform,
  viewer: Viewer,
  id: string,
  contact: Contact,
): Promise<DealChanged | Refusal> {
  return withinDeal<DealChanged>(platform, viewer, id, 'share_contact', async (tx, { deal, side, person, at }) => {
    const abroad = crossesBorder(deal, await organisationsById(tx, [deal.owner, deal.solver]));
    if (abroad && !(await consented(tx, person, 'access_from_abroad'))) return refuse('abroad_consent_needed');
    await consentByAct(tx, viewer, 'share_contact');
    await saveContact(tx, id, side, contact, { person, at });
    return { id, state: deal.state, version: deal.version };
  });
}

/** Takes the contact back, in whatever state the deal is: consent may be withdrawn at any time (个人信息保护法第十五条). */
export function withdrawContact(platform: Platform, viewer: Viewer, id: string): Promise<DealChanged | Refusal> {
  return platform.transact<DealChanged>(async (tx) => {
    const deal = await lockDeal(tx, id);
    const sides = deal ? sidesOf(viewer, deal) : [];
    const [side] = sides;
    if (!deal || side === undefined) return refuse('not_found');
    if (!(await removeContacts(tx, id, sides))) return refuse('contact_not_shared');
    record(tx, {
      name: 'deal_contact_withdrawn',
      subject: id,
      actor: actorOf(viewer, side, organisationOf(deal, side)),
      data: { need: deal.need },
      audience: await audienceOf(tx, deal),
    });
    return { id, state: deal.state, version: deal.version };
  });
}
