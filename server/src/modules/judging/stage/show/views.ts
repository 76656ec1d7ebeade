import type { FinalLine, FinalShows, Show, Standing } from '@jiebang/contract/judging/stage/final.ts';
import { type Board, beforeTheShow, type Entry, next, type Played, play } from './rules.ts';

/** What decides what the public may see: items in all, the need of each by its place, and the final's own rule. */
export type Cast = { readonly needOf: readonly number[]; readonly needs: number; readonly shows: FinalShows };

/** The standings of what is scored; ranks count what is shown alone. */
function standing(board: Board, items: Played['items'], withScores: boolean): Standing[] {
  const done = board.filter(({ item }) => items[item - 1]?.state === 'scored');
  return done.map(({ item, rank, score }) => ({
    item,
    rank: 1 + done.filter((other) => other.rank < rank).length,
    score: withScores ? score : null,
  }));
}

/** Every board as it really stands: for the console. */
export const allBoards = ({ boards, items }: Played): Standing[][] =>
  boards.map((board) => standing(board, items, true));

/** The show as the public may see it: what came in while the screen was frozen is told by nothing, not by a count. */
export function publicShow(show: Played, { needOf, shows }: Cast): Show {
  const { state, stage, screen } = show;
  const told = show.shown ?? show;
  const items: Show['items'] = show.items.map((now, place) => {
    // Places are revealed once everything of a need is in: from the first of them on that is no secret.
    const one = (show.revealed[needOf[place] ?? 0] ?? 0) > 0 ? now : told.items[place];
    return {
      item: place + 1,
      state: now.state === 'scored' && one?.state !== 'scored' ? 'scoring' : now.state,
      in: one?.in ?? 0,
      of: one?.of ?? 0,
    };
  });
  const boards = show.boards.map((board, need) => {
    const revealed = show.revealed[need] ?? 0;
    const full = standing(board, show.items, shows !== 'ranks');
    if (screen === 'revealing' && revealed > 0) return full.slice(-revealed);
    if (shows !== 'nothing') return standing(told.boards[need] ?? [], told.items, shows === 'scores');
    return revealed > 0 ? full.slice(-revealed) : [];
  });
  const { item, need } = show.focus;
  const focus = need ?? needOf[(item ?? 0) - 1] ?? null;
  const { prices } = show;
  return {
    ...{ state, stage, timer: show.items[(stage ?? 0) - 1]?.timer ?? null, screen, items, focus, boards },
    prices: [...prices],
  };
}

/** The lines of a show, one after the other: for every server and after every restart the same. */
export type Telling = {
  readonly lines: readonly FinalLine[];
  readonly played: Played;
  readonly show: Show;
  /** Tells what an entry changed for the public; nothing where it changed nothing. */
  tell(entry: Entry): FinalLine | null;
};

/** Begins to tell a show. */
export function tellingOf(cast: Cast): Telling {
  const start = beforeTheShow(cast.needOf.length, cast.needs);
  const entries: Entry[] = [];
  const lines: FinalLine[] = [];
  let played = start;
  let show = publicShow(played, cast);
  const tell = (entry: Entry): FinalLine | null => {
    entries.push(entry);
    played = entry.action === 'undo' ? play(start, entries) : next(played, entry);
    const after = publicShow(played, cast);
    const line = lineBetween(show, after, entry, lines.length + 1);
    show = after;
    if (line) lines.push(line);
    return line;
  };
  return {
    lines,
    tell,
    get played() {
      return played;
    },
    get show() {
      return show;
    },
  };
}

/** A short line where only the sheets of one item were counted, the whole show otherwise. */
function lineBetween(before: Show, after: Show, { action, item, at }: Entry, m: number): FinalLine | null {
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const counted = action === 'sheet' ? after.items.find((one) => one.item === item) : undefined;
  const uncounted = (show: Show) =>
    JSON.stringify({ ...show, items: show.items.map((one) => (one.item === item ? { ...one, in: 0, of: 0 } : one)) });
  return counted && uncounted(before) === uncounted(after)
    ? { m, at, item: counted.item, in: counted.in, of: counted.of }
    : { m, at, show: after };
}
