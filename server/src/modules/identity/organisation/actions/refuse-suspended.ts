import { refuse } from '#kernel/refusal.ts';
import type { Guard } from '#platform/db/transact.ts';
import { suspendedMay } from '../config.ts';
import { suspendedAmong } from '../store.ts';

/**
 * Refuses what a person does in the name of a suspended organisation of its own, whichever module it belongs to, unless it
 * steps back by it. What is done upon the organisation, as a review, is done by no member of it and goes on.
 */
export const refuseSuspended: Guard = async (tx, facts) => {
  const done = facts.flatMap(({ name, actor: { person, organisation } }) =>
    person === null || organisation === null || suspendedMay.has(name) ? [] : [{ person, organisation }],
  );
  if (done.length === 0) return null;
  const suspended = await suspendedAmong(
    tx,
    done.map((one) => one.organisation),
    done.map((one) => one.person),
  );
  const broken = done.some((one) =>
    suspended.some((other) => other.organisation === one.organisation && other.person === one.person),
  );
  return broken ? refuse('organisation_suspended') : null;
};
