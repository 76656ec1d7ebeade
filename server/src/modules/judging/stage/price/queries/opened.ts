import type { Inclusion, Opening, PricesOpening } from '@jiebang/contract/log/documents.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { documentOf, inclusionOf, openingOf } from '#modules/log/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { loggedContent, tables } from '../../../store.ts';
import { readableFinal } from '../../final/queries/public.ts';
import { castOf } from '../../show/queries/cast.ts';
import { bidsOfItem } from '../store.ts';

/** A bid as an opening tells it. */
type Told = { readonly item: string; readonly salt: string };

/**
 * What the log keeps of a price round that was opened, for anyone: every bid with what it was committed to by, and where that stands; `verifier/`
 * checks it without us.
 */
export async function pricesDocument(platform: Platform, number: string, n: number): Promise<PricesOpening | Refusal> {
  const { db } = platform;
  const final = await readableFinal(db, number);
  const { rows, entries } = final ? await castOf(db, final) : { rows: [], entries: [] };
  const undone = entries.some(({ undoes }) => undoes === n);
  const opened = rows.find((row) => row.n === n && row.action === 'open_prices');
  if (!final || !opened || undone) return refuse('not_found');
  const promised = await tables(db)
    .selectFrom('judging.logged')
    .select('leaf')
    .where('kind', '=', 'prices_opened')
    .where('subject', '=', final.id)
    .where('at', '=', opened.at)
    .executeTakeFirst();
  if (!promised) return refuse('not_found');
  const content = (await loggedContent(db, promised.leaf)) as Opening['content'] & { readonly bids: readonly Told[] };
  const bidInclusions = await inclusionsOf(db, content.bids);
  const body = { format: 'jiebang-opening/1' as const, content, ...(bidInclusions ? { bidInclusions } : {}) };
  return ((await documentOf(platform, promised.leaf, body)) as PricesOpening | null) ?? refuse('not_found');
}

/** Where the log holds what each of these bids committed to, in their order; null until it holds all. */
async function inclusionsOf(db: Db, bids: readonly Told[]): Promise<Inclusion[] | null> {
  const found: Inclusion[] = [];
  for (const { item, salt } of bids) {
    const inclusion = await inclusionBySalt(db, item, salt);
    if (!inclusion) return null;
    found.push(inclusion);
  }
  return found;
}

/** Of the bids that an item was given the one that the salt opens: its place in the log, null while it waits. */
async function inclusionBySalt(db: Db, item: string, salt: string): Promise<Inclusion | null> {
  for (const { leaf } of await bidsOfItem(db, item))
    if ((await openingOf(db, leaf))?.salt === salt) return inclusionOf(db, leaf);
  return null;
}
