import { sql } from 'kysely';
import { isRefusal } from '#kernel/refusal.ts';
import type { Db, Tx } from '../db/connection.ts';
import type { Reaction } from '../module.ts';
import type { Platform } from '../platform.ts';
import type { WrittenFact } from './record.ts';

const batch = 100;
/** Seconds before the next try of a failed reaction: 2, 4, 8 … at most an hour. */
const wait = sql`least(3600, power(2, least(attempts, 12)))`;

export const factColumns = sql`position, id, name, subject, at, person, organisation, role, data, audience`;

/** Facts after a position, in the order of commit. */
export async function factsAfter(
  db: Db,
  position: number,
  names: readonly string[] | null,
  limit = batch,
): Promise<WrittenFact[]> {
  const named = names === null ? sql`true` : sql`name = any(${names})`;
  const { rows } = await sql<WrittenFact>`
    select ${factColumns} from platform.fact where position > ${position}::bigint and ${named} order by position limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** The position of the newest fact. */
export async function newestPosition(db: Db): Promise<number> {
  const { rows } = await sql<{
    position: number;
  }>`select position from platform.fact_position`.execute(db);
  return rows[0]?.position ?? 0;
}

/** Makes sure that each reaction has a cursor. */
export async function registerReactions(db: Db, reactions: readonly Reaction[]): Promise<void> {
  const names = reactions.map((reaction) => reaction.name);
  await sql`insert into platform.reaction (name) select unnest(${names}::text[]) on conflict do nothing`.execute(db);
}

/** Runs every reaction up to the newest fact; returns how many facts were handled. Servers share the work: a reaction is run by one at a time. */
export async function deliverFacts(platform: Platform, reactions: readonly Reaction[]): Promise<number> {
  let handled = 0;
  for (const reaction of reactions) {
    for (;;) {
      const done = await deliverOne(platform, reaction);
      handled += done;
      if (done === 0) break;
    }
  }
  return handled;
}

/** Handles the next fact of one reaction, or a failed one whose time has come. 0 when there is nothing to do. */
async function deliverOne(platform: Platform, reaction: Reaction): Promise<number> {
  let current: WrittenFact | undefined;
  try {
    const result = await platform.transact(async (tx) => {
      const cursor = await lockCursor(tx, reaction.name);
      if (cursor === null) return 0;
      const retried = await dueFailure(tx, reaction.name);
      current = retried ?? (await factsAfter(tx, cursor, reaction.on, 1))[0];
      if (!current) return skipTo(tx, reaction.name, cursor);
      if (await markDone(tx, reaction.name, current.position)) await reaction.run(tx, current, platform);
      if (retried)
        await sql`delete from platform.reaction_failure where reaction = ${reaction.name} and fact = ${current.position}::bigint`.execute(
          tx,
        );
      else await advance(tx, reaction.name, current.position);
      return 1;
    });
    return isRefusal(result) ? 0 : result;
  } catch (error) {
    if (!current) throw error;
    await keepFailure(platform.db, reaction.name, current.position, error);
    return 1;
  }
}

async function lockCursor(tx: Tx, reaction: string): Promise<number | null> {
  const { rows } = await sql<{ position: number }>`
    select position from platform.reaction where name = ${reaction} for update skip locked`.execute(tx);
  return rows[0]?.position ?? null;
}

async function dueFailure(tx: Tx, reaction: string): Promise<WrittenFact | undefined> {
  const { rows } = await sql<WrittenFact>`
    select ${factColumns} from platform.fact where position =
      (select fact from platform.reaction_failure where reaction = ${reaction} and next_at <= clock_timestamp() order by fact limit 1)`.execute(
    tx,
  );
  return rows[0];
}

async function markDone(tx: Tx, reaction: string, position: number): Promise<boolean> {
  const result = await sql`
    insert into platform.reaction_done (reaction, fact) values (${reaction}, ${position}::bigint) on conflict do nothing`.execute(
    tx,
  );
  return Number(result.numAffectedRows ?? 0) === 1;
}

async function advance(tx: Tx, reaction: string, position: number): Promise<void> {
  await sql`update platform.reaction set position = ${position}::bigint, moved_at = clock_timestamp() where name = ${reaction}`.execute(
    tx,
  );
}

/** Nothing for this reaction up to the newest fact: the cursor moves there, so its lag reads zero and the next look starts late. */
async function skipTo(tx: Tx, reaction: string, cursor: number): Promise<number> {
  const newest = await newestPosition(tx);
  if (newest > cursor + batch) await advance(tx, reaction, newest);
  return 0;
}

async function keepFailure(db: Db, reaction: string, fact: number, error: unknown): Promise<void> {
  await sql`
    with failed as (
      insert into platform.reaction_failure (reaction, fact, error, next_at)
      values (${reaction}, ${fact}::bigint, ${String(error).slice(0, 2000)}, clock_timestamp() + interval '2 seconds')
      on conflict (reaction, fact) do update set attempts = reaction_failure.attempts + 1, error = excluded.error,
        next_at = clock_timestamp() + interval '1 second' * (select ${wait} from platform.reaction_failure f where f.reaction = excluded.reaction and f.fact = excluded.fact))
    update platform.reaction set position = greatest(position, ${fact}::bigint), moved_at = clock_timestamp() where name = ${reaction}`.execute(
    db,
  );
}

/** Every reaction with what it has not done yet and what failed: the one listing of what follows from facts. */
export type ReactionLag = {
  readonly name: string;
  readonly position: number;
  readonly behind: number;
  readonly failed: number;
  readonly lastError: string | null;
};
export async function reactionLags(db: Db, reactions: Platform['reactions']): Promise<ReactionLag[]> {
  return Promise.all(
    reactions.map(async ({ name, on }) => {
      const { rows } = await sql<ReactionLag>`
        select r.name, r.position,
          (select count(*) from platform.fact f where f.position > r.position and f.name = any(${on as string[]})) as behind,
          (select count(*) from platform.reaction_failure x where x.reaction = r.name) as failed,
          (select x.error from platform.reaction_failure x where x.reaction = r.name order by x.fact desc limit 1) as "lastError"
        from platform.reaction r where r.name = ${name}`.execute(db);
      return rows[0] ?? { name, position: 0, behind: 0, failed: 0, lastError: null };
    }),
  );
}
