import type { Panel } from '@jiebang/contract/judging/panel.ts';
import { grantsOf, namesakesBetween, peopleById } from '#modules/identity/index.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import type { JudgedSolution } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { toldApartIn } from '../store.ts';

const runs = ['organiser', 'track_organiser', 'authority', 'admin'] as const;

/**
 * Who runs a need's contest or answers for it, or translates for it, sits on none of these seats, and bears the name of a member of a solution's team: the name shuts them
 * out (decision 0050), so that somebody else has to see it, and to say whether they are two people.
 */
export async function staffNamesakes(
  db: Db,
  need: NeedRow,
  solutions: readonly JudgedSolution[],
  seated: readonly string[],
  translators: readonly string[],
): Promise<Panel['namesakes']> {
  const members = solutions.flatMap(({ people }) => people);
  const found = await namesakesBetween(
    db,
    [...new Set([...(await staffOf(db, need)), ...translators])].filter((one) => !seated.includes(one)),
    members,
  );
  const people = await peopleById(
    db,
    found.map(({ person }) => person),
  );
  const lines = new Map<string, Panel['namesakes'][number]>();
  for (const { person, namesake } of found) {
    const apart = await toldApartIn(db, person, [need.id]);
    if (apart.some(({ member }) => member === namesake)) continue;
    for (const { id, people: team } of solutions)
      if (team.includes(namesake))
        lines.set(`${person} ${id}`, { person, name: people.get(person)?.name ?? '', solution: id });
  }
  return [...lines.values()];
}

async function staffOf(db: Db, { contest, track }: NeedRow): Promise<string[]> {
  const found = new Set<string>();
  for (const role of runs) {
    for (const one of await grantsOf(db, role, { scope: 'platform' })) found.add(one);
    for (const one of await grantsOf(db, role, { scope: 'contest', scopeId: contest })) found.add(one);
    for (const one of await grantsOf(db, role, { scope: 'track', scopeId: track })) found.add(one);
  }
  return [...found];
}
