import type { Conversion, PublicConversion } from '@jiebang/contract/brokers/conversion.ts';
import type { brokerRoutes } from '@jiebang/contract/brokers/routes.ts';
import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { currentContest } from '#modules/contests/index.ts';
import { consentedAmong, peopleById } from '#modules/identity/index.ts';
import { documentOf } from '#modules/log/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { brokersById } from '../../broker/store.ts';
import { asOf } from '../access.ts';
import { withAccount } from '../payee/store.ts';
import { type ConversionRow, conversionOf, type PayeeRow, payeesOf, payoutOf } from '../store.ts';
import { conversionView, publicConversion } from '../views.ts';
import { entitledAt, isUnchanged } from './entitled.ts';

async function ofContest(db: Db, contest: string | undefined): Promise<ConversionRow | undefined> {
  const id = contest ?? (await currentContest(db))?.id;
  return id === undefined ? undefined : conversionOf(db, id);
}

/** The contest's conversion at work, for its organisers and the authority. */
export async function readConversion(
  db: Db,
  viewer: Viewer,
  contest: string | undefined,
): Promise<Conversion | Refusal> {
  const row = await ofContest(db, contest);
  if (!row || asOf(viewer, row.contest).length === 0) return refuse('not_found');
  const payees = await payeesOf(db, row.id);
  const entitled = (await entitledAt(db, row.contest, await now(db))).length;
  const unchanged = await isUnchanged(db, row);
  const brokers = await namesOf(db, payees);
  const pays = row.state === 'frozen' && asOf(viewer, row.contest).includes('organiser');
  const payable = pays ? await payableAmong(db, brokers) : null;
  return conversionView(row, payees, brokers, payable, { unchanged, entitled }, viewer);
}

/** The brokers among these who have given an account and consent to its use. */
async function payableAmong(
  db: Db,
  brokers: ReadonlyMap<string, { readonly person: string }>,
): Promise<ReadonlySet<string>> {
  const people = [...brokers.values()].map(({ person }) => person);
  const given = await withAccount(db, people);
  const consents = await consentedAmong(db, people, 'bank_account');
  return new Set([...brokers].flatMap(([id, { person }]) => (given.has(person) && consents.has(person) ? [id] : [])));
}

async function namesOf(db: Db, payees: readonly PayeeRow[]) {
  const brokers = await brokersById(
    db,
    payees.map((payee) => payee.broker),
  );
  const people = await peopleById(
    db,
    [...brokers.values()].map((one) => one.person),
  );
  return new Map(
    [...brokers.values()].map(({ id, number, person }) => [
      id,
      { number, person, name: people.get(person)?.name ?? '' },
    ]),
  );
}

/** The results once frozen: under names by consent, else numbers. */
export async function readPublicConversion(db: Db, contest: string | undefined): Promise<PublicConversion | Refusal> {
  const row = await ofContest(db, contest);
  if (row?.state !== 'frozen') return refuse('not_found');
  const payees = await payeesOf(db, row.id);
  const brokers = await namesOf(db, payees);
  const people = [...brokers.values()].map((one) => one.person);
  const named = await consentedAmong(db, people, 'leaderboard_name');
  const shown = new Map(
    [...brokers].map(([id, { number, person, name }]) => [id, { number, name: named.has(person) ? name : null }]),
  );
  return publicConversion(row, payees, shown);
}

/** The signed document of a frozen conversion, which `verifier/` checks without this server. */
export async function payoutDocument(
  platform: Platform,
  id: string,
): Promise<ReplyOf<(typeof brokerRoutes)['payoutDocument']> | Refusal> {
  const payout = await payoutOf(platform.db, id);
  if (!payout) return refuse('not_found');
  const document = await documentOf(platform, payout.leaf, {
    format: 'jiebang-payout/1' as const,
    content: payout.content,
  });
  if (document?.leaf.kind !== 'payout') return refuse('not_found');
  return { ...document, leaf: document.leaf };
}
