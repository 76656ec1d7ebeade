import type { ConsoleAction } from '@jiebang/contract/judging/stage/final.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { itemLife, priceLife, screenLife, timerLife } from '../lifecycle.ts';
import { type ActContext, type Played, showRules } from '../rules.ts';
import type { Cast } from '../views.ts';

/** An act by the places of what it is about; the life that it belongs to is known by its action. */
export type Asked = {
  readonly action: ConsoleAction;
  readonly item: number | null;
  readonly need: number | null;
  readonly reason: string | null;
};

/** What is known of price rounds beside the show: how many the contest's rule allows, which items have a bid in the one that runs, and the time in milliseconds. */
export type Bidding = { readonly allowed: number; readonly bid: ReadonlySet<number>; readonly now: number };

const as = ['organiser'] as const;
const settled: readonly string[] = ['scored', 'skipped'];

/** Whether an act may be done now: null, or why not. */
export function decideAct(
  show: Played,
  cast: Cast,
  { action, item, need, reason }: Asked,
  bidding: Bidding,
): Refusal | null {
  const one = item === null ? undefined : show.items[item - 1];
  const ofNeed = show.items.filter((_, place) => cast.needOf[place] === need);
  const presented = presentedOf(show, cast, need);
  const round = show.prices[need ?? -1] ?? null;
  const waits = presented.some((number) => !bidding.bid.has(number));
  const scored = ofNeed.filter(({ state }) => state === 'scored').length;
  const context: ActContext = {
    state: show.state,
    stageTaken: show.items.some(({ state }) => state === 'presenting' || state === 'questioning'),
    outOfTurn: show.items.slice(0, (item ?? 1) - 1).some(({ state }) => state === 'waiting'),
    reason,
    unscored: ofNeed.filter(({ state }) => !settled.includes(state)).length,
    toReveal: scored - (show.revealed[need ?? -1] ?? 0),
    roundsLeft: bidding.allowed - (round?.round ?? 0),
    presented: presented.length,
    bidsCome: waits && round !== null && bidding.now < round.startedAt + round.seconds * 1000,
  };
  switch (action) {
    case 'present':
    case 'question':
    case 'score':
    case 'skip':
    case 'recall': {
      if (!one) return refuse('invalid_input', { fields: [{ path: 'item', code: 'required' }] });
      return refused(decide(itemLife, showRules, { action, state: one.state, as, context }));
    }
    case 'pause':
    case 'resume':
    case 'extend': {
      const timer = show.items[(show.stage ?? 0) - 1]?.timer;
      const state = !timer ? 'none' : timer.pausedAt === null ? 'running' : 'paused';
      return refused(decide(timerLife, showRules, { action, state, as, context }));
    }
    case 'freeze':
    case 'unfreeze':
    case 'reveal': {
      if (action === 'reveal' && need === null)
        return refuse('invalid_input', { fields: [{ path: 'need', code: 'required' }] });
      return refused(decide(screenLife, showRules, { action, state: show.screen, as, context }));
    }
    case 'call_prices':
    case 'open_prices': {
      if (need === null) return refuse('invalid_input', { fields: [{ path: 'need', code: 'required' }] });
      const state = round === null ? 'none' : round.bids === null ? 'called' : 'opened';
      return refused(decide(priceLife, showRules, { action, state, as, context }));
    }
  }
}

/** Items of a need that may bid, by their numbers: those that were on stage. */
export const presentedOf = (show: Played, { needOf }: Cast, need: number | null): number[] =>
  show.items.flatMap(({ state }, place) =>
    needOf[place] === need && state !== 'waiting' && state !== 'skipped' ? [place + 1] : [],
  );

const refused = (decided: object): Refusal | null => (isRefusal(decided) ? decided : null);
