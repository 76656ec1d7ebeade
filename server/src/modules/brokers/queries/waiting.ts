import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { dealsById } from '#modules/deals/index.ts';
import { organisationsById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { sidesOf } from '../attribution/access.ts';
import { ofParty } from '../attribution/store.ts';
import { tables } from '../store.ts';

/** Of each list at most so many: a desk is not a list. */
const most = 50;

/** What this person waits for about brokers: mandates that it offered, shares that its side proposed, its agency's listing. */
export async function waiting({ db }: Platform, viewer: Viewer): Promise<Waiting[]> {
  if (viewer.person === null) return [];
  return [...(await offers(db, viewer.person)), ...(await shares(db, viewer)), ...(await listings(db, viewer))];
}

function waitFor(
  code: string,
  address: string,
  subject: Waiting['subject'],
  { since, due = null }: { since: Date; due?: Date | null },
): Waiting {
  return {
    key: `brokers:${code}:${subject.id}`,
    module: 'brokers',
    code,
    subject,
    due: due?.toISOString() ?? null,
    since: since.toISOString(),
    address,
  };
}

async function offers(db: Db, person: string): Promise<Waiting[]> {
  const rows = await tables(db)
    .selectFrom('brokers.mandate as m')
    .innerJoin('brokers.broker as b', 'b.id', 'm.broker')
    .select(['m.id', 'm.organisation', 'm.moved_at'])
    .where('m.state', '=', 'offered')
    .where('b.person', '=', person)
    .orderBy('m.moved_at')
    .limit(most)
    .execute();
  const names = await organisationsById(
    db,
    rows.map((row) => row.organisation),
  );
  return rows.map(({ id, organisation, moved_at }) => {
    const subject = { id, number: null, title: names.get(organisation)?.name ?? '' };
    return waitFor('mandate_offered', `/mandates/${id}`, subject, { since: moved_at });
  });
}

async function shares(db: Db, viewer: Viewer): Promise<Waiting[]> {
  if (viewer.memberships.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('brokers.attribution')
    .selectAll()
    .where('state', 'in', ['proposed', 'disputed'])
    .where(await ofParty(db, viewer))
    .orderBy('due_at')
    .limit(most)
    .execute();
  const deals = await dealsById(
    db,
    rows.map((row) => row.deal),
  );
  return rows.flatMap((row) => {
    const subject = { id: row.id, number: row.need_number, title: deals.get(row.deal)?.title ?? '' };
    const address = `/attributions/${row.id}`;
    if (row.state === 'disputed') return [waitFor('attribution_disputed', address, subject, { since: row.moved_at })];
    const ours = sidesOf(viewer, { ...row, team: deals.get(row.deal)?.team ?? [] });
    if (!ours.some((side) => side === row.proposed_by)) return [];
    return [waitFor('attribution_proposed', address, subject, { since: row.moved_at, due: row.due_at })];
  });
}

async function listings(db: Db, viewer: Viewer): Promise<Waiting[]> {
  const mine = viewer.memberships.map((one) => one.organisation);
  if (mine.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('brokers.agency')
    .select(['id', 'organisation', 'moved_at'])
    .where('state', '=', 'applied')
    .where(sql<boolean>`organisation = any(${mine}::uuid[])`)
    .execute();
  const names = await organisationsById(db, mine);
  return rows.map(({ id, organisation, moved_at }) => {
    const subject = { id, number: null, title: names.get(organisation)?.name ?? '' };
    return waitFor('agency_applied', '/agencies', subject, { since: moved_at });
  });
}
