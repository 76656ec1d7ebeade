import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import type { WorkNeedCard } from '@jiebang/contract/needs/work.ts';
import { fields } from '@jiebang/contract/reference/fields.ts';
import { type RawBuilder, sql } from 'kysely';
import type { GrantedRole, Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf } from '#platform/db/cursor.ts';
import { needLife } from '../../../lifecycle.ts';
import { tables } from '../../../store.ts';
import { submittedAt } from '../../queries/review.ts';
import { stepDueOfEach, stepFrom, stepOverdue } from '../../queries/terms.ts';
import { needsFound } from './found.ts';
import { behind, keyText, type Order, orders, sortedBy } from './orders.ts';
import { firstOfQueue, inPart, inReach } from './queue.ts';

type WorkList = (typeof needRoutes)['list'];
type Asked = Omit<Received<WorkList>['query'], 'limit'>;
type Desk = {
  /** Which needs are on it at all, as a condition over `needs.need`. */
  readonly of: (viewer: Viewer) => RawBuilder<boolean>;
  readonly states: readonly NeedState[];
  readonly order: keyof typeof orders;
  /** Of a queue of staff: whose it is, and what must hold beside the states. */
  readonly queue?: { readonly roles: readonly GrantedRole[]; readonly also: RawBuilder<boolean> };
};

const organisers = ['organiser', 'track_organiser'] as const;
const keepers = ['reviewer', ...organisers] as const;

/** Whose needs each desk has, and in which states. A draft has no number yet and is nobody's but its owner's. */
const desks: Readonly<Record<Asked['desk'], Desk>> = {
  owner: { of: ownOf, states: needLife.states, order: 'made' },
  entered: { of: enteredBy, states: needLife.states, order: 'made' },
  kept: { of: keptFor, states: ['accepted'], order: 'again' },
  review: queueOf(['reviewer'], ['submitted', 'under_review']),
  clearance: queueOf(['clearance_officer'], ['accepted', 'signed_off'], sql`triage = 'ready'`),
  organiser: queueOf(
    organisers,
    needLife.states.filter((state) => state !== 'draft'),
  ),
};

/** The needs of the viewer's own organisations, or those it entered from paper, newest first; or the queue of a desk that the viewer holds, oldest first, what is kept by the day on which it is looked at again; or in the order that is asked for. Another's desk is empty. */
export async function workList(
  db: Db,
  viewer: Viewer,
  { limit, ...asked }: Received<WorkList>['query'],
): Promise<ReplyOf<WorkList>> {
  const order = orderOf(asked);
  const rows = await rowsOf(db, await firstOf(db, viewer, asked, limit + 1), order);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: await cardsOf(db, rows.slice(0, limit)),
    next: last ? cursorOf(keyText(last.sorted_by), last.id) : null,
  };
}

/** A desk's whole list, a page of the number's size at most. */
export async function wholeList(db: Db, viewer: Viewer, asked: Asked, limit: number): Promise<WorkNeedCard[]> {
  return cardsOf(db, await rowsOf(db, await firstOf(db, viewer, asked, limit), orderOf(asked)));
}

const orderOf = ({ desk, sort }: Asked): Order => orders[sort ?? desks[desk].order];

/** A query for the ids of the first needs of a desk's list. */
async function firstOf(db: Db, viewer: Viewer, asked: Asked, limit: number): Promise<RawBuilder<unknown>> {
  const { of, states, queue } = desks[asked.desk];
  const order = orderOf(asked);
  const inStates = states.filter((state) => asked.state === undefined || state === asked.state);
  const narrowed = narrowedTo(asked);
  const onDesk = sql`${of(viewer)} and ${isOneOf(inStates)} and ${narrowed}`;
  const found = asked.q === undefined ? null : await needsFound(db, asked.q, onDesk);
  const fits = found?.fits ?? sql`true`;
  const after = behind(order, asked.after);
  if (queue && asked.sort === undefined && !found?.few)
    return firstOfQueue(viewer, {
      roles: queue.roles,
      ...{ states: inStates, limit, after },
      also: sql`${queue.also} and ${narrowed} and ${fits}`,
    });
  return sql`select id from needs.need where ${onDesk} and ${fits} and ${after} order by ${sortedBy(order)} limit ${limit}`;
}

