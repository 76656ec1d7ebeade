import type { Task } from '@jiebang/contract/desk/task.ts';
import { sql } from 'kysely';
import { holds, holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import { dealsById } from '#modules/deals/index.ts';
import type { Platform } from '#platform/platform.ts';
import { agenciesIn } from '../agency/queries/agencies.ts';
import { sidesOf } from '../attribution/access.ts';
import { ofParty } from '../attribution/store.ts';
import { tables } from '../store.ts';

/** Of each list at most so many: a desk is not a list. */
const most = 50;

/** What this person must do now about brokers: mandates to confirm, shares to propose, confirm or resolve, agencies and conversions to decide. */
export async function tasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  const mine = viewer.memberships.map((one) => one.organisation);
  const task = (code: string, address: string, subject: Task['subject'], due: Date | null = null): Task => ({
    key: `brokers:${code}:${subject.id}`,
    module: 'brokers',
    code,
    subject,
    due: due?.toISOString() ?? null,
    address,
  });
  const found: Task[] = [];
  const offers = await tables(db)
    .selectFrom('brokers.mandate as m')
    .innerJoin('brokers.broker as b', 'b.id', 'm.broker')
    .select(['m.id', 'b.number'])
    .where('m.state', '=', 'offered')
    .where('b.person', '!=', viewer.person ?? '00000000-0000-0000-0000-000000000000')
    .where(sql<boolean>`m.organisation = any(${mine}::uuid[])`)
    .orderBy('m.created_at')
    .limit(most)
    .execute();
  for (const { id, number } of offers)
    found.push(task('mandate_confirm', `/mandates/${id}`, { id, number, title: number }));
  const attributions = await tables(db)
    .selectFrom('brokers.attribution')
    .select(['id', 'deal', 'state', 'need_number', 'owner', 'solver', 'contest', 'proposed_by', 'due_at'])
    .where('state', 'in', ['open', 'proposed', 'disputed'])
    .where(sql<boolean>`(state = 'disputed' and ${holdsAnywhere(viewer, 'organiser')} or ${await ofParty(db, viewer)})`)
    .orderBy('due_at')
    .limit(most)
    .execute();
  const deals = await dealsById(
    db,
    attributions.map((row) => row.deal),
  );
  for (const row of attributions) {
    const sides = sidesOf(viewer, { ...row, team: deals.get(row.deal)?.team ?? [] });
    const subject = { id: row.id, number: row.need_number, title: deals.get(row.deal)?.title ?? '' };
    const place = `/attributions/${row.id}`;
    if (row.state === 'disputed') {
      if (holds(viewer, 'organiser', { contest: row.contest })) found.push(task('attribution_resolve', place, subject));
    } else if (row.state === 'open') found.push(task('attribution_propose', place, subject, row.due_at));
    else if (!sides.some((side) => side === row.proposed_by))
      found.push(task('attribution_confirm', place, subject, row.due_at));
  }
  if (holdsAnywhere(viewer, 'organiser'))
    for (const { id, name } of await agenciesIn(db, 'applied', most))
      found.push(task('agency_decide', '/agencies', { id, number: null, title: name }));
  const conversions = await tables(db)
    .selectFrom('brokers.conversion')
    .select(['id', 'state', 'contest'])
    .where('state', 'in', ['previewed', 'proposed', 'approved'])
    .execute();
  for (const { id, state, contest } of conversions) {
    const role = state === 'proposed' ? 'authority' : 'organiser';
    const code = { previewed: 'conversion_propose', proposed: 'conversion_approve', approved: 'conversion_freeze' }[
      state
    ];
    if (code && holds(viewer, role, { contest }))
      found.push(task(code, '/conversion', { id, number: null, title: '' }));
  }
  return found;
}
