import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { TransitSettings } from '#platform/providers/transit/transit.ts';
import { type Got, type Says, type StandIn, standIn } from './http.ts';

const token = 'hvs.sample-token-of-nobody';

export type TransitStandIn = StandIn & {
  readonly settings: TransitSettings;
  /** Makes a new version of the key; with `forgetting` the earlier ones decrypt no more (`min_decryption_version`). */
  rotate(forgetting?: boolean): void;
  /** Says this for the next calls, one after another, in place of what it would. */
  next(...says: Says[]): void;
};

const error = (status: number, ...errors: string[]): Says => ({ status, body: { errors } });

/** The transit engine's encrypt and decrypt with an AES-256-GCM key, as documented: versions, associated data, the token, errors. */
export async function transitStandIn(): Promise<TransitStandIn> {
  const versions = [randomBytes(32)];
  let least = 1;
  const queue: Says[] = [];
  const answer = (got: Got): Says => {
    const said = queue.shift();
    if (said !== undefined) return said;
    if (got.headers['x-vault-token'] !== token) return error(403, 'permission denied');
    const [, mount, what, key] = /^\/v1\/([\w-]+)\/(encrypt|decrypt)\/([\w-]+)$/.exec(got.url.pathname) ?? [];
    if (mount !== 'transit') return error(404, `no handler for route "${got.url.pathname.slice(4)}"`);
    if (key !== 'jiebang') return error(400, 'encryption key not found');
    const body = JSON.parse(got.body) as Record<string, string>;
    const aad = Buffer.from(body['associated_data'] ?? '', 'base64');
    return what === 'encrypt' ? encrypt(body['plaintext'] ?? '', aad) : decrypt(body['ciphertext'] ?? '', aad);
  };
  const encrypt = (plaintext: string, aad: Buffer): Says => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', versions.at(-1) as Buffer, nonce).setAAD(aad);
    const bytes = Buffer.concat([nonce, cipher.update(Buffer.from(plaintext, 'base64')), cipher.final()]);
    const ciphertext = `vault:v${versions.length}:${Buffer.concat([bytes, cipher.getAuthTag()]).toString('base64')}`;
    return { body: { data: { ciphertext, key_version: versions.length } } };
  };
  const decrypt = (ciphertext: string, aad: Buffer): Says => {
    const [, version = '', text = ''] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? [];
    const key = versions[Number(version) - 1];
    if (!key) return error(400, 'invalid ciphertext: version is too new');
    if (Number(version) < least) return error(400, 'ciphertext or signature version is disallowed by policy (too old)');
    const bytes = Buffer.from(text, 'base64');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(aad);
      decipher.setAuthTag(bytes.subarray(-16));
      const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
      return { body: { data: { plaintext: plain.toString('base64') } } };
    } catch {
      return error(400, 'cipher: message authentication failed');
    }
  };
  const server = await standIn(answer);
  return {
    ...server,
    settings: { url: server.url, mount: 'transit', key: 'jiebang', token: { text: token }, namespace: undefined },
    rotate: (forgetting = false) => {
      versions.push(randomBytes(32));
      if (forgetting) least = versions.length;
    },
    next: (...says) => void queue.push(...says),
  };
}
