import { decide } from '#kernel/lifecycle.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { forgetFile } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { followRealName } from '../holder/actions/follow.ts';
import { realNameLife } from '../lifecycle.ts';
import { type RealNameContext, realNameRules } from '../rules.ts';
import { noPicture, nothingKept, realNameById, setRealName, writeFindings } from '../store.ts';

const nobody: RealNameContext = {
  given: null,
  pictured: false,
  isSelf: false,
  isTaker: false,
  othersHold: false,
  named: false,
};

/**
 * What goes when the account is deleted: everything that the document said, and with its key the picture. Of one that was suspended the keyed
 * hash stays, so that a new account does not undo the suspension.
 */
export async function forgetRealName(tx: Tx, person: string): Promise<void> {
  const row = await realNameById(tx, person, true);
  if (!row) return;
  const asked = { action: 'withdraw', state: row.state, as: ['clock'], context: nobody } as const;
  const move = decide(realNameLife, realNameRules, asked);
  if (!isRefusal(move)) await moveRow(tx, realNameLife, person, move, { actor: clock });
  await followRealName(tx, person, false);
  const suspended = row.state === 'suspended';
  await setRealName(tx, person, suspended ? { ...nothingKept, number_hash: row.number_hash } : nothingKept);
  await writeFindings(tx, person, []);
  // Its bytes have no key any more, and go with the next sweep of files that no row names.
  if (row.picture !== null) await forgetFile(tx, row.picture);
}

/** Removes a picture whose time is over: it was never asked with, or it was decided thirty days ago. */
export async function removePicture(platform: Platform, person: string): Promise<void> {
  const removed = await platform.transact(async (tx) => {
    const row = await realNameById(tx, person, true);
    if (!row?.picture || row.picture_until === null || row.picture_until > (await now(tx))) return null;
    await setRealName(tx, person, noPicture);
    await forgetFile(tx, row.picture);
    return row.picture;
  });
  if (typeof removed === 'string') await platform.files.remove(removed);
}
