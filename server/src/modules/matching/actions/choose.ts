import type { MatchingChoices } from '@jiebang/contract/matching/match.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { choicesOf } from '../queries/choices.ts';
import { setQuiet, setRefused, want } from '../store.ts';

/** Chooses whether one is told of new matches. What is found stays to be looked at either way. */
export function chooseTold(platform: Platform, viewer: Viewer, told: boolean): Promise<MatchingChoices | Refusal> {
  return platform.transact<MatchingChoices>(async (tx) => {
    if (viewer.person === null) return refuse('not_found');
    await setQuiet(tx, viewer.person, told ? null : await now(tx));
    record(tx, {
      name: 'match_notices_chosen',
      subject: viewer.person,
      actor: actorOf(viewer, 'self'),
      audience: [`person:${viewer.person}`],
    });
    return choicesOf(tx, viewer);
  });
}

/**
 * Chooses whether an organisation's needs and achievements are matched and ranked by the machine at all (product §9; 个人信息保护法第二十四条): its
 * admins do. What was found before is shown to nobody from that moment; chosen again, everything open is matched anew.
 */
export function chooseMatched(
  platform: Platform,
  viewer: Viewer,
  organisation: string,
  matched: boolean,
): Promise<MatchingChoices | Refusal> {
  return platform.transact<MatchingChoices>(async (tx) => {
    const { person } = viewer;
    const membership = membershipIn(viewer, organisation);
    if (person === null || !membership) return refuse('not_found');
    if (membership.role !== 'admin') return refuse('forbidden');
    await setRefused(tx, organisation, matched ? null : { person, at: await now(tx) });
    if (matched) await want(tx, 'library');
    record(tx, {
      name: matched ? 'matching_allowed' : 'matching_refused',
      subject: organisation,
      actor: actorOf(viewer, 'owner', organisation),
      audience: [`organisation:${organisation}`],
    });
    return choicesOf(tx, viewer);
  });
}
