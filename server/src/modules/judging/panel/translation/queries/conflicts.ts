import type { ConflictSource } from '@jiebang/contract/judging/panel.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import { type JudgedSolution, screenersOf, solutionsForJudging } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { deciders } from '../../../objection/store.ts';
import { conflictsOf, placeBesideOwner } from '../../../seat/queries/conflicts.ts';
import type { PanelRow } from '../../store.ts';
import { readableIn } from '../rules.ts';
import type { DutyRow } from '../store.ts';

/**
 * The conflicts of a translator with each of these solutions: all that would bind a judge, and any tie to the need's owner, whose own experts
 * have a share of the panel but none of the translating.
 */
export async function translatorsConflicts(
  db: Db,
  need: NeedRow,
  person: string,
  solutions: readonly JudgedSolution[],
  at: Date,
): Promise<Map<string, ConflictSource[]>> {
  const found = await conflictsOf(db, need, person, solutions, at);
  if (solutions.length > 0 && (await placeBesideOwner(db, need, person, at)) !== 'apart')
    for (const { id } of solutions)
      found.set(id, [...new Set([...(found.get(id) ?? []), 'owner_organisation' as const])].sort());
  return found;
}

/** What a need's translators may be given: its opened solutions, but those that the screening put out. */
export const isTranslated = ({ state }: JudgedSolution): boolean => state !== 'screened_out';

export type OnDuty = {
  readonly need: NeedRow;
  readonly panel: PanelRow;
  readonly duty: DutyRow;
  readonly at: Date;
};

/** The solutions of a duty that its translator may read now; none before the opening, before the undertaking is signed, or once the duty or the judging has ended. One that a conflict bars is neither named nor counted. */
export async function solutionsOfDuty(
  platform: Platform,
  db: Db,
  { need, panel, duty, at }: OnDuty,
): Promise<JudgedSolution[]> {
  if (duty.state !== 'accepted' || !readableIn.includes(panel.state)) return [];
  const opened = await solutionsForJudging(platform, db, need.id);
  const conflicts = await translatorsConflicts(db, need, duty.person, opened, at);
  return opened.filter((one) => isTranslated(one) && (duty.named?.includes(one.id) ?? true) && !conflicts.has(one.id));
}

/** Whether the translator of a duty may read this solution now. */
export async function isOfDuty(platform: Platform, db: Db, on: OnDuty, solution: string): Promise<boolean> {
  return (await solutionsOfDuty(platform, db, on)).some(({ id }) => id === solution);
}

/** Whether a person judges for a need, screened one of its solutions or decided anything of it: then they do not translate for it. */
export async function judgesOrDecides(db: Db, need: string, panel: string, person: string): Promise<boolean> {
  return [...(await deciders(db, panel)), ...(await screenersOf(db, need))].includes(person);
}
