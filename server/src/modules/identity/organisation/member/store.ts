import { newId } from '#kernel/ids.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';

/** Notes that a member asks for an item to be signed; one request of an item is open at a time. */
export async function insertRequest(tx: Tx, organisation: string, item: string, person: string): Promise<void> {
  await tables(tx)
    .insertInto('identity.signature_request')
    .values({ id: newId(), organisation, item, asked_by: person, asked_at: await now(tx), ended_at: null })
    .execute();
}

/** Ends what was asked of an item, or of all items of an organisation. */
export async function endRequests(tx: Tx, of: { item: string } | { organisation: string }): Promise<void> {
  const open = tables(tx)
    .updateTable('identity.signature_request')
    .set({ ended_at: await now(tx) })
    .where('ended_at', 'is', null);
  await ('item' in of ? open.where('item', '=', of.item) : open.where('organisation', '=', of.organisation)).execute();
}

export type SignatureRequest = { readonly by: string; readonly at: Date };

/** Of these items, those of which a signature is asked for now: by whom, by name, and since when. */
export async function requestsOf(db: Db, items: readonly string[]): Promise<ReadonlyMap<string, SignatureRequest>> {
  if (items.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('identity.signature_request as r')
    .innerJoin('identity.person as p', 'p.id', 'r.asked_by')
    .select(['r.item', 'p.name as by', 'r.asked_at as at'])
    .where('r.item', 'in', [...items])
    .where('r.ended_at', 'is', null)
    .execute();
  return new Map(rows.map(({ item, ...request }) => [item, request]));
}
