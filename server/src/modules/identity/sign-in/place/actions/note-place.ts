import { randomBytes } from 'node:crypto';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { deviceOf, setDeviceCookie } from '../../queries/cookie.ts';
import { writePlace } from '../store.ts';

/** Lets this browser and this network be known as a person's from now on, once it is wholly signed in. */
export async function notePlace(platform: Platform, incoming: Incoming, person: string): Promise<void> {
  const fresh = randomBytes(24).toString('base64url');
  const from = { device: deviceOf(platform, incoming.cookie), ip: incoming.ip };
  await platform.transact((tx) => writePlace(tx, platform, person, from, fresh));
  incoming.outgoing.append('set-cookie', setDeviceCookie(platform, fresh));
}
