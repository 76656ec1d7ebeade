import type { Tx } from '#platform/db/connection.ts';
import { keyedHash } from '#platform/keys/keyed-hash.ts';
import type { Platform } from '#platform/platform.ts';
import { newDataKey, newKeyPair, unwrapWithMaster, wrapWithMaster } from '#platform/seal/seal.ts';
import { insertNeedKey, needKeyOf } from '../opening/store.ts';
import type { TeamRow } from '../team/store.ts';

// The two keys that open a solution, both wrapped by the master key for exactly one purpose.

export const teamPurpose = (team: string): string => `solutions team ${team}`;
export const needPurpose = (need: string): string => `solutions need ${need}`;

/** A new team key, wrapped. */
export function newTeamKey(platform: Platform, team: string): Uint8Array {
  return wrapWithMaster(platform.masterKey, teamPurpose(team), newDataKey());
}

/** The team's key. Only the actions and queries of its authors call this, and of partners for their own words, after access was decided. */
export function teamKeyOf(platform: Platform, team: Pick<TeamRow, 'id' | 'wrapped_key'>): Uint8Array {
  return unwrapWithMaster(platform.masterKey, teamPurpose(team.id), team.wrapped_key);
}

/** The public key of a need, made with its pair at the first draft. The need's row is held, so it is made once. */
export async function needPublicKey(tx: Tx, platform: Platform, need: string): Promise<Uint8Array> {
  const found = await needKeyOf(tx, need);
  if (found) return found.public_key;
  const { publicKey, privateKey } = newKeyPair();
  await insertNeedKey(tx, need, publicKey, wrapWithMaster(platform.masterKey, needPurpose(need), privateKey));
  return publicKey;
}

/** The private key of a need: opens every solution handed in for it. Called by the opening, and for what is open already. */
export function needPrivateKey(platform: Platform, key: { need: string; wrapped_private_key: Uint8Array }): Uint8Array {
  return unwrapWithMaster(platform.masterKey, needPurpose(key.need), key.wrapped_private_key);
}

/** The seat of a person in one need's contest: equal for equal persons and needs, and telling of neither. */
export function seatOf(platform: Platform, need: string, person: string): Uint8Array {
  return keyedHash(platform.secrets, 'solutions seat', need, person);
}

/** By which an organisation's signatories find that it was asked to be a partner; telling of neither. */
export function partnerHash({ secrets }: Pick<Platform, 'secrets'>, organisation: string): Buffer {
  return Buffer.from(keyedHash(secrets, 'solutions partner', organisation));
}

/** By which an address finds its invitations. */
export function emailHash({ secrets }: Pick<Platform, 'secrets'>, email: string): Uint8Array {
  return keyedHash(secrets, 'solutions e-mail', email.toLowerCase());
}
