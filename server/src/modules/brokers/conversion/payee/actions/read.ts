import type { PayeeAccount } from '@jiebang/contract/brokers/payee.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { consented } from '#modules/identity/index.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { brokersById } from '../../../broker/store.ts';
import { asOf } from '../../access.ts';
import { lockConversion, payeesOf } from '../../store.ts';
import { accountOf } from '../store.ts';

/**
 * The account of one payee of a frozen conversion, for its organiser, who pays. Only while the payee consents; each reading is recorded
 * and told to the payee.
 */
export function readAccount(
  platform: Platform,
  viewer: Viewer,
  conversion: string,
  number: string,
): Promise<PayeeAccount | Refusal> {
  return platform.transact<PayeeAccount>(async (tx) => {
    const row = await lockConversion(tx, conversion);
    if (!row || !asOf(viewer, row.contest).includes('organiser')) return refuse('not_found');
    if (row.state !== 'frozen') return refuse('not_in_this_state');
    const payees = await payeesOf(tx, row.id);
    const brokers = await brokersById(
      tx,
      payees.map((payee) => payee.broker),
    );
    const payee = [...brokers.values()].find((broker) => broker.number === number);
    if (!payee) return refuse('not_found');
    const account = (await consented(tx, payee.person, 'bank_account'))
      ? await accountOf(tx, platform, payee.person)
      : null;
    if (!account) return refuse('payee_account_missing');
    record(tx, {
      name: 'payee_account_read',
      subject: payee.person,
      actor: actorOf(viewer, 'organiser'),
      audience: [`person:${payee.person}`],
      data: { conversion: row.id },
    });
    const { holder, bank, number: digits } = account;
    return { holder, bank, number: digits };
  });
}
