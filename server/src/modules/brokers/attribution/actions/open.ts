import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { dealById } from '#modules/deals/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { mandatesAt } from '../../mandate/store.ts';
import { dealForPoints } from '../../points/actions/deal.ts';
import { attributionLife } from '../lifecycle.ts';
import { attributionRules } from '../rules.ts';
import { insertAttribution, lockAttributionOfNeed } from '../store.ts';
import { audienceOf, contextOf } from './move.ts';

const day = 86_400_000;

/**
 * Opens the attribution of a need whose contract both parties have confirmed, when it can earn points and a broker was mandated at
 * signing. Once for each need, however often it is called.
 */
export async function openAttribution(tx: Tx, need: string): Promise<void> {
  const deal = await dealForPoints(tx, need);
  if (!deal || (await lockAttributionOfNeed(tx, need))) return;
  const { owner, solver, contest, signedAt } = deal;
  const mandates = await mandatesAt(tx, {
    need,
    organisations: [owner, solver],
    at: signedAt,
    day: shanghaiDate(signedAt),
  });
  if (mandates.length === 0) return;
  const at = await now(tx);
  const days = await ruleOf(tx, contest, 'attribution_days', deal.confirmedAt, deal.track);
  const id = newId();
  const row = {
    id,
    state: 'open' as const,
    version: 1,
    created_at: at,
    moved_at: at,
    need,
    deal: deal.deal,
    need_number: deal.number,
    title: deal.title,
    contest,
    owner,
    solver,
    signed_at: signedAt,
    due_at: new Date(deal.confirmedAt.getTime() + days * day),
    proposed_by: null,
  };
  const place = { ...row, team: (await dealById(tx, deal.deal))?.team ?? [] };
  const move = decide(attributionLife, attributionRules, {
    action: 'open',
    state: null,
    as: ['journey'],
    context: contextOf(place, { at, mandated: [], shares: [], viewer: null, involved: false }),
  });
  if (isRefusal(move)) throw new Error(`an attribution does not open: ${move.refused}`);
  await insertAttribution(tx, row);
  await moveRow(tx, attributionLife, id, move, {
    actor: clock,
    audience: await audienceOf(tx, place, []),
  });
}
