import { AuditChange } from '@jiebang/contract/desk/audit-changes.ts';
import type { Lifecycle } from '#kernel/lifecycle.ts';
import { achievements } from '#modules/achievements/index.ts';
import { certification } from '#modules/certification/index.ts';
import { contests, datesChanges, ruleChanges } from '#modules/contests/index.ts';
import { deals } from '#modules/deals/index.ts';
import { identity, peopleById } from '#modules/identity/index.ts';
import { needs } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { type MoveOfFact, movesOfFacts } from '#platform/db/move.ts';
import type { AuditFact } from '#platform/facts/audit.ts';
import type { Label } from '#platform/facts/pointer.ts';
import type { Subject } from './subjects.ts';

/** What a fact changed, and why. */
export type Told = { readonly change: AuditChange | null; readonly reason: string | null };

const lives: readonly Lifecycle[] = [identity, contests, needs, achievements, deals, certification].flatMap(
  ({ lifecycles }) => lifecycles ?? [],
);
/** Whose reasons who reads the thing itself reads too: what the parties of a deal say to each other stays with them. */
const withReasons: readonly Subject['kind'][] = [
  ...(['person', 'organisation', 'organisation_change', 'contest', 'track', 'import'] as const),
  ...(['need', 'question', 'report', 'diagnosis'] as const),
];
const changingDates = ['phase_ended_early', 'phase_extended', 'phases_rescheduled'];

/** What these facts changed, each from what to what, and why, as far as this reader may know: so many questions, however many facts. */
export async function changesOf(
  db: Db,
  facts: readonly AuditFact[],
  { subjectOf, labels }: { subjectOf(fact: AuditFact): Subject; labels: ReadonlyMap<string, Label> },
): Promise<(fact: AuditFact) => Told> {
  const moves = new Map<string, MoveOfFact & { noun: string }>();
  for (const life of lives)
    for (const move of await movesOfFacts(db, life, facts)) moves.set(move.fact, { ...move, noun: life.noun });
  const rules = new Map((await ruleChanges(db, facts.flatMap(ruleIn))).map((one) => [one.id, one]));
  const dates = await datesChanges(
    db,
    facts.filter(({ name }) => changingDates.includes(name)).map(({ subject }) => subject),
  );
  const members = await peopleById(db, facts.flatMap(memberIn));
  return (fact) => {
    const set = rules.get(ruleIn(fact)[0] ?? '');
    if (set) {
      const { key, before, after, track, version, begins, note } = set;
      const rule = { key, before, after };
      const change = AuditChange.parse({ kind: 'rule', track, version, from: begins.toISOString(), rule });
      return { change, reason: note || null };
    }
    // A decision is written in the transaction of its fact, which is the last statement of it.
    const first = changingDates.includes(fact.name)
      ? dates.findLast(({ contest, person, at }) => contest === fact.subject && person === fact.person && at <= fact.at)
      : undefined;
    const decided = dates.filter(
      (one) => first && one.contest === first.contest && one.at.getTime() === first.at.getTime(),
    );
    if (first) {
      const phases = decided.map(({ phase, before, after }) => ({ phase, before, after }));
      return { change: { kind: 'phases', track: first.track, phases }, reason: first.reason || null };
    }
    const { data } = fact;
    if (typeof data['role'] === 'string' || memberIn(fact).length > 0) {
      const place = labels.get(String(data['scopeId']));
      const within = place?.name ? { name: place.name, nameEn: place.nameEn ?? place.name } : null;
      const person = members.get(memberIn(fact)[0] ?? '')?.name ?? null;
      const role = typeof data['role'] === 'string' ? data['role'] : null;
      return { change: { kind: 'role', role, person, within }, reason: null };
    }
    const move = moves.get(fact.id);
    const { reads, kind } = subjectOf(fact);
    if (!move || !reads) return { change: null, reason: null };
    const of = AuditChange.safeParse({ kind: 'state', of: move.noun, before: move.before || null, after: move.after });
    return {
      change: of.success && move.before !== move.after ? of.data : null,
      reason: withReasons.includes(kind) ? move.reason : null,
    };
  };
}

const idIn =
  (key: string) =>
  ({ data }: AuditFact): string[] => {
    const value = data[key];
    return typeof value === 'string' ? [value] : [];
  };
const ruleIn = idIn('rule');
const memberIn = idIn('member');
