import type { Finding, Readiness } from '@jiebang/contract/contests/readiness.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { GrantedRole, Viewer } from '#kernel/viewer.ts';
import { grantsOf } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { isOrganiser } from '../../access.ts';
import { type Contest, contestById, readable, tracksOf, unitsOf } from '../../queries/contests.ts';
import { allPhases } from '../../queries/phases.ts';
import { allRules } from '../../queries/rules.ts';
import { findings, type RulesSet, type Staff } from '../rules.ts';

/** What a contest still wants before it is opened; for its organisers. */
export async function readinessOf(db: Db, viewer: Viewer, id: string): Promise<Readiness | Refusal> {
  const contest = await contestById(db, id);
  if (!contest || !(await readable(db, viewer, contest))) return refuse('not_found');
  if (!isOrganiser(viewer, id)) return refuse('forbidden');
  const found = await findingsOf(db, contest, await now(db));
  return { ready: found.every((one) => !one.essential), findings: found };
}

/** What bars the opening of a contest. */
export async function essentialMissing(db: Db, contest: Contest, at: Date): Promise<Finding[]> {
  return (await findingsOf(db, contest, at)).filter((one) => one.essential);
}

async function findingsOf(db: Db, contest: Contest, at: Date): Promise<Finding[]> {
  const dated = await allPhases(db, contest.id);
  const counted = await staffIn(db, contest.id);
  const tracks = [];
  for (const { id, kind } of await tracksOf(db, contest.id)) {
    const phases = dated.filter((one) => one.track === id);
    tracks.push({ id, kind, phases, staff: await counted(id), rules: await rulesAt(db, contest.id, at, id) });
  }
  return findings({
    now: at,
    units: (await unitsOf(db, contest.id)).map(({ role }) => role),
    districts: contest.districts.length,
    phases: dated.filter((one) => one.track === null),
    tracks,
    rules: await rulesAt(db, contest.id, at, null),
  });
}

async function rulesAt(db: Db, contest: string, at: Date, track: string | null): Promise<RulesSet> {
  const rules = await allRules(db, contest, at, track);
  return Object.fromEntries(rules.map(({ key, value }) => [key, value])) as RulesSet;
}

/** Which roles are counted together as what. */
const parts: { readonly [K in keyof Staff]: readonly GrantedRole[] } = {
  organisers: ['organiser', 'track_organiser'],
  reviewers: ['reviewer'],
  officers: ['clearance_officer'],
  judges: ['judge'],
  observers: ['observer'],
  certifiers: ['certifier'],
};

/** Counts a track's staff; whoever holds a role on the platform or in the contest is looked for once. */
async function staffIn(db: Db, contest: string): Promise<(track: string) => Promise<Staff>> {
  const wide = new Map<string, string[]>();
  for (const role of new Set(Object.values(parts).flat())) {
    const everywhere = await grantsOf(db, role, { scope: 'platform' });
    wide.set(role, [...everywhere, ...(await grantsOf(db, role, { scope: 'contest', scopeId: contest }))]);
  }
  return async (track) => {
    const counts: [string, number][] = [];
    for (const [part, roles] of Object.entries(parts)) {
      const people = new Set<string>();
      for (const role of roles)
        for (const person of [
          ...(wide.get(role) ?? []),
          ...(await grantsOf(db, role, { scope: 'track', scopeId: track })),
        ])
          people.add(person);
      counts.push([part, people.size]);
    }
    return Object.fromEntries(counts) as Staff;
  };
}
