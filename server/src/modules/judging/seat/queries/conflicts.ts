import type { ConflictSource } from '@jiebang/contract/judging/panel.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { priorAffiliations } from '#modules/identity/index.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { conflictsFound, type SolutionTies } from '../rules.ts';
import { conflictsNoted, interestsOf } from '../store.ts';

/** The conflicts of a judge with each solution of a need, from every source, as things stand at `at`. Solutions without any are absent. */
export async function conflictsOf(
  db: Db,
  need: NeedRow,
  person: string,
  solutions: readonly SolutionTies[],
  at: Date,
): Promise<Map<string, ConflictSource[]>> {
  const present = await priorAffiliations(db, person, at);
  const recent = await recentOrganisations(db, need, person, at);
  const interests = await interestsOf(db, need.id, person);
  const noted = await conflictsNoted(db, need.id, person);
  return conflictsFound({ person, present, recent, interests, noted }, need.organisation, solutions);
}

/** Organisations to which a judge belongs, or belonged within the years that the contest counts. */
export async function recentOrganisations(db: Db, need: NeedRow, person: string, at: Date): Promise<string[]> {
  const years = await ruleOf(db, need.contest, 'affiliation_years', at, need.track);
  const since = new Date(at);
  since.setUTCFullYear(since.getUTCFullYear() - years);
  return priorAffiliations(db, person, since);
}
