import type { Act } from '@jiebang/contract/judging/stage/final.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfFinal, toWatchers } from '../../final/access.ts';
import { contextOf } from '../../final/queries/context.ts';
import { finalRules } from '../../final/rules.ts';
import { type FinalRow, lockFinal } from '../../final/store.ts';
import { openBids } from '../../price/actions/open.ts';
import { tellBidders } from '../../price/actions/tell.ts';
import { biddingOf, bidSeconds } from '../../price/queries/bidding.ts';
import { castOf, type FinalCast } from '../queries/cast.ts';
import { type Asked, decideAct } from '../queries/decide.ts';
import { play, undoable } from '../rules.ts';
import { append, type NewEntry } from '../store.ts';

type OnStage = FinalCast & { readonly final: FinalRow };
type Made = (tx: Tx, on: OnStage, at: Date) => Promise<NewEntry | Refusal>;

/** One act of the console: decided from the record so far, and appended to it. */
export function act(platform: Platform, viewer: Viewer, id: string, asked: Act): Promise<{ n: number } | Refusal> {
  return appendTo(platform, viewer, id, async (tx, on, at) => {
    const known = wanted(on, asked);
    if (isRefusal(known)) return known;
    const bidding = await biddingOf(tx, on.final, on, known.need, at);
    const refused = decideAct(play(on.start, on.entries), on.cast, known, bidding);
    if (refused) return refused;
    if (asked.action === 'call_prices') {
      const seconds = await bidSeconds(tx, on.final, at);
      await tellBidders(tx, on.final, on, known.need ?? 0, new Date(at.getTime() + seconds * 1000));
      return { ...pick(asked), data: { seconds } };
    }
    if (asked.action === 'open_prices')
      return { ...pick(asked), data: await openBids(platform, tx, on, known.need ?? 0, at) };
    return { ...pick(asked), ...secondsOf(on.final, asked) };
  });
}

/** Takes back the newest act that still stands; both stay in the record. `n` is the one that the asker saw. */
export function undo(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { n, reason }: { n: number; reason: string | null },
): Promise<{ n: number } | Refusal> {
  return appendTo(platform, viewer, id, async (_tx, { final, entries, rows }) => {
    if (final.state !== 'live') return refuse('final_not_live');
    if (undoable(entries) !== n) return refuse('changed_meanwhile');
    const row = rows.find((one) => one.n === n);
    return { action: 'undo', item: row?.item ?? null, need: row?.need ?? null, undoes: n, reason };
  });
}

function appendTo(platform: Platform, viewer: Viewer, id: string, make: Made): Promise<{ n: number } | Refusal> {
  return platform.transact(async (tx) => {
    const final = await lockFinal(tx, id);
    if (!final || asOfFinal(viewer, final).length === 0) return refuse('not_found');
    const independent = finalRules.independent(await contextOf(platform, tx, viewer, final));
    if (independent) return independent;
    const at = await now(tx);
    const on = { final, ...(await castOf(tx, final)) };
    const entry = await make(tx, on, at);
    if (isRefusal(entry)) return entry;
    const actor = actorOf(viewer, 'organiser');
    const n = await append(tx, final, entry, actor, at);
    record(tx, {
      name: 'final_act_recorded',
      subject: id,
      actor,
      data: { contest: final.contest, act: entry.action },
      // A price round is told to the hall at once, and so to who may bid.
      audience: [...toWatchers(final, on.numbers.needs), ...(entry.action.endsWith('_prices') ? ['public'] : [])],
    });
    return { n };
  });
}

const pick = ({ action, item, need, reason }: Act): NewEntry => ({ action, item, need, reason });

/** The item and the need that an act is about, by their places in the show. */
function wanted({ numbers }: OnStage, { action, item, need, reason }: Act): Asked | Refusal {
  const asked = {
    action,
    item: item === null ? null : numbers.items.indexOf(item) + 1,
    need: need === null ? null : numbers.needs.indexOf(need),
    reason,
  };
  return asked.item === 0 || asked.need === -1 ? refuse('not_found') : asked;
}

function secondsOf(final: FinalRow, { action, seconds }: Act): Pick<NewEntry, 'data'> {
  if (action === 'present') return { data: { seconds: final.present_seconds } };
  if (action === 'question') return { data: { seconds: final.question_seconds } };
  return action === 'extend' ? { data: { seconds: seconds ?? 60 } } : {};
}
