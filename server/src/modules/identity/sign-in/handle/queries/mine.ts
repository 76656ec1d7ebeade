import type { Handles } from '@jiebang/contract/identity/sign-in/handle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { hasSecondFactor } from '../../../second-factor/queries/status.ts';
import { invitationNotices } from '../../text/config.ts';
import { wayOf } from '../../text/queries/way.ts';
import { handlesOf } from '../store.ts';

/** What the asker signs in with. */
export async function myHandles({ db }: Platform, viewer: Viewer): Promise<Handles | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const { wechat, ...had } = await handlesOf(db, person);
  return { ...had, wechat: wechat?.toISOString() ?? null, secondFactor: await hasSecondFactor(db, person) };
}

/** Which ways of signing in this installation offers beside e-mail, and whether people can be invited by number. */
export const waysOf = (platform: Platform) => ({
  mobile: platform.sms !== null || platform.localMailbox,
  wechat: platform.wechat !== null,
  invites: invitationNotices.every(({ key }) => wayOf(platform)?.has(key)),
});
