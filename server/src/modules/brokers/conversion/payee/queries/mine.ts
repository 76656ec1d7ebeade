import type { OwnPayeeAccount } from '@jiebang/contract/brokers/payee.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { consented } from '#modules/identity/index.ts';
import type { Platform } from '#platform/platform.ts';
import { accountOf } from '../store.ts';

/** The asker's own account; its number but for the end stays where it is. */
export async function myAccount(platform: Platform, viewer: Viewer): Promise<OwnPayeeAccount | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const found = await accountOf(platform.db, platform, person);
  if (!found) return { account: null };
  const { holder, bank, number, at } = found;
  const usable = await consented(platform.db, person, 'bank_account');
  return { account: { holder, bank, ending: number.slice(-4), at: at.toISOString(), usable } };
}
