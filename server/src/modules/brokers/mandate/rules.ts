import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of a mandate look at. Days are dates in Asia/Shanghai. */
export type MandateContext = {
  readonly today: string;
  readonly from: string;
  readonly to: string;
  /** Whether the broker is not suspended. */
  readonly brokerActive: boolean;
  /** Whether the asker is the broker itself. */
  readonly isBroker: boolean;
  readonly principalVerified: boolean;
  readonly side: 'owner' | 'solver';
  /** Whether the principal's organisation owns the need. */
  readonly principalOwnsNeed: boolean;
  /** The day of a service that is recorded. */
  readonly day: string | null;
};

type Sided = {
  readonly broker: string;
  readonly side: 'owner' | 'solver';
  readonly confirmed_at: Date | null;
  readonly ended_at: Date | null;
};

/** Of mandates for one need: each mandate of its owner with each of a solver that the same broker held for some time together. */
export function sidesOfOneBroker<T extends Sided>(mandates: readonly T[]): { owner: T; solver: T }[] {
  const stood = mandates.filter(({ confirmed_at: at }) => at !== null);
  const before = (one: T, other: T) => other.ended_at === null || Number(one.confirmed_at) < Number(other.ended_at);
  return stood.flatMap((owner) =>
    stood
      .filter((solver) => owner.side === 'owner' && solver.side === 'solver' && owner.broker === solver.broker)
      .filter((solver) => before(owner, solver) && before(solver, owner))
      .map((solver) => ({ owner, solver })),
  );
}

/** The named rules of a mandate. */
export const mandateRules = {
  may_act: ({ brokerActive }) => (brokerActive ? null : refuse('broker_suspended')),
  days_ahead: ({ today, from, to }) => (from <= to && today <= to ? null : refuse('mandate_days_wrong')),
  principal_is_another: ({ isBroker }) => (isBroker ? refuse('own_principal') : null),
  principal_verified: ({ principalVerified }) => (principalVerified ? null : refuse('principal_not_verified')),
  side_true: ({ side, principalOwnsNeed }) => ((side === 'owner') === principalOwnsNeed ? null : refuse('side_wrong')),
  not_over: ({ today, to }) => (today <= to ? null : refuse('mandate_days_wrong')),
  over: ({ today, to }) => (today > to ? null : refuse('mandate_not_over')),
  day_within: ({ today, from, to, day }) =>
    day !== null && from <= day && day <= to && day <= today ? null : refuse('mandate_days_wrong'),
} satisfies Rules<string, MandateContext>;
