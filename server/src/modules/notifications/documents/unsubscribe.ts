import { timingSafeEqual } from 'node:crypto';
import { Topic } from '@jiebang/contract/notifications/notification.ts';
import { isId } from '#kernel/ids.ts';
import { keyedHash } from '#platform/keys/keyed-hash.ts';
import type { Platform } from '#platform/platform.ts';

type Keys = Pick<Platform, 'secrets' | 'publicUrl'>;

const sealOf = ({ secrets }: Keys, person: string, topic: string): string =>
  Buffer.from(keyedHash(secrets, 'unsubscribe', person, topic)).toString('base64url');

/**
 * The address at which a mail program ends e-mails of a topic for a person, without signing in (RFC 8058). It does not run
 * out, as the message that carries it may be read at any time; all it can do is to end these e-mails.
 */
export function unsubscribeAddress(platform: Keys, person: string, topic: Topic): string {
  return `${platform.publicUrl}/api/v1/unsubscribe/${tokenOf(platform, person, topic)}`;
}

/** The page on which a reader ends them with one click, without signing in; its token stands behind the #, which no server log sees. */
export function unsubscribePage(platform: Keys, person: string, topic: Topic): string {
  return `${platform.publicUrl}/workspace/unsubscribe#${tokenOf(platform, person, topic)}`;
}

const tokenOf = (platform: Keys, person: string, topic: Topic): string =>
  `${person}.${topic}.${sealOf(platform, person, topic)}`;

/** Who and what a token of ours is for; null for any other. */
export function readToken(platform: Keys, token: string): { person: string; topic: Topic } | null {
  const [person = '', topic, seal = ''] = token.split('.');
  const known = Topic.safeParse(topic);
  if (!isId(person) || !known.success) return null;
  const ours = Buffer.from(sealOf(platform, person, known.data));
  const theirs = Buffer.from(seal);
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? { person, topic: known.data } : null;
}
