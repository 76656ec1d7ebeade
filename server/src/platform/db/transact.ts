import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Fact, writeFacts } from '../facts/record.ts';
import type { Db, Tx } from './connection.ts';

/** Does `work` in one transaction. */
export type Transact = <T>(work: (tx: Tx) => Promise<T | Refusal>) => Promise<T | Refusal>;

/**
 * Looks at what a transaction is about to have done, whichever module did it, before its facts are written; a refusal undoes
 * it. What it reads it locks, so that it still holds when the transaction commits. The last of them may write what must be
 * true with the facts.
 */
export type Guard = (tx: Tx, facts: readonly Fact[]) => Promise<Refusal | null>;

/** One creating request, whose reply is kept with what it created. */
export type Idempotency = {
  readonly asker: string;
  readonly key: string;
  readonly route: string;
  readonly requestHash: string;
  /** Set by the request's one transaction. */
  claimed: boolean;
};
export const idempotency = new AsyncLocalStorage<Idempotency | null>();

/** The reply that the same request had before; thrown to `platform/http`, which sends it. */
export class Replay {
  readonly reply: unknown;
  constructor(reply: unknown) {
    this.reply = reply;
  }
}

class RolledBack {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    this.refusal = refusal;
  }
}

const factsOf = new WeakMap<object, Fact[]>();

/** Notes a fact; it is written with the transaction's last statement. */
export function record(tx: Tx, fact: Fact): void {
  const noted = factsOf.get(tx);
  if (!noted) throw new Error(`the fact ${fact.name} was recorded outside of transact`);
  noted.push(fact);
}

const retried = new Set(['40001', '40P01']);
const attempts = 5;

/**
 * The only opener of transactions. A returned refusal rolls back (a value returned from a Kysely transaction would commit);
 * a named constraint becomes its refusal; serialisation failures and deadlocks are tried again; guards are asked, and facts
 * are written last.
 */
export function transactOn(
  db: Db,
  constraints: Readonly<Record<string, string>>,
  guards: readonly Guard[] = [],
): Transact {
  return async <T>(work: (tx: Tx) => Promise<T | Refusal>): Promise<T | Refusal> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const done = await db.transaction().execute(async (tx) => {
          const facts: Fact[] = [];
          factsOf.set(tx, facts);
          const request = idempotency.getStore();
          if (request) await claim(tx, request);
          const result = await work(tx);
          if (isRefusal(result)) throw new RolledBack(result);
          for (const guard of facts.length > 0 ? guards : []) {
            const refusal = await guard(tx, facts);
            if (refusal) throw new RolledBack(refusal);
          }
          if (request) await keep(tx, request, result);
          if (facts.length > 0) await writeFacts(tx, facts);
          return result;
        });
        const request = idempotency.getStore();
        if (request) request.claimed = true;
        return done;
      } catch (error) {
        if (error instanceof RolledBack) return error.refusal;
        const { code, constraint } = error as {
          code?: string;
          constraint?: string;
        };
        const refusal = constraint === undefined ? undefined : constraints[constraint];
        if (refusal !== undefined) return refuse(refusal);
        if (code === undefined || !retried.has(code) || attempt === attempts) throw error;
      }
    }
  };
}

async function claim(tx: Tx, request: Idempotency): Promise<void> {
  // The reply kept is that of one transaction; a second one in the same request would be taken for a repetition.
  if (request.claimed) throw new Error(`${request.route} creates in more than one transaction`);
  const { rowCount } = await keyed(tx, request);
  if (rowCount === 1) return;
  const { rows } = await sql<{
    request_hash: string;
    route: string;
    reply: unknown;
  }>`
    select request_hash, route, reply from platform.idempotent_reply where asker = ${request.asker} and key = ${request.key}`.execute(
    tx,
  );
  const before = rows[0];
  if (!before) throw new Error('an idempotency key vanished');
  if (before.request_hash !== request.requestHash || before.route !== request.route)
    throw new RolledBack(refuse('idempotency_key_reused'));
  throw new Replay(before.reply);
}

async function keyed(tx: Tx, request: Idempotency): Promise<{ rowCount: number }> {
  const result = await sql`
    insert into platform.idempotent_reply (asker, key, route, request_hash)
    values (${request.asker}, ${request.key}, ${request.route}, ${request.requestHash}) on conflict do nothing`.execute(
    tx,
  );
  return { rowCount: Number(result.numAffectedRows ?? 0) };
}

async function keep(tx: Tx, request: Idempotency, reply: unknown): Promise<void> {
  await sql`update platform.idempotent_reply set reply = ${JSON.stringify(reply ?? null)}::jsonb
    where asker = ${request.asker} and key = ${request.key}`.execute(tx);
}
