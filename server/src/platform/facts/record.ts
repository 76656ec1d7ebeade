import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Actor } from '#kernel/viewer.ts';
import type { Tx } from '../db/connection.ts';
import { origin } from './origin.ts';

/** Something that happened, in the past tense: `need_published`. Never holds a confidential text. */
export type Fact = {
  readonly name: string;
  /** The id of what it happened to. */
  readonly subject: string;
  readonly actor: Actor;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  /** Who may learn of it live: `public`, `person:<id>`, `organisation:<id>`, `role:<name>`. */
  readonly audience?: readonly string[];
};

/** A fact as it was written. */
export type WrittenFact = {
  readonly position: number;
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly at: Date;
  readonly person: string | null;
  readonly organisation: string | null;
  readonly role: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  readonly audience: readonly string[];
};

/** The channel that wakes readers of facts; the facts themselves are read from the table. */
export const factsChannel = 'jiebang_facts';

/** Writes a transaction's facts with the next positions. Must be its last statement: it locks the one counter row until the end. */
export async function writeFacts(tx: Tx, facts: readonly Fact[]): Promise<void> {
  const rows = facts.map((fact, index) => ({
    n: index + 1,
    id: newId(),
    name: fact.name,
    subject: fact.subject,
    person: fact.actor.person,
    organisation: fact.actor.organisation,
    role: fact.actor.role,
    data: fact.data ?? {},
    audience: fact.audience ?? [],
  }));
  const from = origin.getStore();
  await sql`
    with base as (update platform.fact_position set position = position + ${rows.length}::bigint returning position - ${rows.length}::bigint as before),
    written as (
      insert into platform.fact (position, id, name, subject, at, person, organisation, role, data, audience, key, address)
      select base.before + given.n, given.id, given.name, given.subject, platform.now(), given.person, given.organisation, given.role, given.data,
        array(select jsonb_array_elements_text(given.audience)), ${from?.key ?? null}::uuid, ${from?.address ?? null}::inet
      from base, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as given(n int, id uuid, name text, subject uuid, person uuid, organisation uuid, role text, data jsonb, audience jsonb))
    select pg_notify(${factsChannel}, '')`.execute(tx);
}
