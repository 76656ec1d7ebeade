import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, visitor } from '#kernel/viewer.ts';
import type { AchievementAbout } from '#modules/achievements/index.ts';
import { lockNeed, publicTextOf } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { toOrganisers } from '../access.ts';
import { type InquiryRow, inquiryContact } from '../inquiry/store.ts';
import { dealLife } from '../lifecycle.ts';
import { dealRules } from '../rules.ts';
import { type DealRow, findDealOfNeed, insertDeal, lockDeal, saveContact } from '../store.ts';
import { audienceOf, contextOf } from './move.ts';

export type Pairing = {
  readonly need: string;
  /** The winner's; of a deal that a meeting led to, the team's own to this need, or none. */
  readonly solution: string | null;
  /** The meeting that led to it, and the number of its matchmaking session; null where a definitive result did. */
  readonly met: { readonly meeting: string; readonly session: string } | null;
  /** The lead solver's organisation. */
  readonly solver: string;
  /** Persons of its team. */
  readonly team: readonly string[];
};

/**
 * Opens the deal of a need whose result is definitive, or whose owner and a team went on after they met, within the transaction of
 * whoever found it so. Asked again for the same solution and meeting it returns the deal that stands; for others, `one_deal_of_need`.
 */
export async function openDeal(
  tx: Tx,
  { need: needId, solution, met, solver, team }: Pairing,
  actor: Actor,
): Promise<DealRow | Refusal> {
  const need = await lockNeed(tx, needId);
  if (!need?.number) return refuse('not_found');
  const standing = await findDealOfNeed(tx, needId);
  const from = { solution, meeting: met?.meeting ?? null, session: met?.session ?? null };
  if (standing) {
    const same = standing.solution === solution && standing.meeting === from.meeting;
    return same ? standing : refuse('one_deal_of_need');
  }
  const text = await publicTextOf(tx, needId);
  if (!text) return refuse('not_found');
  const at = await now(tx);
  const id = newId();
  const place = {
    need: needId,
    contest: need.contest,
    track: need.track,
    owner: need.organisation,
    solver,
    team: [...team],
  };
  const named = { need_number: need.number, title: text.title };
  await insertDeal(tx, { id, state: 'intent', created_at: at, moved_at: at, ...from, ...place, ...named });
  return opened(tx, id, actor, at, { need: needId, solution, session: from.session });
}

/** Opens a deal whose row was just written, and tells of it. */
async function opened(
  tx: Tx,
  id: string,
  actor: Actor,
  at: Date,
  data: Readonly<Record<string, string | null>>,
): Promise<DealRow | Refusal> {
  const deal = await lockDeal(tx, id);
  if (!deal) throw new Error('a deal vanished as it was opened');
  const context = await contextOf(tx, deal, visitor, at);
  const move = decide(dealLife, dealRules, { action: 'open', state: null, as: ['journey'], context });
  if (isRefusal(move)) return move;
  const audience = [...(await audienceOf(tx, deal)), ...toOrganisers(deal)];
  await moveRow(tx, dealLife, id, move, { actor, audience, data });
  return deal;
}

/**
 * Opens the deal of an inquiry that is being accepted, and returns its id. Who asked is the side that takes the achievement up and pays, whose
 * achievement it is the side that gives it: its team is who accepts. The contact that came with the inquiry is the asker's in the deal.
 */
export async function openDealOfInquiry(
  tx: Tx,
  inquiry: InquiryRow,
  about: AchievementAbout,
  actor: Actor,
): Promise<string | Refusal> {
  const at = await now(tx);
  const id = newId();
  await insertDeal(tx, {
    ...{ id, state: 'intent', created_at: at, moved_at: at, inquiry: inquiry.id },
    ...{ owner: inquiry.organisation, solver: about.organisation, team: actor.person === null ? [] : [actor.person] },
    ...{ achievement_number: about.number, title: about.title },
  });
  const contact = await inquiryContact(tx, inquiry.id);
  if (contact) {
    const { person, agreed_at, name, phone, email } = contact;
    await saveContact(tx, id, 'owner', { name, phone, email }, { person, at: agreed_at });
  }
  const deal = await opened(tx, id, { ...actor, role: 'journey' }, at, { inquiry: inquiry.id });
  return isRefusal(deal) ? deal : id;
}
