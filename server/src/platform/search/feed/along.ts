import type { Tx } from '../../db/connection.ts';
import type { Guard } from '../../db/transact.ts';
import { deleteDocuments, ensureIndex, presentIn, putDocuments, putEncoded } from '../kept/documents.ts';
import type { Searched } from './searched.ts';

/**
 * Brings what a transaction's facts touch into its index, or takes it out, as the last thing before the facts themselves: both commit
 * together, so nothing is found that is not public, and a crash leaves nothing to mend.
 */
export function feedAlong(all: readonly Searched[]): Guard {
  return async (tx, facts) => {
    for (const searched of all) {
      const ids = new Set<string>();
      for (const fact of facts)
        if (searched.facts.has(fact.name)) for (const id of await searched.touched(tx, fact)) ids.add(id);
      if (ids.size > 0) await bring(tx, searched, [...ids]);
    }
    return null;
  };
}

async function bring(tx: Tx, { index, documents, ready }: Searched, touched: readonly string[]): Promise<void> {
  const batch = ready?.(tx);
  const encoded = new Set(batch?.ids);
  const ids = touched.filter((id) => !encoded.has(id));
  if (batch && ids.length < touched.length) {
    await ensureIndex(tx, index);
    await putEncoded(tx, index, batch, new Set(touched));
  }
  const belong = await documents(tx, ids);
  const known = new Set(belong.map(({ id }) => id));
  const gone = await presentIn(
    tx,
    index,
    ids.filter((id) => !known.has(id)),
  );
  if (belong.length + gone.length === 0) return;
  await ensureIndex(tx, index);
  await putDocuments(tx, index, belong);
  await deleteDocuments(tx, index, gone);
}
