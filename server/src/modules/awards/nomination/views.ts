import type { Nomination, Recipient } from '@jiebang/contract/awards/award.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { decides } from '../access.ts';
import { nominationLife } from './lifecycle.ts';
import { type NominationContext, nominationRules } from './rules.ts';
import type { AwardRow, NominationRow } from './store.ts';

const needOf = (row: NominationRow) =>
  row.need_number === null || row.title === null ? null : { number: row.need_number, title: row.title };

/** A nomination as the organisers and the authority see it. */
export function nominationView(
  row: NominationRow,
  award: AwardRow,
  name: string,
  context: NominationContext,
  viewer: Viewer,
): Nomination {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    since: row.moved_at.toISOString(),
    kind: award.kind,
    organisation: { id: row.organisation, name },
    need: needOf(row),
    figures: row.figures,
    reason: row.reason,
    amountFen: row.amount,
    noticeUntil: row.notice_until?.toISOString() ?? null,
    can: allowed(nominationLife, nominationRules, {
      state: row.state,
      as: decides(viewer, award.contest) ? ['organiser'] : [],
      context,
    }) as Nomination['can'],
  };
}

/** A recipient as everyone sees it. The reasons and figures stay with those who decide. */
export function recipient(
  row: NominationRow & { kind: AwardRow['kind'] },
  organisation: { readonly name: string; readonly nameEn: string | null } | undefined,
): Recipient {
  return {
    kind: row.kind,
    state: row.state as Recipient['state'],
    name: organisation?.name ?? '',
    nameEn: organisation?.nameEn ?? null,
    need: needOf(row),
    amountFen: row.amount,
    noticeUntil: (row.notice_until ?? row.moved_at).toISOString(),
  };
}
