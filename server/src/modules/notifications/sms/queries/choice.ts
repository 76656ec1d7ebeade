import type { SmsChoice } from '@jiebang/contract/notifications/sms.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { maskedMobile, reachOf, wayOf } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { notices } from '../config.ts';
import { isTexted } from '../rules.ts';
import { smsChoices } from '../store.ts';

/** Whether what waits for the viewer is texted to it, and to which number. */
export async function smsChoice(
  platform: Pick<Platform, 'sms' | 'localMailbox'>,
  db: Db,
  { person }: Viewer,
): Promise<SmsChoice> {
  const reach = person === null ? undefined : (await reachOf(db, [person])).get(person);
  const chosen = person === null ? undefined : (await smsChoices(db, [person])).get(person);
  const way = wayOf(platform);
  const perDay = notices.some(({ key }) => way?.has(key)) ? (way?.perDay ?? 0) : 0;
  return {
    offered: perDay > 0,
    perDay,
    mobile: reach?.mobile ? maskedMobile(reach.mobile) : null,
    tasks: reach !== undefined && isTexted(chosen, reach),
  };
}
