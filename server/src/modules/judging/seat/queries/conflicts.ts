import type { ConflictSource } from '@jiebang/contract/judging/panel.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { namesAmong, namesakesAmong, priorAffiliations } from '#modules/identity/index.ts';
import { affiliationsCountSince, type NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { roundsOf } from '../../panel/round/store.ts';
import { findPanel, type PanelRow } from '../../panel/store.ts';
import { boundBy, boundTo } from '../register/queries/register.ts';
import { conflictsFound, type SolutionTies } from '../rules.ts';
import { conflictsNoted, interestsOf, seatsOf, toldApartFrom } from '../store.ts';

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
  const bound = await boundBy(db, person, await affiliationsCountSince(db, need, at));
  const registered = bound.organisations;
  const ofOwner = recent.includes(need.organisation) || registered.includes(need.organisation);
  const beyondShare = ofOwner && (await placeBesideOwner(db, need, person, at)) === 'beyond';
  const interests = await interestsOf(db, need.id, person);
  const noted = await conflictsNoted(db, need.id, person);
  const partners = solutions.flatMap(({ partnerNames }) => partnerNames);
  const named = await namesAmong(db, partners, bound.names);
  const namesakes = await namesakesOf(db, need.id, person, solutions);
  return conflictsFound(
    { person, present, recent, registered, named, namesakes, beyondShare, interests, noted },
    need.organisation,
    solutions,
  );
}

/** Members of the teams of these solutions who bear the judge's name and were not told apart from the judge. */
export async function namesakesOf(
  db: Db,
  need: string,
  judge: string,
  solutions: readonly Pick<SolutionTies, 'people'>[],
): Promise<string[]> {
  const found = await namesakesAmong(
    db,
    judge,
    solutions.flatMap(({ people }) => people),
  );
  const apart = found.length > 0 ? await toldApartFrom(db, need, judge) : [];
  return found.filter((one) => !apart.includes(one));
}

/** Organisations to which a judge belongs, or belonged within the years that the contest counts. */
export async function recentOrganisations(db: Db, need: NeedRow, person: string, at: Date): Promise<string[]> {
  return priorAffiliations(db, person, await affiliationsCountSince(db, need, at));
}

/** How a judge stands to the owner of a need. */
export type BesideOwner = 'apart' | 'within' | 'beyond';

/**
 * Whether a person is of a need's owner, now or within the years that count, and then whether within the share of the panel that the
 * owner's own experts may fill (product §7). Whoever was invited first fills it. The rules are those of when judging began.
 */
export async function placeBesideOwner(db: Db, need: NeedRow, person: string, at: Date): Promise<BesideOwner> {
  if (!(await isOwnersExpert(db, need, person, at))) return 'apart';
  const panel = await findPanel(db, need.id);
  const size = await ruleOf(db, need.contest, 'panel_size', await begunAt(db, panel, at), need.track);
  const most = Math.floor((size * (await ownersShare(db, need, panel, at))) / 100);
  let before = 0;
  for (const seat of panel ? await seatsOf(db, panel.id) : []) {
    if (seat.person === person) break;
    if ((seat.state === 'invited' || seat.state === 'accepted') && (await isOwnersExpert(db, need, seat.person, at)))
      before += 1;
  }
  return before < most ? 'within' : 'beyond';
}

/** Whether a person is one of a need owner's own experts 需求方专家: of its organisation, now or within the years that count. */
export async function isOwnersExpert(db: Db, need: NeedRow, person: string, at: Date): Promise<boolean> {
  if ((await recentOrganisations(db, need, person, at)).includes(need.organisation)) return true;
  return (await boundTo(db, person, await affiliationsCountSince(db, need, at))).includes(need.organisation);
}

type Panel = Pick<PanelRow, 'id'> | undefined;

/** Of how many judges the owner's own experts may be, in percent, by the rules of when judging began. */
export async function ownersShare(db: Db, need: NeedRow, panel: Panel, at: Date): Promise<number> {
  return ruleOf(db, need.contest, 'owner_experts_percent', await begunAt(db, panel, at), need.track);
}

const begunAt = async (db: Db, panel: Panel, at: Date): Promise<Date> =>
  (panel && (await roundsOf(db, panel.id)))?.[0]?.began_at ?? at;
