import type { NeedState } from '@jiebang/contract/needs/need.ts';
import { type RawBuilder, sql } from 'kysely';
import type { GrantedRole, Viewer } from '#kernel/viewer.ts';

export type Queue = {
  /** Who works on it: what grants of these roles reach. */
  readonly roles: readonly GrantedRole[];
  readonly states: readonly NeedState[];
  readonly limit: number;
  /** Where it begins, behind the last one that was read. */
  readonly after?: RawBuilder<boolean>;
  /** What else must hold, over columns of `needs.need`. */
  readonly also?: RawBuilder<unknown>;
  /** Only of this edition, only of this track. */
  readonly of?: Part | undefined;
};

export type Part = {
  readonly contest?: string | undefined;
  readonly track?: string | undefined;
  readonly recommender?: string | undefined;
};

/** Whether a need is of an edition, of a track, and recommended by a unit; of any where none is asked for. */
export function inPart({ contest, track, recommender }: Part): RawBuilder<boolean> {
  const parts = [
    ...(contest === undefined ? [] : [sql`contest = ${contest}::uuid`]),
    ...(track === undefined ? [] : [sql`track = ${track}::uuid`]),
    ...(recommender === undefined ? [] : [sql`recommender = ${recommender}`]),
  ];
  return parts.length === 0 ? sql`true` : sql`${sql.join(parts, sql` and `)}`;
}

/**
 * A query for the ids of the first needs in a queue of staff, in the order of their last move. Every contest or track in reach and every
 * state is one short scan of an index; asked as one condition with `or`, all needs of all states would be read and sorted.
 */
export function firstOfQueue(
  viewer: Viewer,
  { roles, states, limit, after = sql`true`, also = sql`true`, of: part = {} }: Queue,
): RawBuilder<unknown> {
  const first = (within: RawBuilder<unknown>) => sql`
    select id, moved_at from needs.need
    where ${within} and ${inPart(part)} and state = at.state and number is not null and ${also}
      and ${after}
    order by moved_at, id limit ${limit}`;
  const grants = viewer.grants.filter(({ role }) => roles.includes(role));
  const of = (scope: 'contest' | 'track') => grants.filter((one) => one.scope === scope).map(({ scopeId }) => scopeId);
  const eachOf = (scope: 'contest' | 'track') => sql`
    select one.id, one.moved_at from unnest(${of(scope)}::uuid[]) as reached(id), unnest(${states}::text[]) as at(state),
      lateral (${first(sql`${sql.ref(scope)} = reached.id`)}) as one`;
  const found = grants.some(({ scope }) => scope === 'platform')
    ? sql`select one.id, one.moved_at from unnest(${states}::text[]) as at(state), lateral (${first(sql`true`)}) as one`
    : sql`${eachOf('contest')} union ${eachOf('track')}`;
  return sql`select id from (${found}) as found order by moved_at, id limit ${limit}`;
}

/** Whether what the viewer's grants of these roles reach has a need. */
export function inReach(viewer: Viewer, roles: readonly GrantedRole[]): RawBuilder<boolean> {
  const grants = viewer.grants.filter(({ role }) => roles.includes(role));
  const scopes = grants.map(({ scopeId }) => scopeId);
  const everywhere = grants.some(({ scope }) => scope === 'platform');
  return sql`(${everywhere} or contest = any(${scopes}::uuid[]) or track = any(${scopes}::uuid[]))`;
}

/** A query for the ids of the viewer's own needs: of each state the first ones in the order of their last move. */
export function firstOfOwn(viewer: Viewer, states: readonly NeedState[], limit: number): RawBuilder<unknown> {
  const mine = viewer.memberships.map((one) => one.organisation);
  return sql`select one.id from unnest(${states}::text[]) as at(state), lateral (
    select id from needs.need where organisation = any(${mine}::uuid[]) and state = at.state order by moved_at, id limit ${limit}) as one`;
}
