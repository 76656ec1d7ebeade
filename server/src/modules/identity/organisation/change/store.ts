import type { VerifiedData } from '@jiebang/contract/identity/organisation/change/change.ts';
import type { Finding, OrganisationDocument } from '@jiebang/contract/identity/organisation.ts';
import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';

/** Writes a change in its first state. Returns its id. */
export async function insertChange(tx: Tx, organisation: string, wanted: VerifiedData, state: string): Promise<string> {
  const id = newId();
  const at = await now(tx);
  await tables(tx)
    .insertInto('identity.organisation_change')
    .values({ id, organisation, state, created_at: at, moved_at: at, wanted: JSON.stringify(wanted), was: null })
    .execute();
  return id;
}

/** Writes what is wanted. */
export async function writeWanted(tx: Tx, id: string, wanted: VerifiedData): Promise<void> {
  const set = { wanted: JSON.stringify(wanted) };
  await tables(tx).updateTable('identity.organisation_change').set(set).where('id', '=', id).execute();
}

/** Keeps what stood when a change ended. */
export async function writeWas(tx: Tx, id: string, was: VerifiedData): Promise<void> {
  const set = { was: JSON.stringify(was) };
  await tables(tx).updateTable('identity.organisation_change').set(set).where('id', '=', id).execute();
}

/** Makes what was wanted what stands of an organisation, and its version another. */
export async function writeVerified(tx: Tx, organisation: string, data: VerifiedData): Promise<void> {
  const { name, nameEn, size, uscc, region, registrationNumber, authorisedPerson } = data;
  await tables(tx)
    .updateTable('identity.organisation')
    .set((of) => ({
      ...{ name, size, uscc, region },
      name_en: nameEn,
      registration_number: registrationNumber,
      authorised_person: authorisedPerson,
      version: of('version', '+', 1),
    }))
    .where('id', '=', organisation)
    .execute();
}

/** Notes a stored file as the paper of its kind; the one before stays for those who read it. */
export async function replacePaper(
  tx: Tx,
  given: { readonly file: string; readonly change: string } & Pick<OrganisationDocument, 'kind' | 'type'>,
): Promise<void> {
  await tables(tx)
    .updateTable('identity.organisation_change_paper')
    .set({ replaced_at: await now(tx) })
    .where('change', '=', given.change)
    .where('kind', '=', given.kind)
    .where('replaced_at', 'is', null)
    .execute();
  await tables(tx)
    .insertInto('identity.organisation_change_paper')
    .values({ ...given, replaced_at: null })
    .execute();
}

/** Writes why a change was returned, to the move that has just done so. */
export async function writeChangeFindings(tx: Tx, change: string, findings: readonly Finding[]): Promise<void> {
  await sql`
    insert into identity.organisation_change_finding (move, code, note)
    select (select max(n) from identity.organisation_change_move where item = ${change} and action = 'return'), code, note
    from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as given(code text, note text)`.execute(tx);
}
