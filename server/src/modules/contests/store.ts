import type { ContestInput, TrackEdit } from '@jiebang/contract/contests/contest.ts';
import type { RuleKey } from '@jiebang/contract/contests/rule.ts';
import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import type { ContestsTables } from './tables.gen.ts';

/** This module's tables, on a connection or in a transaction. */
export const tables = (db: Db) => db.withTables<ContestsTables>();

/** Holds a contest's row until the transaction ends: what belongs to one contest is changed by one at a time. */
export async function lockContest(tx: Tx, id: string): Promise<void> {
  await tables(tx).selectFrom('contests.contest').select('id').where('id', '=', id).forUpdate().execute();
}

/** Contests in these states (by id), the newest first. */
export async function contestsIn(db: Db, states: readonly string[]): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('contests.contest')
    .select('id')
    .where('state', 'in', [...states])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Writes a new contest in its first state. Returns its id. */
export async function insertContest(tx: Tx, input: ContestInput, state: string): Promise<string> {
  const id = newId();
  const at = await now(tx);
  await tables(tx)
    .insertInto('contests.contest')
    .values({ id, ...contestColumns(input), state, created_at: at, moved_at: at })
    .execute();
  await writeUnits(tx, id, input.units);
  return id;
}

/** Writes what an organiser said of a contest, with its units. */
export async function writeContest(tx: Tx, id: string, input: ContestInput): Promise<void> {
  await tables(tx).updateTable('contests.contest').set(contestColumns(input)).where('id', '=', id).execute();
  await writeUnits(tx, id, input.units);
}

function contestColumns(input: ContestInput) {
  return {
    name: input.name,
    name_en: input.nameEn,
    number: input.number,
    intro: input.intro,
    intro_en: input.introEn,
    home_region: input.homeRegion,
    districts: input.districts,
  };
}

async function writeUnits(tx: Tx, contest: string, units: ContestInput['units']): Promise<void> {
  await tables(tx).deleteFrom('contests.contest_unit').where('contest', '=', contest).execute();
  if (units.length === 0) return;
  const rows = units.map(({ nameEn, ...unit }, index) => ({ contest, n: index + 1, ...unit, name_en: nameEn }));
  await tables(tx).insertInto('contests.contest_unit').values(rows).execute();
}

/** Writes a new track, open to all, at the n-th place of its contest, counted from 1. Returns its id. */
export async function insertTrack(tx: Tx, contest: string, n: number, input: TrackEdit): Promise<string> {
  const id = newId();
  await tables(tx)
    .insertInto('contests.track')
    .values({ id, contest, n, ...trackColumns(input), created_at: await now(tx) })
    .execute();
  await writeTrackUnits(tx, id, input.units);
  return id;
}

/** Writes what an organiser said of a track, if it still has this version; false when it has not. */
export async function writeTrack(tx: Tx, id: string, version: number, input: TrackEdit): Promise<boolean> {
  const row = await tables(tx)
    .updateTable('contests.track')
    .set({ ...trackColumns(input), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  if (row) await writeTrackUnits(tx, id, input.units);
  return row !== undefined;
}

async function writeTrackUnits(tx: Tx, track: string, units: TrackEdit['units']): Promise<void> {
  await tables(tx).deleteFrom('contests.track_unit').where('track', '=', track).execute();
  if (units.length === 0) return;
  const rows = units.map(({ nameEn, ...unit }, index) => ({ track, n: index + 1, ...unit, name_en: nameEn }));
  await tables(tx).insertInto('contests.track_unit').values(rows).execute();
}

function trackColumns(input: TrackEdit) {
  return {
    kind: input.kind,
    name: input.name,
    name_en: input.nameEn,
    intro: input.intro,
    intro_en: input.introEn,
  };
}

/** Removes a track with its dates and rules; only where nothing else is of it yet. */
export async function deleteTrack(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('contests.contest_rule').where('track', '=', id).execute();
  await tables(tx).deleteFrom('contests.contest_phase').where('track', '=', id).execute();
  await tables(tx).deleteFrom('contests.track_unit').where('track', '=', id).execute();
  await tables(tx).deleteFrom('contests.track').where('id', '=', id).execute();
}

export type NewRule = {
  readonly contest: string;
  readonly track: string | null;
  readonly key: RuleKey;
  readonly value: unknown;
  readonly from: Date;
  readonly note: string;
};

/** Writes a rule's next version; the contest's row must be held. Returns its id and version. */
export async function insertRule(
  tx: Tx,
  rule: NewRule,
  person: string | null,
): Promise<{ id: string; version: number }> {
  const { contest, track, key, note } = rule;
  const last = await tables(tx)
    .selectFrom('contests.contest_rule')
    .select('version')
    .where('contest', '=', contest)
    .where('track', 'is not distinct from', track)
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const id = newId();
  const version = (last?.version ?? 0) + 1;
  const value = JSON.stringify(rule.value);
  await tables(tx)
    .insertInto('contests.contest_rule')
    .values({ id, contest, track, key, value, from_at: rule.from, version, person, note, at: await now(tx) })
    .execute();
  return { id, version };
}
