import type { Certificate, CertificateContent } from '@jiebang/contract/log/documents.ts';
import { organisationById } from '#modules/identity/index.ts';
import { appendLeaf } from '#modules/log/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { newSigningKey, openSigningKey, type SigningKey } from '#platform/keys/signing-keys.ts';
import type { Platform } from '#platform/platform.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { signDocument } from '#platform/seal/signature.ts';
import { currentKey } from '../store.ts';

/** The key of the exchange that signs now, made at first use. */
export async function certificateKey(platform: Platform, db: Db): Promise<SigningKey> {
  const row = await currentKey(db, () => newSigningKey(platform.masterKey, 'certificate'));
  return openSigningKey(platform.masterKey, {
    keyId: row.key_id,
    purpose: 'certificate',
    wrappedPrivateKey: row.wrapped_private_key,
  });
}

/** Promises a certificate in the public log and signs it with the exchange's key, in the transaction that issues it. */
export async function signCertificate(
  tx: Tx,
  platform: Platform,
  content: CertificateContent,
): Promise<{ document: Certificate; leaf: string }> {
  const said = {
    kind: 'certificate' as const,
    subject: content.number,
    contentHash: contentHash(content),
    at: content.issuedAt,
  };
  const { leaf, salt } = await appendLeaf(tx, platform, said);
  const key = await certificateKey(platform, tx);
  const unsigned = { format: 'jiebang-certificate/1' as const, salt, leaf: said, content };
  return { document: signDocument(key.privateKey, key.keyId, unsigned), leaf };
}

/** A party as it is printed: under its registered name, with its unified social credit code or its number abroad. */
export async function printedParty(
  db: Db,
  role: 'owner' | 'solver' | 'agency',
  id: string,
): Promise<CertificateContent['parties'][number]> {
  const organisation = await organisationById(db, id);
  if (!organisation) throw new Error(`the organisation ${id} of a deal vanished`);
  const { name, uscc, registration_number: abroad, region } = organisation;
  return { role, name, identifier: uscc ?? abroad, region };
}

/** Where anyone verifies a certificate. */
export function verifyAddress({ publicUrl }: Platform, number: string): string {
  return `${publicUrl}/verify/${number}`;
}
