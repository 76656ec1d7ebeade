import type { Grant } from '@jiebang/contract/identity/grant.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, holds, type Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { type Appointment, appoint, dismiss } from '../grant/actions/appoint.ts';
import { offerDays } from '../grant/config.ts';

const platformName = { zh: '揭榜平台', en: 'The Jiebang platform' };

/** Grants a role on the whole platform; by its administrators. Within a contest its own organisers name people. */
export async function giveGrant(
  platform: Platform,
  viewer: Viewer,
  input: Omit<Appointment, 'scope' | 'scopeId'>,
): Promise<Grant | Refusal> {
  if (!holds(viewer, 'admin')) return refuse('forbidden');
  const by = { actor: actorOf(viewer, 'admin'), place: platformName, offerDays };
  return platform.transact((tx) => appoint(tx, platform, { ...input, scope: 'platform', scopeId: null }, by));
}

/** Ends a granted role now, or takes back an offered one, wherever it is; the platform keeps its last administrator. */
export async function endGrant(platform: Platform, viewer: Viewer, id: string): Promise<{ done: true } | Refusal> {
  if (!holds(viewer, 'admin')) return refuse('forbidden');
  return platform.transact((tx) => dismiss(tx, id, actorOf(viewer, 'admin'), () => null));
}
