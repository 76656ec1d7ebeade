import type { ContestInput, ContestPage } from '@jiebang/contract/contests/contest.ts';
import { isRegion } from '@jiebang/contract/reference/regions.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayRead } from '../access.ts';
import { contestLife } from '../lifecycle.ts';
import { contestById, tracksOf } from '../queries/contests.ts';
import { pageById } from '../queries/page.ts';
import { allRules } from '../queries/rules.ts';
import { contestRules } from '../rules.ts';
import { tablesIn } from '../store.ts';

/** Makes a contest, in draft; with the tracks and the rules of an earlier one where `copyOf` names it. */
export async function createContest(
  platform: Platform,
  viewer: Viewer,
  { copyOf, ...input }: ContestInput & { copyOf: string | null },
): Promise<ContestPage | Refusal> {
  const context = { phases: 0, tracks: 0 };
  const move = decide(contestLife, contestRules, { action: 'create', state: null, as: asOf(viewer, null), context });
  if (isRefusal(move)) return move;
  if (!isRegion(input.homeRegion)) return regionUnknown;
  return platform.transact(async (tx) => {
    const copied = copyOf === null ? null : await contestById(tx, copyOf);
    if (copyOf !== null && !(copied && mayRead(viewer, copied))) return refuse('not_found');
    const id = newId();
    const at = await now(tx);
    await tablesIn(tx)
      .insertInto('contests.contest')
      .values({ id, ...columnsOf(input), state: move.to, created_at: at, moved_at: at })
      .execute();
    await writeUnits(tx, id, input.units);
    if (copied) await copyInto(tx, copied.id, id, viewer.person, at);
    const refusal = await moveRow(tx, contestLife, id, move, { actor: actorOf(viewer, move.by) });
    return refusal ?? pageById(tx, viewer, id);
  });
}

export const regionUnknown = refuse('scope_unknown', { fields: [{ path: 'homeRegion', code: 'unknown_region' }] });

/** The columns that an organiser writes. */
export function columnsOf(input: ContestInput) {
  return {
    name: input.name,
    name_en: input.nameEn,
    number: input.number,
    intro: input.intro,
    intro_en: input.introEn,
    home_region: input.homeRegion,
  };
}

/** Puts these units in the place of those before. */
export async function writeUnits(tx: Tx, contest: string, units: ContestInput['units']): Promise<void> {
  const tables = tablesIn(tx);
  await tables.deleteFrom('contests.contest_unit').where('contest', '=', contest).execute();
  if (units.length === 0) return;
  const rows = units.map(({ nameEn, ...unit }, index) => ({ contest, n: index + 1, ...unit, name_en: nameEn }));
  await tables.insertInto('contests.contest_unit').values(rows).execute();
}

async function copyInto(tx: Tx, from: string, contest: string, person: string | null, at: Date): Promise<void> {
  const places = new Map<string, string>();
  for (const { id: old, nameEn, introEn, version: _, ...track } of await tracksOf(tx, from)) {
    const id = newId();
    places.set(old, id);
    const lists = { fields: [...track.fields], industries: [...track.industries], regions: [...track.regions] };
    await tablesIn(tx)
      .insertInto('contests.track')
      .values({
        ...track,
        ...lists,
        countries: [...track.countries],
        id,
        contest,
        name_en: nameEn,
        intro_en: introEn,
        created_at: at,
      })
      .execute();
  }
  for (const [old, track] of [[null, null], ...places] as [string | null, string | null][]) {
    const own = (await allRules(tx, from, at, old)).filter((rule) => rule.of === (old === null ? 'contest' : 'track'));
    for (const { key, value, note } of own) {
      const rule = { key, value: JSON.stringify(value), from_at: at, version: 1, person, note: note ?? '', at };
      await tablesIn(tx)
        .insertInto('contests.contest_rule')
        .values({ id: newId(), contest, track, ...rule })
        .execute();
    }
  }
}
