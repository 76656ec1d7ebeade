import type { Finding } from '@jiebang/contract/identity/organisation.ts';
import { sql } from 'kysely';
import { now, type Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';

export type NewDocument = {
  readonly file: string;
  readonly organisation: string;
  readonly kind: string;
  readonly type: string;
};

/** Notes a stored file as the paper of its kind; the one before stays as history. */
export async function replaceDocument(tx: Tx, given: NewDocument): Promise<void> {
  await tables(tx)
    .updateTable('identity.organisation_document')
    .set({ replaced_at: await now(tx) })
    .where('organisation', '=', given.organisation)
    .where('kind', '=', given.kind)
    .where('replaced_at', 'is', null)
    .execute();
  await tables(tx)
    .insertInto('identity.organisation_document')
    .values({ ...given, replaced_at: null })
    .execute();
}

/** Writes why the organisation was returned, to the move that has just done so. */
export async function writeFindings(tx: Tx, organisation: string, findings: readonly Finding[]): Promise<void> {
  await sql`
    insert into identity.organisation_finding (move, code, note)
    select (select max(n) from identity.organisation_move where item = ${organisation} and action = 'return'), code, note
    from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as given(code text, note text)`.execute(tx);
}
