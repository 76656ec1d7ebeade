import type { Tx } from '#platform/db/connection.ts';
import type { Asker } from '#platform/db/personal.ts';
import type { Secrets } from '#platform/keys/secrets.ts';
import { emailHash } from '../documents/keys.ts';
import { blurSeats, draftsLedBy, dropDraft, dropSeats } from '../team/store.ts';

/**
 * What of a person goes with its account beyond whole tables: drafts that it leads and that were never handed in, its seats in others'
 * drafts, seats offered to its address, and that address's hash in what was handed in.
 */
export async function forgetPerson(tx: Tx, { person, email }: Asker, secrets: Secrets): Promise<void> {
  for (const draft of await draftsLedBy(tx, person)) await dropDraft(tx, draft);
  await dropSeats(tx, person, email === null ? null : Buffer.from(emailHash({ secrets }, email)));
  await blurSeats(tx, person);
}
