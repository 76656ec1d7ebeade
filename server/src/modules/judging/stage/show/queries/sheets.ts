import { peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { aggregate, type Method, rankingOf, shown, type Tie } from '../../../panel/ranking/rules.ts';
import { type RoundRow, roundOf } from '../../../panel/round/store.ts';
import { rubricOfRound } from '../../../panel/rubric/store.ts';
import { findPanel, type PanelRow } from '../../../panel/store.ts';
import { seatsOf } from '../../../seat/store.ts';
import { marksOf } from '../../../sheet/queries/marks.ts';
import { type SheetRow, sheetsOfRound } from '../../../sheet/store.ts';
import { type FinalRow, type ItemRow, itemsOfFinal } from '../../final/store.ts';
import { type Board, type Played, play } from '../rules.ts';
import { castOf } from './cast.ts';

export type RoundOnStage = { readonly panel: PanelRow; readonly round: RoundRow; readonly sheets: readonly SheetRow[] };

/** The round of a need that is on stage, with its sheets. */
export async function roundOnStage(db: Db, need: string): Promise<RoundOnStage> {
  const panel = await findPanel(db, need);
  const round = panel && (await roundOf(db, panel.id));
  if (!panel || !round) throw new Error('a need on stage without a round');
  return { panel, round, sheets: await sheetsOfRound(db, round.id) };
}

/** How many of how many sheets of a solution are in: locked, or set aside with a reason. */
export function countOf(sheets: readonly SheetRow[], solution: string): readonly [number, number] {
  const own = sheets.filter((sheet) => sheet.solution === solution);
  return [own.filter(({ state }) => state !== 'open').length, own.length];
}

/** The same of every item of a final, in the running order. */
export async function countsOf(db: Db, final: FinalRow): Promise<(readonly [number, number])[]> {
  const counts: (readonly [number, number])[] = [];
  const rounds = new Map<string, RoundOnStage>();
  for (const { need, solution } of await itemsOfFinal(db, final.id)) {
    const known = rounds.get(need) ?? (await roundOnStage(db, need));
    rounds.set(need, known);
    counts.push(countOf(known.sheets, solution));
  }
  return counts;
}

/** The standings of those solutions of a need whose sheets are all in, by the rules of its round. */
export async function boardOf(db: Db, { round, sheets }: RoundOnStage, items: readonly ItemRow[]): Promise<Board> {
  const number = new Map(items.map(({ solution, n }) => [solution, n ?? 0]));
  const marks = (await marksOf(db, round)).filter(({ solution }) => {
    const [came, of] = countOf(sheets, solution);
    return number.has(solution) && came === of;
  });
  const rubric = await rubricOfRound(db, round);
  const totals = aggregate(round.aggregation as Method, rubric, marks);
  // On stage equal scores share their place: the lot that parts them in the end is not told here.
  const tie: Tie = round.tie_rule === 'heaviest_criterion' ? 'heaviest_criterion' : 'shared_rank';
  return rankingOf(totals, rubric, marks, tie, { lots: new Map(), submitted: new Map() }).map(
    ({ solution, rank, score }) => ({ item: number.get(solution) ?? 0, rank, score: shown(score, 2) }),
  );
}

/** What is neither scored nor skipped, each with the judges whose sheet is open. */
export async function missingOf(db: Db, final: FinalRow): Promise<{ item: number; judges: string[] }[]> {
  const { start, entries, items } = await castOf(db, final);
  const { items: now }: Played = play(start, entries);
  const missing: { item: number; judges: string[] }[] = [];
  for (const [place, item] of items.entries()) {
    if (now[place]?.state === 'scored' || now[place]?.state === 'skipped') continue;
    missing.push({ item: place + 1, judges: await openJudgesOf(db, item) });
  }
  return missing;
}

/** Names of the judges whose sheet for an item is open. */
export async function openJudgesOf(db: Db, { need, solution }: ItemRow): Promise<string[]> {
  const { panel, sheets } = await roundOnStage(db, need);
  const open = sheets.filter((sheet) => sheet.solution === solution && sheet.state === 'open').map(({ seat }) => seat);
  const people = (await seatsOf(db, panel.id)).filter(({ id }) => open.includes(id)).map(({ person }) => person);
  const names = await peopleById(db, people);
  return people.map((person) => names.get(person)?.name ?? '');
}
