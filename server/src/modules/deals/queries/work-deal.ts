import type { WorkDeal } from '@jiebang/contract/deals/deal.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { consentedAmong, type OrganisationCard, organisationsById, withNames } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { filesById } from '#platform/files/store.ts';
import type { Download } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, isParty } from '../access.ts';
import { contextOf, partiesOf } from '../actions/move.ts';
import { crossesBorder } from '../rules.ts';
import {
  type ContactRow,
  contactsOf,
  type DealRow,
  documentsOf,
  findContract,
  findDeal,
  meetingsOf,
  movesOf,
} from '../store.ts';
import { overseenDeal, partyDeal } from '../views.ts';

/** A deal for one of its parties in full, for the organiser of its contest in outline; for anyone else there is none. */
export async function readDeal({ db }: Platform, viewer: Viewer, id: string): Promise<WorkDeal | Refusal> {
  const deal = await findDeal(db, id);
  if (!deal || asOf(viewer, deal).length === 0) return refuse('not_found');
  const at = await now(db);
  const [organisations, context] = await Promise.all([
    organisationsById(db, partiesOf(deal)),
    contextOf(db, deal, viewer, at),
  ]);
  if (!isParty(viewer, deal)) return overseenDeal({ deal, organisations, context }, viewer);
  const [contract, contacts, meetings, documents, moves] = await Promise.all([
    findContract(db, id),
    contactsInForce(db, deal, organisations),
    meetingsOf(db, id),
    documentsOf(db, id),
    movesOf(db, id).then((moved) => withNames(db, moved)),
  ]);
  const files = await filesById(
    db,
    documents.map((one) => one.file),
  );
  const sideOf = new Map(documents.map((one) => [one.file, one.side]));
  return partyDeal(
    {
      deal,
      organisations,
      context,
      contract,
      contacts,
      meetings,
      files: files.map((file) => ({ ...file, side: sideOf.get(file.id) ?? 'owner' })),
      moves,
      now: at,
    },
    viewer,
  );
}

/** Contacts whose persons' consent stands now: to the exchange, and across a border to that too. */
async function contactsInForce(
  db: Db,
  deal: DealRow,
  organisations: ReadonlyMap<string, OrganisationCard>,
): Promise<ContactRow[]> {
  const contacts = await contactsOf(db, deal.id);
  const people = contacts.map(({ person }) => person);
  const shared = await consentedAmong(db, people, 'share_contact');
  const abroad = crossesBorder(deal, organisations) ? await consentedAmong(db, people, 'access_from_abroad') : shared;
  return contacts.filter(({ person }) => shared.has(person) && abroad.has(person));
}

/** One document's bytes, for the parties. */
export async function readDocument(
  platform: Platform,
  viewer: Viewer,
  id: string,
  file: string,
): Promise<Download | Refusal> {
  const deal = await findDeal(platform.db, id);
  if (!deal || !isParty(viewer, deal)) return refuse('not_found');
  const given = (await documentsOf(platform.db, id)).some((one) => one.file === file);
  const [saved] = given ? await filesById(platform.db, [file]) : [];
  if (!saved) return refuse('not_found');
  return { stream: platform.files.get(file), name: saved.name, type: 'application/octet-stream', size: saved.size };
}
