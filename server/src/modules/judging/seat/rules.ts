import type { ConflictSource } from '@jiebang/contract/judging/panel.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of a seat look at. */
export type SeatContext = {
  readonly now: number;
  /** By when the invitation is to be answered; null for no day. Both are milliseconds since 1970. */
  readonly answerBy: number | null;
  readonly panelState: string;
  /** Rounds after the one that runs. */
  readonly roundsLeft: number;
  /** Whether the invited person holds the role judge for this contest. */
  readonly holdsRole: boolean;
  /** Whether the invited person is, or lately was, of the owner's organisation, whose share of the panel is full. */
  readonly beyondShare: boolean;
  readonly sheets: number;
  /** Whether the words that are signed are no longer the newest. */
  readonly outdated: boolean;
  /** Whether the asker stands with the owner or a solver. */
  readonly ofASide: boolean;
  /** Whether the invited person translates for this need, or has. */
  readonly translates: boolean;
};

/** The named rules of the seat's lifecycle. A judge may come late, so that a solution whose judges all fell out is still judged. */
export const seatRules = {
  independent: ({ ofASide }) => (ofASide ? refuse('conflict_of_interest') : null),
  // Between two rounds a panel is filled up for the next.
  panel_at_work: ({ panelState, roundsLeft }) =>
    panelState === 'preparing' || panelState === 'scoring' || (panelState === 'scored' && roundsLeft > 0)
      ? null
      : refuse('not_in_this_state'),
  is_judge: ({ holdsRole }) => (holdsRole ? null : refuse('not_a_judge')),
  apart: ({ translates }) => (translates ? refuse('translates_here') : null),
  within_owners_share: ({ beyondShare }) => (beyondShare ? refuse('owners_share_full') : null),
  answer_overdue: ({ now, answerBy }) => (answerBy !== null && now >= answerBy ? null : refuse('not_in_this_state')),
  words_newest: ({ outdated }) =>
    outdated ? refuse('words_changed', { fields: [{ path: 'undertaking', code: 'stale' }] }) : null,
  without_sheets: ({ sheets }) => (sheets === 0 ? null : refuse('not_in_this_state')),
} satisfies Rules<string, SeatContext>;

/** What is known of a judge that can be a conflict. Organisations by id. */
export type JudgeTies = {
  readonly person: string;
  readonly present: readonly string[];
  /** Present and within the contest's years. */
  readonly recent: readonly string[];
  /** Organisations to which the judge's entry of the register binds them, now or within the contest's years. */
  readonly registered: readonly string[];
  /** Names of partners, given in words alone, that the judge's entry of the register gives too. */
  readonly named: readonly string[];
  /** Members of teams who bear the judge's name and of whom nobody said that they are somebody else. */
  readonly namesakes: readonly string[];
  /** Whether the judge is the owner's, beyond the share of the panel that the owner's own experts may fill. */
  readonly beyondShare: boolean;
  /** Organisations in which the judge declared an interest. */
  readonly interests: readonly string[];
  /** What was noted of this judge: declared for one solution, or by another module; `solution` null is the whole need. */
  readonly noted: readonly { readonly solution: string | null; readonly source: ConflictSource }[];
};
/** What is known of a solution that can be a conflict. */
export type SolutionTies = {
  readonly id: string;
  readonly organisation: string;
  readonly partners: readonly string[];
  /** Organisations that bear the name of a partner who was named in words alone, and the names of all partners. */
  readonly namedPartners: readonly string[];
  readonly partnerNames: readonly string[];
  readonly people: readonly string[];
};

/**
 * The conflicts of one judge with each solution of a need; a solution without any is absent. Who is tied to one solver
 * of a need may not judge the solver's rivals either.
 */
export function conflictsFound(
  judge: JudgeTies,
  owner: string,
  solutions: readonly SolutionTies[],
): Map<string, ConflictSource[]> {
  const own = solutions.map((solution) => ({ id: solution.id, sources: tiesWith(judge, solution) }));
  const found = new Map<string, ConflictSource[]>();
  for (const { id, sources } of own) {
    const all = new Set<ConflictSource>(sources);
    if (judge.beyondShare) all.add('owner_organisation');
    if (own.some((other) => other.id !== id && other.sources.length > 0)) all.add('rival');
    if (judge.interests.includes(owner)) all.add('declared');
    for (const note of judge.noted) if (note.solution === null || note.solution === id) all.add(note.source);
    if (all.size > 0) found.set(id, [...all].sort());
  }
  return found;
}

function tiesWith(judge: JudgeTies, solution: SolutionTies): ConflictSource[] {
  const sources: ConflictSource[] = [];
  const partners = [...solution.partners, ...solution.namedPartners];
  const organisations = [solution.organisation, ...partners];
  if (solution.people.includes(judge.person)) sources.push('team_member');
  if (solution.people.some((one) => judge.namesakes.includes(one))) sources.push('namesake');
  if (judge.present.includes(solution.organisation)) sources.push('solver_organisation');
  if (partners.some((partner) => judge.present.includes(partner))) sources.push('partner_organisation');
  if (organisations.some((one) => judge.recent.includes(one) && !judge.present.includes(one)))
    sources.push('recent_affiliation');
  const registered = organisations.some((one) => judge.registered.includes(one));
  if (registered || solution.partnerNames.some((one) => judge.named.includes(one))) sources.push('affiliation');
  if (organisations.some((one) => judge.interests.includes(one))) sources.push('declared');
  return sources;
}
