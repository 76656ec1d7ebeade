import type { Task } from '@jiebang/contract/desk/task.ts';
import { sql } from 'kysely';
import { holds, holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import { dealsById } from '#modules/deals/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { agenciesIn } from '../agency/queries/agencies.ts';
import { sidesOf } from '../attribution/access.ts';
import { ofParty } from '../attribution/store.ts';
import { tables } from '../store.ts';

/** Of each list at most so many: a desk is not a list. */
const most = 50;

/** What this person must do now about brokers: mandates to confirm, shares to propose, confirm or resolve, agencies and conversions to decide. */
export async function tasks({ db }: Platform, viewer: Viewer): Promise<Task[]> {
  return [
    ...(await mandates(db, viewer)),
    ...(await attributions(db, viewer)),
    ...(await agencies(db, viewer)),
    ...(await conversions(db, viewer)),
  ];
}

const task = (code: string, address: string, subject: Task['subject'], due: Date | null = null): Task => ({
  key: `brokers:${code}:${subject.id}`,
  module: 'brokers',
  code,
  subject,
  due: due?.toISOString() ?? null,
  address,
});

async function mandates(db: Db, viewer: Viewer): Promise<Task[]> {
  const mine = viewer.memberships.map((one) => one.organisation);
  if (mine.length === 0) return [];
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
  return offers.map(({ id, number }) => task('mandate_confirm', `/mandates/${id}`, { id, number, title: number }));
}

async function attributions(db: Db, viewer: Viewer): Promise<Task[]> {
  const organises = holdsAnywhere(viewer, 'organiser');
  if (!organises && viewer.memberships.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('brokers.attribution')
    .select(['id', 'deal', 'state', 'need_number', 'owner', 'solver', 'contest', 'proposed_by', 'due_at'])
    .where('state', 'in', ['open', 'proposed', 'disputed'])
    .where(sql<boolean>`(state = 'disputed' and ${organises} or ${await ofParty(db, viewer)})`)
    .orderBy('due_at')
    .limit(most)
    .execute();
  const deals = await dealsById(
    db,
    rows.map((row) => row.deal),
  );
  return rows.flatMap((row) => {
    const sides = sidesOf(viewer, { ...row, team: deals.get(row.deal)?.team ?? [] });
    const subject = { id: row.id, number: row.need_number, title: deals.get(row.deal)?.title ?? '' };
    const place = `/attributions/${row.id}`;
    if (row.state === 'disputed')
      return holds(viewer, 'organiser', { contest: row.contest }) ? [task('attribution_resolve', place, subject)] : [];
    if (row.state === 'open') return [task('attribution_propose', place, subject, row.due_at)];
    if (sides.some((side) => side === row.proposed_by)) return [];
    return [task('attribution_confirm', place, subject, row.due_at)];
  });
}

async function agencies(db: Db, viewer: Viewer): Promise<Task[]> {
  if (!holdsAnywhere(viewer, 'organiser')) return [];
  const applied = await agenciesIn(db, 'applied', most);
  return applied.map(({ id, name }) => task('agency_decide', '/agencies', { id, number: null, title: name }));
}

const conversionTasks: Readonly<Record<string, { readonly role: 'organiser' | 'authority'; readonly code: string }>> = {
  previewed: { role: 'organiser', code: 'conversion_propose' },
  proposed: { role: 'authority', code: 'conversion_approve' },
  approved: { role: 'organiser', code: 'conversion_freeze' },
};

async function conversions(db: Db, viewer: Viewer): Promise<Task[]> {
  if (!holdsAnywhere(viewer, 'organiser') && !holdsAnywhere(viewer, 'authority')) return [];
  const rows = await tables(db)
    .selectFrom('brokers.conversion')
    .select(['id', 'state', 'contest'])
    .where('state', 'in', Object.keys(conversionTasks))
    .execute();
  return rows.flatMap(({ id, state, contest }) => {
    const asked = conversionTasks[state];
    if (!asked || !holds(viewer, asked.role, { contest })) return [];
    return [task(asked.code, '/conversion', { id, number: null, title: '' })];
  });
}
