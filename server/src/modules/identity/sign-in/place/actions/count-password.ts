import { networkOf } from '#platform/http/guard/network.ts';
import type { Incoming } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { deviceOf } from '../../queries/cookie.ts';
import { attemptKey, type Bound, countEach } from '../../store.ts';
import { passwordLimits } from '../config.ts';
import { knownAt } from '../store.ts';

/**
 * Counts a password before it is compared; null when there were too many. What was counted is given back (`giveBack`) where the password
 * was right. A device at which the person has signed in counts for itself alone. From elsewhere the source's own counters come first, and
 * what they turn away counts against nobody else; then, from a network that is strange to the person, comes that of the whole account.
 * Whose account it is, or whether it is anybody's, changes neither what is asked nor how long it takes.
 */
export async function countPassword(
  platform: Platform,
  incoming: Pick<Incoming, 'cookie' | 'ip'>,
  account: string,
  person: string | null,
): Promise<readonly string[] | null> {
  const { quarter, day } = passwordLimits;
  const device = deviceOf(platform, incoming.cookie);
  const known = await knownAt(platform, person, { device, ip: incoming.ip });
  const bound = (seconds: number, limit: number, ...parts: string[]): Bound => ({
    key: attemptKey(platform, 'password', String(seconds), ...parts),
    ...{ seconds, limit },
  });
  const counted = async (bounds: readonly Bound[]) =>
    (await countEach(platform, bounds)) ? bounds.map(({ key }) => key) : null;
  const fromHere = (kind: string, here: string) => [
    bound(quarter.seconds, quarter.both, kind, account, here),
    bound(day.seconds, day.both, kind, account, here),
  ];
  if (device !== null && known.device) {
    const own = await counted(fromHere('device', device));
    if (own) return own;
  }
  const network = networkOf(incoming.ip);
  return counted([
    ...fromHere('both', network),
    bound(quarter.seconds, quarter.address, 'address', network),
    ...(known.network ? [] : [bound(day.seconds, day.account, 'account', account)]),
  ]);
}
