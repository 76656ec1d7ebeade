import { now, type Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';

/** Says into which organisation another goes, and takes along what was merged into that before. */
export async function writeMerged(tx: Tx, from: string, into: string): Promise<void> {
  const write = tables(tx).updateTable('identity.organisation').set({ merged_into: into });
  await write.where((where) => where.or([where('id', '=', from), where('merged_into', '=', from)])).execute();
}

/** Ends what opens an organisation: its keys, and the invitations that stand. */
export async function closeDoors(tx: Tx, organisation: string, by: string | null): Promise<void> {
  const at = await now(tx);
  await tables(tx)
    .updateTable('identity.api_key')
    .set({ revoked_at: at, revoked_by: by })
    .where('organisation', '=', organisation)
    .where('revoked_at', 'is', null)
    .execute();
  await tables(tx)
    .updateTable('identity.invitation')
    .set({ withdrawn_at: at })
    .where('organisation', '=', organisation)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}
