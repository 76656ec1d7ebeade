import type {
  AchievementMatches,
  MatchedSolver,
  MatchStanding,
  NeedMatches,
} from '@jiebang/contract/matching/match.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import { countPublic, type MatchableAchievement, matchableAchievements } from '#modules/achievements/index.ts';
import { peopleById } from '#modules/identity/index.ts';
import { publicWinsOf } from '#modules/judging/index.ts';
import { matchableNeeds } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { mostKept, resultShare, solverShares } from '../config.ts';
import { judgementsOf, type MatchRow, matchedNeed, matchesOf, refusedAmong, type Side, waits } from '../store.ts';
import { foundView, type Judged } from '../views.ts';
import { brokersFor } from './brokers.ts';

/** What matches a published need, for the people of its owner; for anyone else there is none. */
export async function readNeedMatches(db: Db, viewer: Viewer, id: string): Promise<NeedMatches | Refusal> {
  const need = (await matchableNeeds(db, [id])).get(id);
  if (!need || !membershipIn(viewer, need.organisation)) return refuse('not_found');
  const head = { id, number: need.number, title: need.title };
  const standing = await standingOf(db, id, need.organisation);
  if (standing.is === 'refused') return { need: head, standing, achievements: [], solvers: [], brokers: [] };
  const rows = await matchesOf(db, 'need', id, mostKept);
  const shown = await shownOf(
    db,
    need.organisation,
    rows,
    await matchableAchievements(
      db,
      rows.map(({ achievement }) => achievement),
    ),
    ({ achievement }) => achievement,
  );
  const judged = await judgedBy(db, need.organisation, 'need', id);
  return {
    need: head,
    standing,
    achievements: shown.map(({ row, of }) => ({
      id: row.achievement,
      achievement: of.card,
      ...foundView(row, judged.get(row.achievement)),
    })),
    solvers: solversOf(shown, await winsOf(db, shown)),
    brokers: await brokersFor(db, need),
  };
}

async function standingOf(db: Db, need: string, owner: string): Promise<MatchStanding> {
  if ((await refusedAmong(db, [owner])).has(owner)) return { is: 'refused' };
  const done = await matchedNeed(db, need);
  if (done) return { is: 'done', at: done.at.toISOString(), knowledge: done.knowledge };
  return { is: (await countPublic(db, 1)) === 0 ? 'empty' : 'waiting' };
}

type Shown<T> = { readonly row: MatchRow; readonly of: T };

/** What of the kept is public now, and of other owners who are matched: two that became one are no match of each other. */
async function shownOf<T extends { readonly organisation: string }>(
  db: Db,
  own: string,
  rows: readonly MatchRow[],
  known: ReadonlyMap<string, T>,
  other: (row: MatchRow) => string,
): Promise<Shown<T>[]> {
  const refused = await refusedAmong(
    db,
    [...known.values()].map(({ organisation }) => organisation),
  );
  return rows.flatMap((row) => {
    const of = known.get(other(row));
    return of && of.organisation !== own && !refused.has(of.organisation) ? [{ row, of }] : [];
  });
}

/** What one's own side said, by the id of the other. */
async function judgedBy(db: Db, organisation: string, side: Side, id: string): Promise<Map<string, Judged>> {
  const rows = await judgementsOf(db, organisation, side, id);
  const names = await peopleById(
    db,
    rows.map(({ person }) => person),
  );
  return new Map(
    rows.map((row) => [
      side === 'need' ? row.achievement : row.need,
      { verdict: row.verdict, by: names.get(row.person)?.name ?? null, at: row.at.toISOString() },
    ]),
  );
}

/** Organisations by their achievements that were found, the best first; natural persons are named nowhere. */
export function solversOf(
  shown: readonly Shown<MatchableAchievement>[],
  wins: ReadonlyMap<string, number>,
): MatchedSolver[] {
  const found = new Map<string, MatchedSolver>();
  for (const { row, of } of shown) {
    if (of.owner === null) continue;
    const { id, name, nameEn } = of.owner;
    const one = found.get(id) ?? { organisation: id, name, nameEn, score: 0, by: [], results: null };
    const share = solverShares[one.by.length];
    if (share === undefined) continue;
    const contribution = share * row.score;
    const by = [...one.by, { number: of.card.number, title: of.card.title, contribution }];
    found.set(id, { ...one, by, score: one.score + contribution });
  }
  const withResults = [...found.values()].map((one): MatchedSolver => {
    const count = wins.get(one.organisation);
    if (count === undefined) return one;
    const contribution = resultShare * Math.log2(1 + count) * one.score;
    return { ...one, score: one.score + contribution, results: { count, contribution } };
  });
  return withResults.sort((a, b) => b.score - a.score);
}

const winsOf = (db: Db, shown: readonly Shown<MatchableAchievement>[]) =>
  publicWinsOf(
    db,
    shown.flatMap(({ of }) => of.owner?.id ?? []),
  );

/** Which needs a public achievement matches, for the people of its owner; for anyone else there is none. */
export async function readAchievementMatches(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<AchievementMatches | Refusal> {
  const achievement = (await matchableAchievements(db, [id])).get(id);
  if (!achievement || !membershipIn(viewer, achievement.organisation)) return refuse('not_found');
  const { organisation, card } = achievement;
  const refused = (await refusedAmong(db, [organisation])).has(organisation);
  const rows = refused ? [] : await matchesOf(db, 'achievement', id, mostKept);
  const shown = await shownOf(
    db,
    organisation,
    rows,
    await matchableNeeds(
      db,
      rows.map(({ need }) => need),
    ),
    ({ need }) => need,
  );
  const judged = await judgedBy(db, organisation, 'achievement', id);
  return {
    achievement: { id, number: card.number, title: card.title, titleEn: card.titleEn },
    standing: refused ? 'refused' : (await waits(db, 'achievement', id)) ? 'waiting' : 'done',
    needs: shown.map(({ row, of: { number, title, state, deadline } }) => ({
      id: row.need,
      need: { number, title, state, deadline: deadline.toISOString() },
      ...foundView(row, judged.get(row.need)),
    })),
  };
}
