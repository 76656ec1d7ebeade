import type { Waiting } from '@jiebang/contract/desk/desk.ts';
import type { Task } from '@jiebang/contract/desk/task.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import { type RawBuilder, sql } from 'kysely';
import { type GrantedRole, signsFor, type Viewer } from '#kernel/viewer.ts';
import { endOfShanghaiDate } from '#kernel/working-days.ts';
import { signatureRequestsOf } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { handInUntilOfEach } from '../intake/draft/queries/hand-in.ts';
import { firstOfOwn, firstOfQueue, inReach } from '../review/desk/queries/queue.ts';
import { submittedAt } from '../review/queries/review.ts';
import { inStep, stepDueOfEach, stepFrom, stepOverdue } from '../review/queries/terms.ts';
import {
  notRejectedBy,
  rejectionOpposed,
  rejectionToSign,
  rejectionWaits,
} from '../review/rejection/queries/waiting.ts';
import { stepOf } from '../review/rules.ts';

/** As many as one desk shows of one sort; who has more sees the others when these are done. */
const most = 100;

type Row = {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: NeedState;
  readonly contest: string;
  readonly track: string;
  readonly moved_at: Date;
  readonly organisation: string;
  readonly deadline: Date | null;
  readonly step_due: Date | null;
  readonly step_from: Date | null;
  readonly look_again: string | null;
  readonly triage: string | null;
  /** The day by which its second diagnosis is to be given. */
  readonly diagnosis_due: string | null;
};

/** What this person must do now about needs: as their owner, and as staff of their contest over needs of others. */
export async function tasks({ db }: Platform, viewer: Viewer, at: Date): Promise<Task[]> {
  if (viewer.person === null) return [];
  const found: Task[] = [];
  const one = (id: string) => `/needs/${id}`;
  const edit = (id: string) => `/needs/${id}/edit`;
  const own = await ownNeeds(db, viewer, ['draft', 'returned', 'signed_off']);
  const until = await handInUntilOfEach(db, own, at);
  const stepDue = await stepDueOfEach(db, own);
  const { handIns, withdrawals } = await signaturesAsked(db, viewer);
  for (const row of own) {
    const signs = signsFor(viewer, row.organisation);
    if (handIns.has(row.id) || row.state === 'signed_off') {
      const code = handIns.has(row.id) ? 'need_sign' : 'need_confirm_text';
      if (signs)
        found.push(line(row, code, stepDue(row) ?? until(row), handIns.has(row.id) ? edit(row.id) : one(row.id)));
    } else found.push(line(row, row.state === 'draft' ? 'need_finish_draft' : 'need_mend', until(row), edit(row.id)));
  }
  for (const { row } of withdrawals)
    if (signsFor(viewer, row.organisation)) found.push(line(row, 'need_sign_withdrawal', null, one(row.id)));
  const add = async (rows: Promise<Row[]>, code: string, address: (id: string) => string) => {
    const list = await rows;
    const due = await stepDueOfEach(db, list);
    for (const row of list) found.push(line(row, code, due(row), address(row.id)));
  };
  const mine = sql`reviewer = ${viewer.person}`;
  await add(staffNeeds(db, viewer, ['reviewer'], ['submitted'], notRejectedBy(viewer.person)), 'need_claim', one);
  await add(staffNeeds(db, viewer, ['reviewer'], ['under_review'], mine), 'need_review', one);
  // One of the two checklists is signed, by another: the second reviewer is anyone else.
  const second = sql`id in (select r.need from needs.review r where r.triage is null and r.reviewer <> ${viewer.person})
    and (select array_agg(distinct r.reviewer) from needs.review r
    where r.need = needs.need.id and r.triage is null and r.at >= ${submittedAt}) <@ array_remove(array[reviewer], ${viewer.person}::uuid)
    and not ${rejectionWaits}`;
  await add(staffNeeds(db, viewer, ['reviewer'], ['under_review'], second), 'need_second_review', one);
  const toSign = { where: rejectionToSign(viewer.person), order: sql`moved_at` };
  await add(reachedNeeds(db, viewer, ['reviewer'], toSign), 'need_second_rejection', one);
  const come = sql`triage <> 'ready' and look_again <= (platform.now() at time zone 'Asia/Shanghai')::date`;
  for (const row of await staffNeeds(db, viewer, ['reviewer'], ['accepted'], come)) {
    const due = row.look_again === null ? null : endOfShanghaiDate(row.look_again);
    found.push(line(row, 'need_look_again', due, one(row.id)));
  }
  const ready = sql`triage = 'ready'`;
  const text = (id: string) => `/needs/${id}/public-text`;
  await add(staffNeeds(db, viewer, ['clearance_officer'], ['accepted'], ready), 'need_write_text', text);
  const runs = ['organiser', 'track_organiser'] as const;
  await add(staffNeeds(db, viewer, runs, ['cleared']), 'need_publish', one);
  const opposed = { where: rejectionOpposed, order: sql`moved_at` };
  await add(reachedNeeds(db, viewer, runs, opposed), 'need_reviewers_disagree', one);
  // What is late with others; what an organiser is to publish stands above.
  const late = { where: sql`${stepOverdue} and state <> 'cleared'`, order: sql`step_due` };
  for (const row of await reachedNeeds(db, viewer, runs, late))
    found.push(line(row, stepOf(row)?.fact ?? '', row.step_due, one(row.id)));
  return found;
}

/** What each state means to an owner who has nothing to do. */
const waits: Partial<Record<NeedState, string>> = {
  submitted: 'need_in_review',
  under_review: 'need_in_review',
  accepted: 'need_in_clearance',
  cleared: 'need_to_be_published',
  published: 'need_collecting_solutions',
};

