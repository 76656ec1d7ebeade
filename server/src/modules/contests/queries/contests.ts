import type { ContestPage, ContestState, TrackScope, TrackUnit } from '@jiebang/contract/contests/contest.ts';
import { sql } from 'kysely';
import { holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { isTrackOrganiser, mayRead } from '../access.ts';
import { defaultRules } from '../config.ts';
import { tables } from '../store.ts';

export type Contest = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly number: string;
  readonly intro: string;
  readonly introEn: string;
  /** Six digits of the place whose own companies count as 本市. */
  readonly homeRegion: string;
  readonly districts: readonly string[];
  readonly state: ContestState;
  readonly version: number;
};
export type Track = {
  readonly id: string;
  readonly contest: string;
  readonly n: number;
  readonly kind: 'large_enterprise' | 'industry' | 'region' | 'overseas';
  readonly name: string;
  readonly nameEn: string;
  readonly intro: string;
  readonly introEn: string;
  /** What it is open to now. */
  readonly scope: TrackScope;
  /** The units that organise it, in the order they were given. */
  readonly units: readonly TrackUnit[];
  readonly version: number;
};

const contests = (db: Db) =>
  tables(db)
    .selectFrom('contests.contest')
    .select(['id', 'name', 'name_en as nameEn', 'number', 'intro', 'intro_en as introEn', 'home_region as homeRegion'])
    .select(['state', 'version', 'districts'])
    .$narrowType<{ state: Contest['state'] }>();

/** What the track of that id (of the contest of that id) is open to now, as SQL: the version of its rule that is in force. */
export const scopeNow = (contest: string, track: string) => sql<TrackScope>`coalesce((
    select r.value from contests.contest_rule r
    where r.contest = ${sql.ref(contest)} and r.track = ${sql.ref(track)} and r.key = 'track_scope' and r.from_at <= platform.now()
    order by r.version desc limit 1), ${JSON.stringify(defaultRules.track_scope)}::jsonb)`;

const tracks = (db: Db) =>
  tables(db)
    .selectFrom('contests.track')
    .select(['id', 'contest', 'n', 'kind', 'name', 'name_en as nameEn', 'intro', 'intro_en as introEn', 'version'])
    .select(scopeNow('contests.track.contest', 'contests.track.id').as('scope'))
    .select(
      sql<
        TrackUnit[]
      >`coalesce((select jsonb_agg(jsonb_build_object('name', u.name, 'nameEn', u.name_en, 'organisation', u.organisation) order by u.n)
        from contests.track_unit u where u.track = contests.track.id), '[]')`.as('units'),
    )
    .$narrowType<{ kind: Track['kind'] }>();

/** A contest by id, in whatever state; null when there is none. */
export async function contestById(db: Db, id: string): Promise<Contest | null> {
  return (await contests(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The contest that the public sees first: the newest open one, else the newest closed or archived one; null when there is none. */
export async function currentContest(db: Db): Promise<Contest | null> {
  const row = await contests(db)
    .where('state', 'not in', ['draft', 'discarded'])
    .orderBy((order) => order.case().when('state', '=', 'open').then(0).else(1).end())
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** A track by id; null when there is none. */
export async function trackById(db: Db, id: string): Promise<Track | null> {
  return (await tracks(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Tracks of a contest in their order. */
export async function tracksOf(db: Db, contest: string): Promise<Track[]> {
  return tracks(db).where('contest', '=', contest).orderBy('n').execute();
}

/** The tracks that a decision about dates reaches: the one it names, else those of the contest without dates of their own. */
export async function tracksReached(db: Db, contest: string, track: string | null): Promise<string[]> {
  if (track !== null) return [track];
  const own = await tables(db)
    .selectFrom('contests.contest_phase')
    .select('track')
    .where('contest', '=', contest)
    .where('track', 'is not', null)
    .execute();
  const all = await tracksOf(db, contest);
  return all.map(({ id }) => id).filter((id) => !own.some((row) => row.track === id));
}

/** Whether a viewer may read a contest: everyone once it was opened; before, its organisers and those of its tracks. */
export async function readable(db: Db, viewer: Viewer, contest: Contest): Promise<boolean> {
  if (mayRead(viewer, contest)) return true;
  if (!holdsAnywhere(viewer, 'track_organiser')) return false;
  return (await tracksOf(db, contest.id)).some(({ id }) => isTrackOrganiser(viewer, contest.id, id));
}

type UnitRow = ContestPage['units'][number];
/** The units behind a contest, in the order they were given. */
export async function unitsOf(db: Db, contest: string): Promise<UnitRow[]> {
  return tables(db)
    .selectFrom('contests.contest_unit')
    .select(['role', 'name', 'name_en as nameEn', 'organisation'])
    .$narrowType<Pick<UnitRow, 'role'>>()
    .where('contest', '=', contest)
    .orderBy('n')
    .execute();
}
