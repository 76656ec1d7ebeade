import { randomBytes } from 'node:crypto';
import type { Enrolment } from '@jiebang/contract/identity/sign-in/second-factor.ts';
import QRCode from 'qrcode';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { handlesOf } from '../../sign-in/handle/store.ts';
import { backupCodes } from '../config.ts';
import { addressOf, newSecret } from '../queries/totp.ts';
import { keepOnly, writeBackupCodes, writeConfirmed, writeSecret } from '../store.ts';
import { spendCode } from './prove.ts';

/** Begins to set up a second factor: a new secret, shown to its person now and never again. It counts once confirmed. */
export async function enrol(platform: Platform, viewer: Viewer): Promise<Enrolment | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const secret = newSecret();
  const { email, mobile } = await handlesOf(platform.db, person);
  const shown = addressOf(secret, email ?? mobile ?? '');
  const kept = await platform.transact(async (tx) =>
    (await writeSecret(tx, platform, person, secret, wallClock())) ? true : refuse('second_factor_on'),
  );
  if (isRefusal(kept)) return kept;
  return { ...shown, qr: await QRCode.toString(shown.address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }) };
}

/** Switches the second factor on with a first code: gives backup codes, and ends every other session of the person. */
export async function confirm(
  platform: Platform,
  viewer: Viewer,
  ip: string,
  code: string,
): Promise<{ codes: string[] } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const spent = await spendCode(platform, { person, ip }, code, 'new');
  if (isRefusal(spent)) return spent;
  return platform.transact(async (tx) => {
    const at = wallClock();
    if (!(await writeConfirmed(tx, person, at))) return refuse('second_factor_on');
    const codes = newBackupCodes();
    await writeBackupCodes(tx, platform, person, codes);
    await keepOnly(tx, person, viewer.session, at);
    record(tx, {
      name: 'second_factor_on',
      subject: person,
      actor: actorOf(viewer, 'person'),
      audience: [`person:${person}`],
    });
    return { codes };
  });
}

/** Gives new backup codes in place of those that are left. */
export async function renewBackupCodes(
  platform: Platform,
  viewer: Viewer,
  ip: string,
  code: string,
): Promise<{ codes: string[] } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const spent = await spendCode(platform, { person, ip }, code, 'confirmed');
  if (isRefusal(spent)) return spent;
  return platform.transact(async (tx) => {
    const codes = newBackupCodes();
    await writeBackupCodes(tx, platform, person, codes);
    record(tx, {
      name: 'backup_codes_renewed',
      subject: person,
      actor: actorOf(viewer, 'person'),
      audience: [`person:${person}`],
    });
    return { codes };
  });
}

/** 32 signs that cannot be taken for one another. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Backup codes of 50 bits, as `ABCDE23456`. */
function newBackupCodes(): string[] {
  return Array.from({ length: backupCodes }, () =>
    Array.from(randomBytes(10), (byte) => signs[byte % signs.length]).join(''),
  );
}
