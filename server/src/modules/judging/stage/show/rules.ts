import type { FinalState, ItemState, ScreenState, Timer } from '@jiebang/contract/judging/stage/final.ts';
import type { PriceRound } from '@jiebang/contract/judging/stage/price.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** A need's scoreboard: items by their numbers, equal ranks shared, `score` to two decimals. */
export type Board = readonly { readonly item: number; readonly rank: number; readonly score: number }[];

/** One entry of the record. `at` in milliseconds since 1970; `need` is its place in the show, from 0. */
export type Entry = {
  readonly n: number;
  readonly action: string;
  readonly item: number | null;
  readonly need: number | null;
  readonly at: number;
  readonly undoes: number | null;
  readonly data: {
    readonly seconds?: number;
    /** Of every item, in the running order: how many of how many sheets are in. */
    readonly sheets?: readonly (readonly [number, number])[];
    readonly in?: number;
    readonly of?: number;
    /** The board of the item's need, once a score of it is whole. */
    readonly board?: Board;
    /** Of an opened price round: items by their numbers, prices in fen. */
    readonly prices?: readonly (readonly [item: number, fen: number])[];
  };
};

export type ItemNow = {
  readonly state: ItemState;
  readonly timer: Timer | null;
  readonly in: number;
  readonly of: number;
};
/** The show as it stands. `shown` is what the public was told of scores when the screen was frozen. */
export type Played = {
  readonly state: FinalState;
  readonly items: readonly ItemNow[];
  readonly stage: number | null;
  readonly screen: ScreenState;
  readonly boards: readonly Board[];
  readonly shown: Pick<Played, 'items' | 'boards'> | null;
  /** By need: its latest price round. */
  readonly prices: readonly (PriceRound | null)[];
  /** By need: how many places are revealed, from the last one up. */
  readonly revealed: readonly number[];
  /** What was presented or revealed last. */
  readonly focus: { readonly item: number | null; readonly need: number | null };
};

/** What the console does and may take back, beside what follows by itself. */
export const acts = [
  ...['present', 'question', 'score', 'skip', 'recall'],
  ...['pause', 'resume', 'extend', 'freeze', 'unfreeze', 'reveal', 'call_prices', 'open_prices'],
];

const whole = ({ in: came, of }: ItemNow): boolean => of > 0 && came === of;

/** A show before its first entry. */
export const beforeTheShow = (items: number, needs: number): Played => ({
  state: 'sealed',
  items: Array.from({ length: items }, () => ({ state: 'waiting', timer: null, in: 0, of: 0 }) as const),
  stage: null,
  screen: 'open',
  boards: Array.from({ length: needs }, () => []),
  shown: null,
  prices: Array.from({ length: needs }, () => null),
  revealed: Array.from({ length: needs }, () => 0),
  focus: { item: null, need: null },
});

/** Plays entries in their order, as if those taken back had never been. */
export function play(from: Played, entries: readonly Entry[]): Played {
  const undone = new Set(entries.map(({ undoes }) => undoes));
  return entries.filter(({ n, action }) => action !== 'undo' && !undone.has(n)).reduce(next, from);
}

/** The show after one more entry that takes nothing back. */
export function next(show: Played, entry: Entry): Played {
  const { action, item, need, at, data } = entry;
  const on = (number: number | null, change: (one: ItemNow) => Partial<ItemNow>): readonly ItemNow[] =>
    show.items.map((one, place) => (place + 1 === number ? { ...one, ...change(one) } : one));
  const clock = (change: (timer: Timer) => Partial<Timer>): Played => ({
    ...show,
    items: on(show.stage, ({ timer }) => ({ timer: timer && { ...timer, ...change(timer) } })),
  });
  const began = (phase: Timer['phase']): Timer => ({
    phase,
    startedAt: at,
    seconds: data.seconds ?? 0,
    pausedMs: 0,
    pausedAt: null,
  });
  switch (action) {
    case 'draw':
    case 'start':
    case 'close': {
      const state = ({ draw: 'drawn', start: 'live', close: 'closed' } as const)[action];
      const items = show.items.map((one, place) => {
        const [came, of] = data.sheets?.[place] ?? [one.in, one.of];
        return { ...one, in: came, of };
      });
      return { ...show, state, items, stage: action === 'close' ? null : show.stage };
    }
    case 'present':
      return {
        ...show,
        stage: item,
        focus: { item, need: null },
        items: on(item, () => ({ state: 'presenting', timer: began('presenting') })),
      };
    case 'question':
      return { ...show, items: on(item, () => ({ state: 'questioning', timer: began('questioning') })) };
    case 'score':
      return { ...show, items: on(item, (one) => ({ state: whole(one) ? 'scored' : 'scoring', timer: null })) };
    case 'skip':
      return {
        ...show,
        stage: show.stage === item ? null : show.stage,
        items: on(item, () => ({ state: 'skipped', timer: null })),
      };
    case 'recall':
      return { ...show, items: on(item, () => ({ state: 'waiting' })) };
    case 'pause':
      return clock(() => ({ pausedAt: at }));
    case 'resume':
      return clock(({ pausedAt, pausedMs }) => ({ pausedAt: null, pausedMs: pausedMs + at - (pausedAt ?? at) }));
    case 'extend':
      return clock(({ seconds }) => ({ seconds: seconds + (data.seconds ?? 0) }));
    case 'freeze':
      return { ...show, screen: 'frozen', shown: { items: show.items, boards: show.boards } };
    case 'unfreeze':
      return { ...show, screen: 'open', shown: null };
    case 'reveal':
      return {
        ...show,
        screen: 'revealing',
        focus: { item: null, need },
        shown: show.shown ?? { items: show.items, boards: show.boards },
        revealed: show.revealed.map((count, place) => (place === need ? count + 1 : count)),
      };
    case 'call_prices':
    case 'open_prices':
      return {
        ...show,
        focus: { item: null, need },
        prices: show.prices.map((one, place) => (place === need ? priced(one, entry) : one)),
      };
    default:
      return afterSheet(show, entry, on);
  }
}

