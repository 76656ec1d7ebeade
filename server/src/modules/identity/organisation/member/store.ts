import { newId } from '#kernel/ids.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';

/** What is to be signed: an act upon an item of a module above, as that module names it. */
export type ToSign = { readonly organisation: string; readonly item: string; readonly act: string };

/** Notes that a member asks for an act to be signed; one request of an item is open at a time. */
export async function insertRequest(tx: Tx, toSign: ToSign, person: string): Promise<void> {
  await tables(tx)
    .insertInto('identity.signature_request')
    .values({ id: newId(), ...toSign, asked_by: person, asked_at: await now(tx), ended_at: null })
    .execute();
}

/** Ends what was asked of an item, but for an act that may still be signed; or of all items of an organisation. */
export async function endRequests(
  tx: Tx,
  of: { readonly item: string; readonly but: string | null } | { readonly organisation: string },
): Promise<void> {
  const open = tables(tx)
    .updateTable('identity.signature_request')
    .set({ ended_at: await now(tx) })
    .where('ended_at', 'is', null);
  if ('organisation' in of) await open.where('organisation', '=', of.organisation).execute();
  else
    await open
      .where('item', '=', of.item)
      .where('act', '!=', of.but ?? '')
      .execute();
}

export type SignatureRequest = { readonly act: string; readonly by: string; readonly at: Date };

/** Signatures that are asked for now, of these items or of the items of these organisations: of what, by whom, by name, and since when. */
export async function requestsOf(
  db: Db,
  of: { readonly items: readonly string[] } | { readonly organisations: readonly string[] },
): Promise<ReadonlyMap<string, SignatureRequest>> {
  const [column, ids] =
    'items' in of ? (['r.item', of.items] as const) : (['r.organisation', of.organisations] as const);
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('identity.signature_request as r')
    .innerJoin('identity.person as p', 'p.id', 'r.asked_by')
    .select(['r.item', 'r.act', 'p.name as by', 'r.asked_at as at'])
    .where(column, 'in', [...ids])
    .where('r.ended_at', 'is', null)
    .execute();
  return new Map(rows.map(({ item, ...request }) => [item, request]));
}
