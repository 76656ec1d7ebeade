import { wrapped } from '#app';
import { addMasterKey } from '#platform/keys/master-key.ts';
import { wrappingOtherwise } from '#platform/keys/servers.ts';
import { forgetServiceKeys, newServiceKey } from '#platform/keys/service-keys.ts';
import { wrapAgain, wrappedBy } from '#platform/keys/wrapped.ts';
import type { Platform } from '#platform/platform.ts';
import type { Settings } from '#platform/process/settings.ts';
import { transitAt } from '#platform/providers/transit/transit.ts';
import { keysOf, masterKeyId } from '#platform/seal/seal.ts';
import { Complaint } from './installation.ts';

type Say = (line: string) => void;
type Keyed = {
  readonly platform: Platform;
  readonly settings: Pick<Settings, 'masterKey' | 'keyService'>;
};

/** Says which master keys there are, and how many secrets each wraps. */
export async function listKeys({ platform }: Keyed, say: Say): Promise<number> {
  const counts = await wrappedBy(platform.db, wrapped);
  const known = keysOf(platform.masterKey).map(masterKeyId);
  for (const [nth, id] of known.entries())
    say(`${id}  ${nth === 0 ? 'wraps  ' : 'earlier'}  ${counts.get(id) ?? 0} secrets`);
  const lost = [...counts].filter(([id]) => !known.includes(id));
  for (const [id, n] of lost) say(`${id}  missing  ${n} secrets that no key here opens`);
  return lost.length === 0 ? 0 : 1;
}

/** Adds a master key before those that there are, where they are kept. */
export async function addKey({ platform, settings }: Keyed, say: Say): Promise<number> {
  const [current] = keysOf(platform.masterKey).map(masterKeyId);
  const id = settings.keyService
    ? await newServiceKey(platform.db, transitAt(settings.keyService))
    : addMasterKey(fileOf(settings));
  say(`The master key ${id} stands before ${current}. Restart every server, so that it knows both; then: keys rotate`);
  return 0;
}

function fileOf({ masterKey: source }: Keyed['settings']): string {
  if (source && 'file' in source) return source.file;
  if (source && 'madeAs' in source) return source.madeAs;
  throw new Complaint(
    'The master key stands in MASTER_KEY: make one with “openssl rand -hex 32”, and set MASTER_KEY to it, a comma, and the present key.',
  );
}

/** Wraps everything again with the first master key, and proves that nothing is left under another. */
export async function rotateKeys({ platform, settings }: Keyed, say: Say): Promise<number> {
  const [current = '', ...earlier] = keysOf(platform.masterKey).map(masterKeyId);
  if (earlier.length === 0) throw new Complaint('There is one master key only: keys new adds another.');
  const others = await wrappingOtherwise(platform.db, platform.masterKey);
  // A server that does not know the new key could not read what is wrapped by it.
  if (others.length > 0)
    throw new Complaint(
      `A server runs that wraps with ${others.join(', ')}: restart it first, so that it knows the new key.`,
    );
  await wrapAgain(platform, platform.masterKey, wrapped, (done) => say(`${done} wrapped again`));
  const left = [...(await wrappedBy(platform.db, wrapped))].filter(([id]) => id !== current);
  if (left.length > 0)
    throw new Complaint(`Some are left under ${left.map(([id]) => id).join(', ')}: call keys rotate again.`);
  if (settings.keyService) await forgetServiceKeys(platform.db, current);
  say(
    settings.masterKey === null
      ? `Everything is wrapped by ${current}; the key service’s earlier ones are forgotten.`
      : `Everything is wrapped by ${current}. Remove ${earlier.join(', ')} from where the master key is kept, and restart every server.`,
  );
  return 0;
}
