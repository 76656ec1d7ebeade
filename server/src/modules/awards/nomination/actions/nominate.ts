import type { AwardKind } from '@jiebang/contract/awards/award.ts';
import type { NominationChanged } from '@jiebang/contract/awards/routes.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { decides, toReaders } from '../../access.ts';
import { nominationLife } from '../lifecycle.ts';
import { type Computed, candidatesOf } from '../queries/candidates.ts';
import { nominationRules } from '../rules.ts';
import { awardsOf, insertNomination } from '../store.ts';

export type NewNomination = {
  readonly contest: string;
  readonly kind: AwardKind;
  readonly subject: string;
  readonly reason: string;
};

/** Nominates one of an award's candidates, with the figures of the list as they are now. 优秀组织奖: any verified organisation. */
export function nominate(
  platform: Platform,
  viewer: Viewer,
  given: NewNomination,
): Promise<NominationChanged | Refusal> {
  return platform.transact<NominationChanged>(async (tx) => {
    const { contest, kind, subject, reason } = given;
    if (!decides(viewer, contest)) return refuse('not_found');
    const award = (await awardsOf(tx, contest)).find((one) => one.kind === kind);
    if (!award) return refuse('awards_not_defined');
    const named: Computed = { subject, organisation: subject, need: null, figures: {} };
    const listed = (await candidatesOf(tx, contest, kind)).find((one) => one.subject === subject);
    const candidate = listed ?? (kind === 'best_organisation' ? named : undefined);
    const at = await now(tx);
    const organisation = (await organisationsById(tx, [candidate?.organisation ?? subject])).get(
      candidate?.organisation ?? subject,
    );
    const move = decide(nominationLife, nominationRules, {
      action: 'nominate',
      state: null,
      as: ['organiser'],
      context: {
        now: at.getTime(),
        candidate: candidate !== undefined,
        recipientVerified: organisation?.verified ?? false,
        involved: organisation !== undefined && membershipIn(viewer, organisation.id) !== undefined,
        pooled: award.pooled,
        amountFen: 0,
        decided: 0,
        min: award.min,
        noticeUntil: null,
      },
    });
    if (isRefusal(move)) return move;
    if (!candidate) return refuse('not_a_candidate');
    const id = newId();
    await insertNomination(tx, {
      id,
      state: move.to,
      created_at: at,
      moved_at: at,
      award: award.id,
      subject,
      organisation: candidate.organisation,
      need: candidate.need?.id ?? null,
      need_number: candidate.need?.number ?? null,
      title: candidate.need?.title ?? null,
      figures: JSON.stringify(candidate.figures),
      reason,
      notice_until: null,
    });
    await moveRow(tx, nominationLife, id, move, {
      actor: actorOf(viewer, 'organiser'),
      reason,
      audience: toReaders(contest),
    });
    return { id, state: 'nominated' as const, version: 1 };
  });
}
