import type { Refusal } from '#kernel/refusal.ts';
import { standingOf } from '#modules/identity/index.ts';
import { sendDeskDigest } from '#modules/notifications/index.ts';
import type { Platform } from '#platform/platform.ts';
import { readDesk } from '../queries/desk.ts';

/** Sends a person of the staff what waits on its desk, as its desk would show it now. */
export async function sendDigest(platform: Platform, person: string): Promise<{ sent: boolean } | Refusal> {
  const viewer = await standingOf(platform, person);
  return sendDeskDigest(platform, viewer, await readDesk(platform, viewer));
}
