import type { ExpertAssessmentChanged } from '@jiebang/contract/achievements/assessment/expert.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { grantsOf, personOfHandle } from '#modules/identity/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf as asOfAchievement } from '../../../access.ts';
import { lockReadable } from '../../../queries/readable.ts';
import { newestOf } from '../../store.ts';
import { daysToSign } from '../config.ts';
import { expertLife } from '../lifecycle.ts';
import { isInConflict } from '../queries/conflict.ts';
import { expertRules, noExpert } from '../rules.ts';
import { insertExpert } from '../store.ts';
import { audienceOf } from './move.ts';

/** An address or a number by which an expert is known. */
type Whom = { readonly email?: string | undefined; readonly mobile?: string | undefined };

/** Asks an expert to assess an achievement: somebody who judges in this house and has nothing to do with it. A reviewer asks, of another house than its owner's. */
export function askExpert(
  platform: Platform,
  viewer: Viewer,
  achievement: string,
  whom: Whom,
): Promise<ExpertAssessmentChanged | Refusal> {
  return platform.transact<ExpertAssessmentChanged>(async (tx) => {
    const row = await lockReadable(tx, viewer, achievement);
    if (!row) return refuse('not_found');
    const person = await personOfHandle(tx, whom);
    const at = await now(tx);
    const judges = await grantsOf(tx, 'judge', { scope: 'anywhere' });
    const own = person !== null && person === viewer.person;
    const move = decide(expertLife, expertRules, {
      action: 'ask',
      state: null,
      as: asOfAchievement(viewer, row).filter((part) => part === 'reviewer'),
      context: {
        ...noExpert,
        ofOwnOrganisation: membershipIn(viewer, row.organisation) !== undefined,
        newest: await newestOf(tx, row),
        isExpert: person !== null && judges.includes(person),
        inConflict: own || (person !== null && (await isInConflict(platform, tx, row, person))),
      },
    });
    if (isRefusal(move)) return move;
    if (person === null || viewer.person === null) throw new Error('nobody was asked, or nobody asked');
    const id = newId();
    const due = new Date(at.getTime() + daysToSign * 86_400_000);
    const asked = { person, asked_by: viewer.person };
    await insertExpert(tx, { id, state: move.to, created_at: at, moved_at: at, achievement, ...asked, due_at: due });
    const refusal = await moveRow(tx, expertLife, id, move, {
      actor: actorOf(viewer, move.by),
      data: { achievement },
      audience: audienceOf(asked, row, 'ask'),
    });
    return refusal ?? { id, state: move.to, version: 1 };
  });
}