/** The same of one that is accepted and not ready. */
const keptAs: Readonly<Record<string, string>> = { unclear: 'need_in_diagnosis', long_term: 'need_kept' };

/** What this person waits for as the owner of needs. */
export async function waiting({ db }: Platform, viewer: Viewer, at: Date): Promise<Waiting[]> {
  const found: Waiting[] = [];
  const rows = await ownNeeds(db, viewer, Object.keys(waits) as NeedState[]);
  const stepDue = await stepDueOfEach(db, rows);
  for (const row of rows) {
    const code = (row.state === 'accepted' && keptAs[row.triage ?? '']) || waits[row.state];
    if (code === undefined) continue;
    const diagnosed = row.diagnosis_due === null ? null : endOfShanghaiDate(row.diagnosis_due);
    const due = stepDue(row) ?? diagnosed ?? row.deadline;
    found.push({ ...line(row, code, due, `/needs/${row.id}`), since: row.moved_at.toISOString() });
  }
  return [...found, ...(await waitingForSignature(db, viewer, at))];
}

/** What waits for those who sign, of a member who does not. */
async function waitingForSignature(db: Db, viewer: Viewer, at: Date): Promise<Waiting[]> {
  const memberships = viewer.memberships.filter(({ organisation }) => !signsFor(viewer, organisation));
  if (memberships.length === 0) return [];
  const unsigned = { ...viewer, memberships };
  const rows = await ownNeeds(db, unsigned, ['draft', 'returned', 'signed_off']);
  const until = await handInUntilOfEach(db, rows, at);
  const stepDue = await stepDueOfEach(db, rows);
  const { handIns, withdrawals } = await signaturesAsked(db, unsigned);
  const handingIn = rows.flatMap((row) => {
    const since = row.state === 'signed_off' ? row.moved_at : handIns.get(row.id)?.at;
    const waits = line(row, 'need_in_signature', stepDue(row) ?? until(row), `/needs/${row.id}`);
    return since === undefined ? [] : [{ ...waits, since: since.toISOString() }];
  });
  const withdrawing = withdrawals.map(({ row, at }) => ({
    ...line(row, 'need_withdrawal_in_signature', null, `/needs/${row.id}`),
    since: at.toISOString(),
  }));
  return [...handingIn, ...withdrawing];
}

/** What the signatories of the viewer's organisations are asked to sign: needs to hand in, by id, and needs to withdraw. */
async function signaturesAsked(db: Db, viewer: Viewer) {
  const asked = await signatureRequestsOf(db, { organisations: viewer.memberships.map((one) => one.organisation) });
  const toWithdraw = new Map([...asked].filter(([, { act }]) => act === 'withdraw'));
  const rows = toWithdraw.size === 0 ? [] : await needsAmong(db, sql`select unnest(${[...toWithdraw.keys()]}::uuid[])`);
  const withdrawals = rows.flatMap((row) => {
    const at = toWithdraw.get(row.id)?.at;
    return at ? [{ row, at }] : [];
  });
  return { handIns: new Map([...asked].filter(([, { act }]) => act === 'submit')), withdrawals };
}

function line({ id, number, title }: Row, code: string, due: Date | null, address: string): Task {
  const subject = { id, number, title };
  return { key: `needs:${code}:${id}`, module: 'needs', code, subject, due: due?.toISOString() ?? null, address };
}

function ownNeeds(db: Db, viewer: Viewer, states: readonly NeedState[]): Promise<Row[]> {
  if (viewer.memberships.length === 0) return Promise.resolve([]);
  return needsAmong(db, firstOfOwn(viewer, states, most));
}

/** Needs of others in some states, within what the viewer's grants of these roles reach. */
function staffNeeds(
  db: Db,
  viewer: Viewer,
  roles: readonly GrantedRole[],
  states: readonly NeedState[],
  also: RawBuilder<unknown> = sql`true`,
): Promise<Row[]> {
  if (!viewer.grants.some(({ role }) => roles.includes(role))) return Promise.resolve([]);
  const own = viewer.memberships.map((one) => one.organisation);
  const others = sql`not organisation = any(${own}::uuid[]) and ${also}`;
  return needsAmong(db, firstOfQueue(viewer, { roles, states, limit: most, also: others }));
}

/** The first needs of others for which a condition holds that few meet, in an order, within what the viewer's grants of these roles reach. */
function reachedNeeds(
  db: Db,
  viewer: Viewer,
  roles: readonly GrantedRole[],
  { where, order }: { readonly where: RawBuilder<unknown>; readonly order: RawBuilder<unknown> },
): Promise<Row[]> {
  if (!viewer.grants.some(({ role }) => roles.includes(role))) return Promise.resolve([]);
  const own = viewer.memberships.map((one) => one.organisation);
  return needsAmong(
    db,
    sql`select id from needs.need where ${where} and ${inReach(viewer, roles)}
      and not organisation = any(${own}::uuid[]) order by ${order}, id limit ${most}`,
  );
}

async function needsAmong(db: Db, ids: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select id, number, case when quarantined then '' else title end as title, state, contest, track, organisation, moved_at, deadline, look_again, triage,
      step_due, case when step_due is null and ${inStep} then ${stepFrom} end as step_from,
      case when triage = 'unclear' then (select due from needs.diagnosis d where d.need = needs.need.id and d.state = 'asked') end
        as diagnosis_due
    from needs.need where id in (${ids}) order by moved_at, id`.execute(db);
  return rows;
}
