import type { DeclineReason, InquiryChanged, InquiryState } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, clock, type Viewer, visitor } from '#kernel/viewer.ts';
import { type AchievementAbout, achievementsAbout } from '#modules/achievements/index.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { openDealOfInquiry } from '../../actions/open-deal.ts';
import { asOf } from '../access.ts';
import { type InquiryAction, type InquiryPart, inquiryLife } from '../lifecycle.ts';
import { type InquiryContext, inquiryRules } from '../rules.ts';
import { type InquiryRow, lockInquiry, removeInquiryContact, setDeclined } from '../store.ts';
import { placeOf } from '../views.ts';

/** Who hears of an inquiry: the owner's people while it waits and when it ends unanswered, the asker of what comes of it. */
export function toldOf(
  to: InquiryState,
  { organisation, person, holder }: { organisation: string; person: string; holder: string },
): string[] {
  if (to === 'accepted' || to === 'declined') return [`organisation:${organisation}`];
  return to === 'lapsed'
    ? [`organisation:${organisation}`, `organisation:${holder}`]
    : [`person:${person}`, `organisation:${holder}`];
}

type Effect = {
  /** What is written with the move, before the state changes; the deal that it opened. */
  readonly apply?: (
    tx: Tx,
    inquiry: InquiryRow,
    about: AchievementAbout,
    actor: Actor,
  ) => Promise<string | null | Refusal>;
};

/** What the rules look at of an inquiry that stands, of one who acts (null: the clock). */
export async function contextOf(
  db: Db,
  viewer: Viewer | null,
  row: InquiryRow,
  about: AchievementAbout,
  at: Date,
): Promise<InquiryContext> {
  const asker = (await organisationsById(db, [row.organisation])).get(row.organisation);
  return {
    askerVerified: asker?.verified ?? false,
    ofBothSides: asOf(viewer ?? visitor, placeOf(row, about)).length === 2,
    waiting: 0,
    today: 0,
    over: row.due_at <= at,
  };
}

/** One move of an inquiry; `viewer` is null for the clock. What was asked of how to reach the asker ends with it. */
async function move(
  platform: Platform,
  viewer: Viewer | null,
  id: string,
  action: InquiryAction,
  effect: Effect = {},
): Promise<InquiryChanged | Refusal> {
  return platform.transact<InquiryChanged>(async (tx) => {
    const row = await lockInquiry(tx, id);
    // Asked of nothing too: else a clock would tell an inquiry of others from none.
    const of = row?.achievement ?? id;
    const about = (await achievementsAbout(tx, [of])).get(of);
    if (!row || !about) return refuse('not_found');
    const as: InquiryPart[] = viewer ? asOf(viewer, placeOf(row, about)) : ['clock'];
    if (as.length === 0) return refuse('not_found');
    const context = await contextOf(tx, viewer, row, about, await now(tx));
    const decided = decide(inquiryLife, inquiryRules, { action, state: row.state, as, context });
    if (isRefusal(decided)) return decided;
    const organisation = decided.by === 'holder' ? about.organisation : row.organisation;
    const actor = viewer ? actorOf(viewer, decided.by, organisation) : clock;
    const deal = (await effect.apply?.(tx, row, about, actor)) ?? null;
    if (isRefusal(deal)) return deal;
    await removeInquiryContact(tx, id);
    const refusal = await moveRow(tx, inquiryLife, id, decided, {
      actor,
      audience: toldOf(decided.to, { ...row, holder: about.organisation }),
    });
    return refusal ?? { id, state: decided.to, version: row.version + 1, deal };
  });
}

/** Takes a question back that was not answered. */
export const withdrawInquiry = (platform: Platform, viewer: Viewer, id: string) =>
  move(platform, viewer, id, 'withdraw');

/** Accepts: the deal opens in the same transaction, between who asked and the team of who accepts. */
export const acceptInquiry = (platform: Platform, viewer: Viewer, id: string) =>
  move(platform, viewer, id, 'accept', { apply: openDealOfInquiry });

type Declined = { readonly why: DeclineReason; readonly note: string | null };

/** Declines with a reason; the note is for the asker alone. */
export const declineInquiry = (platform: Platform, viewer: Viewer, id: string, { why, note }: Declined) =>
  move(platform, viewer, id, 'decline', {
    apply: async (tx) => {
      await setDeclined(tx, id, { declined: why, note });
      return null;
    },
  });

/** Ends an inquiry that nobody answered in time. */
export const lapseInquiry = (platform: Platform, id: string) => move(platform, null, id, 'lapse');
