import type { SecondFactor } from '@jiebang/contract/identity/sign-in/second-factor.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { tokenOf } from '../../sign-in/queries/cookie.ts';
import { tables } from '../../store.ts';
import { secondStepSeconds } from '../config.ts';
import { waitingSession } from '../store.ts';

/** Whether the asker's second factor is on, and how many backup codes are left. */
export async function mySecondFactor({ db }: Platform, viewer: Viewer): Promise<SecondFactor | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const row = await tables(db)
    .selectFrom('identity.second_factor')
    .select('confirmed_at')
    .where('person', '=', person)
    .executeTakeFirst();
  const { n } = await tables(db)
    .selectFrom('identity.backup_code')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('person', '=', person)
    .executeTakeFirstOrThrow();
  return { since: row?.confirmed_at?.toISOString() ?? null, backupCodesLeft: n };
}

/** Whether a person's second factor is on. */
export async function hasSecondFactor(db: Db, person: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('identity.second_factor')
    .select('person')
    .where('person', '=', person)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The session in this cookie that waits for its second step, and not for too long; null otherwise. */
export async function whoWaits(platform: Platform, cookie: string): Promise<{ id: string; person: string } | null> {
  const token = tokenOf(platform, cookie);
  if (token === null) return null;
  const at = wallClock();
  return waitingSession(platform.db, token, new Date(at.getTime() - secondStepSeconds * 1000), at);
}
