import type { ContestCard, ContestPage, Track as TrackView } from '@jiebang/contract/contests/contest.ts';
import type { PhaseChange, PhaseDecision } from '@jiebang/contract/contests/phase.ts';
import type { Rule } from '@jiebang/contract/contests/rule.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { isOrganiser } from '../access.ts';
import type { ContestContext, DatedPhase } from '../rules.ts';
import { essentialMissing } from '../setup/queries/findings.ts';
import { tables } from '../store.ts';
import { viewContest, viewTrack } from '../views.ts';
import { type Contest, contestById, currentContest, readable, trackById, tracksOf, unitsOf } from './contests.ts';
import { allPhases, discardOf, openedAt, phaseChanges, phaseDecisions } from './phases.ts';
import { allRules } from './rules.ts';

export type PageParts = {
  readonly contest: Contest;
  readonly units: ContestPage['units'];
  readonly tracks: Awaited<ReturnType<typeof tracksOf>>;
  readonly phases: readonly (DatedPhase & { readonly track: string | null })[];
  readonly changes: readonly PhaseChange[];
  readonly decisions: readonly PhaseDecision[];
  readonly openedAt: Date | null;
  readonly discarded: ContestPage['discarded'];
  /** What bars the opening, looked for where the viewer could open it. */
  readonly missing: ContestContext['missing'];
  readonly at: Date;
};

/** A contest with all that its page shows. */
export async function contestPage(db: Db, viewer: Viewer, contest: Contest | null): Promise<ContestPage | Refusal> {
  if (!contest || !(await readable(db, viewer, contest))) return refuse('not_found');
  const id = contest.id;
  const at = await now(db);
  const opens = contest.state === 'draft' && isOrganiser(viewer, id);
  const [units, tracks, phases, changes, decisions, opened, discarded, missing] = await Promise.all([
    unitsOf(db, id),
    tracksOf(db, id),
    allPhases(db, id),
    phaseChanges(db, id),
    phaseDecisions(db, id),
    openedAt(db, id),
    discardOf(db, contest),
    opens ? essentialMissing(db, contest, at) : [],
  ]);
  const parts = {
    contest,
    units,
    tracks,
    phases,
    changes,
    decisions,
    openedAt: opened ?? null,
    discarded,
    missing,
    at,
  };
  return viewContest(parts, viewer);
}

/** The page of the contest that the public sees first. */
export async function currentPage(db: Db, viewer: Viewer): Promise<ContestPage | Refusal> {
  return contestPage(db, viewer, await currentContest(db));
}

/** The page of any contest. */
export async function pageById(db: Db, viewer: Viewer, id: string): Promise<ContestPage | Refusal> {
  return contestPage(db, viewer, await contestById(db, id));
}

const scopesOf = (grants: Viewer['grants']): string[] => grants.flatMap(({ scopeId }) => scopeId ?? []);

/** Contests that the viewer may read, newest first. */
export async function listContests(
  db: Db,
  viewer: Viewer,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: z.infer<typeof ContestCard>[]; next: string | null }> {
  const runs = viewer.grants.filter((grant) => grant.role === 'admin' || grant.role === 'organiser');
  const all = runs.some((grant) => grant.scope === 'platform');
  const led = scopesOf(viewer.grants.filter((grant) => grant.role === 'track_organiser'));
  const mine = scopesOf(runs);
  let query = tables(db)
    .selectFrom('contests.contest')
    .select(['id', 'name', 'name_en as nameEn', 'number', 'state', 'home_region as homeRegion'])
    .$narrowType<{ state: Contest['state'] }>()
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (!all) {
    query = query.where((where) =>
      where.or([
        where('state', 'not in', ['draft', 'discarded']),
        sql<boolean>`id = any(${mine}::uuid[])`,
        sql<boolean>`id in (select contest from contests.track where id = any(${led}::uuid[]))`,
      ]),
    );
  }
  if (page.after !== undefined && isId(page.after)) query = query.where('id', '<', page.after);
  const rows = await query.execute();
  const items = rows.slice(0, page.limit);
  return { items, next: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

/** A track of a contest that the viewer may read. */
export async function trackView(db: Db, viewer: Viewer, id: string): Promise<TrackView | Refusal> {
  const track = await trackById(db, id);
  const contest = track ? await contestById(db, track.contest) : null;
  return track && contest && (await readable(db, viewer, contest)) ? viewTrack(track) : refuse('not_found');
}

/** Tracks of a contest that the viewer may read, in their order; the cursor is the last one's number. */
export async function listTracks(
  db: Db,
  viewer: Viewer,
  id: string,
  page: { after?: string | undefined; limit: number },
): Promise<{ items: TrackView[]; next: string | null } | Refusal> {
  const contest = await contestById(db, id);
  if (!contest || !(await readable(db, viewer, contest))) return refuse('not_found');
  const after = /^\d{1,6}$/.test(page.after ?? '') ? Number(page.after) : 0;
  const rest = (await tracksOf(db, id)).filter((track) => track.n > after);
  const items = rest.slice(0, page.limit).map(viewTrack);
  return { items, next: rest.length > page.limit ? String(items.at(-1)?.n) : null };
}

/** Every rule of a contest, or of one of its tracks, as it is in force now. */
export async function rulesInForce(
  db: Db,
  viewer: Viewer,
  id: string,
  track: string | null,
): Promise<{ rules: Rule[] } | Refusal> {
  const contest = await contestById(db, id);
  if (!contest || !(await readable(db, viewer, contest))) return refuse('not_found');
  const rules = (await allRules(db, id, await now(db), track)).map(
    ({ from, ...rule }) => ({ ...rule, from: from?.toISOString() ?? null }) as Rule,
  );
  return { rules };
}