/** A price round is called, or what was bid in it is told. */
function priced(before: PriceRound | null, { n, action, at, data }: Entry): PriceRound | null {
  if (action === 'call_prices')
    return { round: (before?.round ?? 0) + 1, startedAt: at, seconds: data.seconds ?? 0, bids: null, opened: null };
  return before && { ...before, opened: n, bids: (data.prices ?? []).map(([item, fen]) => ({ item, fen })) };
}

/** The entry by which the price round was called that a need is in; undefined before the first. */
export function roundCalled(entries: readonly Entry[], need: number): Entry | undefined {
  const undone = new Set(entries.map(({ undoes }) => undoes));
  return entries.findLast((one) => one.action === 'call_prices' && one.need === need && !undone.has(one.n));
}

/** Whether what was bid in a round has been told, also where the telling was taken back: no bid is taken after it. */
export const wasTold = (entries: readonly Entry[], called: Entry): boolean =>
  entries.some(({ n, action, need }) => n > called.n && action === 'open_prices' && need === called.need);

type On = (number: number | null, change: (one: ItemNow) => Partial<ItemNow>) => readonly ItemNow[];

/** A sheet came in, or was opened again. */
function afterSheet(show: Played, { item, need, data }: Entry, on: On): Played {
  const items = on(item, (one) => {
    const counted = { ...one, in: data.in ?? one.in, of: data.of ?? one.of };
    const settled = one.state === 'scoring' || one.state === 'scored';
    return settled ? { ...counted, state: whole(counted) ? 'scored' : 'scoring' } : counted;
  });
  const boards = data.board
    ? show.boards.map((board, place) => (place === need ? (data.board ?? []) : board))
    : show.boards;
  return { ...show, items, boards };
}

/** The newest act that still stands: what may be taken back. Taking back goes backwards, one by one. */
export function undoable(entries: readonly Entry[]): number | null {
  const undone = new Set(entries.map(({ undoes }) => undoes));
  return entries.findLast(({ n, action }) => acts.includes(action) && !undone.has(n))?.n ?? null;
}

/** What the rules of an act look at. */
export type ActContext = {
  readonly state: FinalState;
  /** Whether somebody presents or is questioned. */
  readonly stageTaken: boolean;
  /** Whether an earlier one still waits. */
  readonly outOfTurn: boolean;
  readonly reason: string | null;
  /** Of the need that is revealed: what is neither scored nor skipped, and how many places are left to tell. */
  readonly unscored: number;
  readonly toReveal: number;
  /** Of the need whose prices are asked for: rounds that the contest's rule leaves, who may bid, and whether bids may still come. */
  readonly roundsLeft: number;
  readonly presented: number;
  readonly bidsCome: boolean;
};

/** The named rules of the show's lives. */
export const showRules = {
  live: ({ state }) => (state === 'live' ? null : refuse('final_not_live')),
  stage_free: ({ stageTaken }) => (stageTaken ? refuse('stage_taken') : null),
  in_turn: ({ outOfTurn, reason }) => (outOfTurn && reason === null ? refuse('reason_required') : null),
  reasoned: ({ reason }) => (reason === null ? refuse('reason_required') : null),
  need_whole: ({ unscored }) => (unscored === 0 ? null : refuse('scores_still_come', { detail: { left: unscored } })),
  round_allowed: ({ roundsLeft }) => (roundsLeft > 0 ? null : refuse('no_price_round_left')),
  some_presented: ({ presented }) => (presented > 0 ? null : refuse('nobody_to_bid')),
  bids_in: ({ bidsCome, reason }) => (bidsCome && reason === null ? refuse('price_round_runs') : null),
  more_to_reveal: ({ toReveal }) => (toReveal > 0 ? null : refuse('all_revealed')),
} satisfies Rules<string, ActContext>;