/** Where nearly every state is asked for, an index of states would be read from end to end: what it is not leads to none. */
function isOneOf(states: readonly NeedState[]): RawBuilder<boolean> {
  const others = needLife.states.filter((state) => !states.includes(state));
  return others.length < 2 ? sql`state <> all(${others}::text[])` : sql`state = any(${states}::text[])`;
}

function narrowedTo({ triage, overdue, field, ...part }: Asked): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [inPart(part)];
  if (triage !== undefined) parts.push(sql`triage = ${triage}`);
  if (overdue !== undefined) parts.push(stepOverdue);
  if (field !== undefined) parts.push(sql`array_append(other_fields, field) && ${codesIn(field)}::text[]`);
  return sql`${sql.join(parts, sql` and `)}`;
}

/** A field with every field that lies in it. */
const codesIn = (field: string) => fields.flatMap(({ code }) => (code.startsWith(field) ? [code] : []));

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(db: Db, ids: RawBuilder<unknown>, order: Order) {
  return tables(db)
    .selectFrom('needs.need')
    .select([
      'id',
      'number',
      'title',
      'quarantined',
      'state',
      'triage',
      'look_again',
      'organisation',
      'recommender',
      'track_kind',
      'field',
      'moved_at',
      'deadline',
      'contest',
      'track',
      'reviewer',
      submittedAt.as('submitted_at'),
      'step_due',
      stepFrom.as('step_from'),
      order.key.as('sorted_by'),
    ])
    .where(sql<boolean>`id in (${ids})`)
    .orderBy(sortedBy(order))
    .execute();
}

async function cardsOf(db: Db, rows: readonly Row[]): Promise<WorkNeedCard[]> {
  const names = await organisationsById(db, [...new Set(rows.map((row) => row.organisation))]);
  const reviewers = await peopleById(
    db,
    rows.flatMap(({ reviewer }) => reviewer ?? []),
  );
  const at = await now(db);
  const due = await stepDueOfEach(db, rows);
  return rows.map((row) => {
    const until = due(row);
    return {
      id: row.id,
      contest: row.contest,
      number: row.number,
      title: row.quarantined ? '' : row.title,
      state: row.state as WorkNeedCard['state'],
      triage: row.triage as WorkNeedCard['triage'],
      lookAgain: row.look_again,
      organisation: names.get(row.organisation)?.name ?? '',
      recommender: row.recommender,
      trackKind: row.track_kind as WorkNeedCard['trackKind'],
      field: row.field,
      since: row.moved_at.toISOString(),
      deadline: row.deadline?.toISOString() ?? null,
      submittedAt: row.submitted_at?.toISOString() ?? null,
      reviewer: (row.reviewer && reviewers.get(row.reviewer)?.name) || null,
      due: until?.toISOString() ?? null,
      overdue: until !== null && until <= at,
    };
  });
}

function queueOf(
  roles: readonly GrantedRole[],
  states: readonly NeedState[],
  also: RawBuilder<boolean> = sql`true`,
): Desk {
  const of = (viewer: Viewer) => sql<boolean>`number is not null and ${also} and ${inReach(viewer, roles)}`;
  return { of, states, order: 'moved', queue: { roles, also } };
}

function ownOf(viewer: Viewer): RawBuilder<boolean> {
  return sql`organisation = any(${viewer.memberships.map((one) => one.organisation)}::uuid[])`;
}

/** Needs that the viewer entered from paper, where it still is an organiser. */
function enteredBy(viewer: Viewer): RawBuilder<boolean> {
  return sql`entered_by = ${viewer.person} and ${inReach(viewer, organisers)}`;
}

/** Needs that are not ready: few among all, so that one index in the order of the day to look again serves whoever asks. */
function keptFor(viewer: Viewer): RawBuilder<boolean> {
  return sql`state = 'accepted' and triage <> 'ready' and number is not null and ${inReach(viewer, keepers)}`;
}
