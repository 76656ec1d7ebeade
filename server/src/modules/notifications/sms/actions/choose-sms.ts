import type { SmsChoice } from '@jiebang/contract/notifications/sms.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { smsChoice } from '../queries/choice.ts';
import { saveSmsChoice } from '../store.ts';

/** Says whether what waits for the viewer is texted to it too. */
export function chooseSms(platform: Platform, viewer: Viewer, tasks: boolean): Promise<SmsChoice | Refusal> {
  return platform.transact(async (tx) => {
    if (viewer.person === null) return refuse('not_signed_in');
    const { mobile } = await smsChoice(platform, tx, viewer);
    if (tasks && mobile === null) return refuse('no_mobile');
    await saveSmsChoice(tx, viewer.person, tasks);
    return smsChoice(platform, tx, viewer);
  });
}
