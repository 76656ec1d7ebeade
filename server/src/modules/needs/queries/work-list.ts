import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import type { needRoutes } from '@jiebang/contract/needs/routes.ts';
import type { WorkNeedCard } from '@jiebang/contract/needs/work.ts';
import { type RawBuilder, sql } from 'kysely';
import type { GrantedRole, Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { needLife } from '../lifecycle.ts';
import { submittedAt } from '../review/queries/review.ts';
import { stepDueOfEach, stepFrom, stepOverdue } from '../review/queries/terms.ts';
import { tables } from '../store.ts';
import { firstOfKept, firstOfQueue, inPart, inReach, keptKeysOf, lookDay } from './queue.ts';

type WorkList = (typeof needRoutes)['list'];

/** Which states each desk works on. A draft has no number yet and is nobody's but its owner's. */
const desks: Record<
  Exclude<Received<WorkList>['query']['desk'], 'owner' | 'entered' | 'kept'>,
  { roles: readonly GrantedRole[]; states: readonly NeedState[]; also?: RawBuilder<boolean> }
> = {
  review: { roles: ['reviewer'], states: ['submitted', 'under_review'] },
  clearance: { roles: ['clearance_officer'], states: ['accepted', 'signed_off'], also: sql`triage = 'ready'` },
  organiser: { roles: ['organiser', 'track_organiser'], states: needLife.states.filter((state) => state !== 'draft') },
};

const keepers = ['reviewer', 'organiser', 'track_organiser'] as const;

/** The needs of the viewer's own organisations, or those it entered from paper, newest first; or the queue of a desk that the viewer holds, oldest first, what is kept by the day on which it is looked at again. Another's desk is empty. */
export async function workList(db: Db, viewer: Viewer, query: Received<WorkList>['query']): Promise<ReplyOf<WorkList>> {
  const after = timeKeysOf(query.after);
  let list = tables(db)
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
      'created_at',
      'deadline',
      'contest',
      'track',
      'reviewer',
      submittedAt.as('submitted_at'),
      'step_due',
      stepFrom.as('step_from'),
    ])
    .limit(query.limit + 1);
  if (query.desk === 'owner' || query.desk === 'entered') {
    list = list
      .where(query.desk === 'owner' ? ownOf(viewer) : enteredBy(viewer))
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc');
    if (query.state) list = list.where('state', '=', query.state);
    if (query.triage) list = list.where('triage', '=', query.triage);
    list = list.where(inPart(query));
    if (after) list = list.where(sql<boolean>`(created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  } else if (query.desk === 'kept') {
    const also = ofTriage(inPart(query), query.triage);
    const first = firstOfKept(viewer, {
      ...{ roles: keepers, limit: query.limit + 1, also },
      after: keptKeysOf(query.after),
    });
    list = list.where(sql<boolean>`id in (${first})`).orderBy(lookDay).orderBy('id');
  } else {
    const { roles, states, also = sql`true` } = desks[query.desk];
    const asked = states.filter((state) => query.state === undefined || state === query.state);
    const first = firstOfQueue(viewer, {
      roles,
      states: asked,
      limit: query.limit + 1,
      after,
      of: query,
      also: lateOnly(ofTriage(also, query.triage), query.overdue),
    });
    list = list.where(sql<boolean>`id in (${first})`).orderBy('moved_at').orderBy('id');
  }
  const rows = await list.execute();
  const shown = rows.slice(0, query.limit);
  const names = await organisationsById(db, [...new Set(shown.map((row) => row.organisation))]);
  const reviewers = await peopleById(
    db,
    shown.map((row) => row.reviewer).filter((person) => person !== null),
  );
  const at = await now(db);
  const due = await stepDueOfEach(db, shown);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => {
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
    }),
    next: last ? cursorOf(keyOf(query.desk, last), last.id) : null,
  };
}

function ofTriage(also: RawBuilder<boolean>, triage: string | undefined): RawBuilder<boolean> {
  return triage === undefined ? also : sql`${also} and triage = ${triage}`;
}

function lateOnly(also: RawBuilder<boolean>, overdue: string | undefined): RawBuilder<boolean> {
  return overdue === undefined ? also : sql`${also} and ${stepOverdue}`;
}

function ownOf(viewer: Viewer): RawBuilder<boolean> {
  return sql`organisation = any(${viewer.memberships.map((one) => one.organisation)}::uuid[])`;
}

/** Needs that the viewer entered from paper, where it still is an organiser. */
function enteredBy(viewer: Viewer): RawBuilder<boolean> {
  return sql`entered_by = ${viewer.person} and ${inReach(viewer, desks.organiser.roles)}`;
}

type Sorted = { readonly created_at: Date; readonly moved_at: Date; readonly look_again: string | null };

/** By what a desk's list is sorted. */
function keyOf(desk: Received<WorkList>['query']['desk'], need: Sorted): string {
  if (desk === 'kept') return need.look_again ?? 'infinity';
  return (desk === 'owner' || desk === 'entered' ? need.created_at : need.moved_at).toISOString();
}
