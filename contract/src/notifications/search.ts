import { BoardSearch } from '../needs/board-routes.ts';

/**
 * A search of the board as it is followed: its choices as in the board's address, in the order of their names, so that the
 * same search is the same text. `field=40&region=310000`.
 */
export function searchTarget(search: BoardSearch): string {
  const said = Object.entries(search).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return new URLSearchParams(said.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))).toString();
}

/** The search that a text stands for; null where it names none. */
export function searchOf(target: string): BoardSearch | null {
  const said = BoardSearch.safeParse(Object.fromEntries(new URLSearchParams(target)));
  return said.success && Object.keys(said.data).length > 0 ? said.data : null;
}
