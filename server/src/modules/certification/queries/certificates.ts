import type { PublicCertificate } from '@jiebang/contract/certification/certificate.ts';
import type { Certificate } from '@jiebang/contract/log/documents.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { dealById } from '#modules/deals/index.ts';
import { inclusionOf } from '#modules/log/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { qrOf } from '#platform/files/qr.ts';
import type { Platform } from '#platform/platform.ts';
import { certificateKey, verifyAddress } from '../documents/certificate.ts';
import { certificateByNumber, newestCertificateOf, signingKeys } from '../store.ts';
import { publicCertificate } from '../views.ts';

/** A certificate by its number, for anyone. */
export async function readCertificate(platform: Platform, number: string): Promise<PublicCertificate | Refusal> {
  const certificate = await certificateByNumber(platform.db, number);
  if (!certificate) return refuse('not_found');
  const address = verifyAddress(platform, certificate.number);
  const [deal, inclusion, qr] = await Promise.all([
    dealById(platform.db, certificate.deal),
    inclusionOf(platform.db, certificate.leaf),
    qrOf(address),
  ]);
  return publicCertificate(certificate, deal?.title ?? '', { address, qr, inLog: inclusion !== null });
}

/** The signed document of a certificate for the verifier, with its proof of inclusion once the batch was appended. */
export async function readDocument({ db }: Platform, number: string): Promise<Certificate | Refusal> {
  const certificate = await certificateByNumber(db, number);
  if (!certificate) return refuse('not_found');
  const inclusion = await inclusionOf(db, certificate.leaf);
  return inclusion ? { ...certificate.document, inclusion } : certificate.document;
}

/** Public keys that sign or have signed certificates, the present one first. */
export async function publicKeys(platform: Platform) {
  await certificateKey(platform, platform.db);
  const keys = await signingKeys(platform.db);
  return { keys: keys.map((key) => ({ keyId: key.key_id, current: key.retired_at === null })) };
}

/** What modules above need of a deal's newest certificate; null when none was issued. */
export async function certificateOfDeal(
  db: Db,
  deal: string,
): Promise<{ id: string; number: string; issuedAt: Date; revokedAt: Date | null; sample: boolean } | null> {
  const found = await newestCertificateOf(db, deal);
  if (!found) return null;
  const { id, number, issued_at: issuedAt, revoked_at: revokedAt, sample } = found;
  return { id, number, issuedAt, revokedAt, sample };
}
