import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { KeyFailure } from '../../keys/key-failure.ts';
import { askProvider } from '../ask.ts';

/** A key service by the transit engine of HashiCorp Vault or OpenBao. */
export type TransitSettings = {
  /** Without a path. */
  readonly url: string;
  /** Where the engine is mounted. */
  readonly mount: string;
  /** The name of its key. */
  readonly key: string;
  /** The token itself, or the file that an agent keeps it in. */
  readonly token: { readonly text: string } | { readonly file: string };
  readonly namespace: string | undefined;
};

/** Wraps and unwraps by a key that never leaves the service. What fails is a `KeyFailure`, in words without token or secret. */
export type KeyService = {
  wrap(secret: Uint8Array, belongsTo: string): Promise<string>;
  unwrap(wrapped: string, belongsTo: string): Promise<Uint8Array>;
};

const patienceMs = 10_000;
const Encrypted = z.object({ data: z.object({ ciphertext: z.string().regex(/^vault:v\d+:[A-Za-z0-9+/=]+$/) }) });
const Decrypted = z.object({ data: z.object({ plaintext: z.base64() }) });

const failures = {
  unconnected: 'cannot be reached: is KEY_SERVICE_URL right, and does it run?',
  unreachable: 'did not answer in a way that could be used',
  timeout: `did not answer within ${patienceMs / 1000} seconds`,
  malformed: 'answered something else than its documentation says: is KEY_SERVICE_URL the service itself?',
} as const;

/** What a status means to whoever set it up, as the service documents them. */
function refusal(status: number, { key, mount }: TransitSettings): string {
  if (status === 400) return `refused (400): its key ${key} did not make this, or may no longer decrypt that version`;
  if (status === 403)
    return `refused the token (403): it must be valid, with “update” on ${mount}/encrypt/${key} and ${mount}/decrypt/${key}`;
  if (status === 404) return `knows no key ${key} at ${mount} (404): is KEY_SERVICE_MOUNT right, and was the key made?`;
  if (status === 429 || status === 473) return `has no active node here, or is asked too often (${status})`;
  if (status === 503) return 'is sealed, or under maintenance (503): unseal it and start again';
  return `answered with ${status}`;
}

/** `/v1/:mount/encrypt/:key` and `/decrypt/:key`, as the public documentation of both products describes them. */
export function transitAt(settings: TransitSettings): KeyService {
  const ask = async <T>(what: 'encrypt' | 'decrypt', body: Record<string, string>, shape: z.ZodType<T>): Promise<T> => {
    const to = new URL(`/v1/${settings.mount}/${what}/${settings.key}`, settings.url);
    const headers = {
      'content-type': 'application/json',
      'x-vault-request': 'true',
      'x-vault-token': tokenOf(settings),
      ...(settings.namespace ? { 'x-vault-namespace': settings.namespace } : {}),
    };
    const answer = await askProvider(to, { method: 'POST', headers, body: JSON.stringify(body) }, patienceMs);
    if ('failed' in answer) throw new KeyFailure(`The key service ${failures[answer.failed]}.`);
    if (answer.status !== 200) throw new KeyFailure(`The key service ${refusal(answer.status, settings)}.`);
    const read = shape.safeParse(answer.body);
    if (!read.success) throw new KeyFailure(`The key service ${failures.malformed}.`);
    return read.data;
  };
  const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
  return {
    wrap: async (secret, belongsTo) => {
      const body = { plaintext: base64(secret), associated_data: base64(belongsTo) };
      return (await ask('encrypt', body, Encrypted)).data.ciphertext;
    },
    unwrap: async (ciphertext, belongsTo) => {
      const body = { ciphertext, associated_data: base64(belongsTo) };
      return new Uint8Array(Buffer.from((await ask('decrypt', body, Decrypted)).data.plaintext, 'base64'));
    },
  };
}

/** Read anew each time: an agent renews the file. */
function tokenOf({ token }: TransitSettings): string {
  if ('text' in token) return token.text;
  try {
    return readFileSync(token.file, 'utf8').trim();
  } catch (error) {
    throw new KeyFailure(`KEY_SERVICE_TOKEN_FILE cannot be read: ${(error as Error).message}.`);
  }
}
