import type { Issued } from '@jiebang/contract/certification/certificate.ts';
import type { CertificateContent } from '@jiebang/contract/log/documents.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { contractOf } from '#modules/deals/index.ts';
import { organisationsById } from '#modules/identity/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { exchangeOf } from '../access.ts';
import { documentTitle, numberPrefix, printedKinds } from '../config.ts';
import { printedParty, signCertificate } from '../documents/certificate.ts';
import { insertCertificate, nextSerial, saveChecklist, setApplication, setRevoked } from '../store.ts';
import { type Decided, moveApplication } from './move.ts';

/** Takes an application for checking. */
export function takeApplication(platform: Platform, viewer: Viewer, id: string) {
  return moveApplication(platform, viewer, id, 'take', {
    apply: async (tx, { person }) => {
      await setApplication(tx, id, { certifier: person });
      return {};
    },
  });
}

/**
 * Issues the certificate: its number, its content, its place in the public log and its signature come about in this one
 * transaction, or not at all.
 */
export function issueCertificate(
  platform: Platform,
  viewer: Viewer,
  id: string,
  checked: readonly string[],
): Promise<Issued | Refusal> {
  return moveApplication<{ number: string }>(platform, viewer, id, 'issue', {
    given: { checked },
    apply: async (tx, decided) => {
      const { application, deal, person, at } = decided;
      const content = await contentOf(tx, platform, viewer, decided);
      const { number, sample } = content;
      const { document, leaf } = await signCertificate(tx, platform, content);
      await saveChecklist(tx, { application: id, certifier: person, items: checked, at });
      const key = document.proof.keyId;
      const found = { id: application.id, number, deal: deal.id, need: deal.need, sample, leaf, key_id: key };
      await insertCertificate(tx, { ...found, document, issued_at: at, revoked_at: null });
      return { number };
    },
  });
}

async function contentOf(
  tx: Tx,
  platform: Platform,
  viewer: Viewer,
  { application, deal, at }: Decided,
): Promise<CertificateContent> {
  const exchange = exchangeOf(viewer)?.organisation ?? '';
  const issuer = (await organisationsById(tx, [exchange])).get(exchange);
  const contract = await contractOf(tx, deal.id);
  if (!issuer || !contract) throw new Error('a certificate without an exchange or a contract');
  const year = Number(shanghaiDate(at).slice(0, 4));
  const serial = String(await nextSerial(tx, year)).padStart(6, '0');
  const parties = [await printedParty(tx, 'owner', deal.owner), await printedParty(tx, 'solver', deal.solver)];
  if (deal.agency !== null) parties.push(await printedParty(tx, 'agency', deal.agency));
  return {
    number: `${numberPrefix}-${year}-${serial}`,
    title: documentTitle,
    issuer: issuer.name,
    issuedAt: at.toISOString(),
    sample: platform.trial,
    need: deal.need_number,
    contract: {
      name: contract.name,
      kind: printedKinds[contract.kind],
      signedOn: contract.signedOn,
      registrationNumber: contract.registrationNumber,
    },
    parties,
    crossRegion: contract.crossRegion,
    amount: application.owner_shows_amount && application.solver_shows_amount ? contract.amountFen : null,
  };
}

/** Revokes a certificate; its public page says so from this moment. */
export function revokeCertificate(platform: Platform, viewer: Viewer, id: string, reason: string) {
  return moveApplication(platform, viewer, id, 'revoke', {
    reason,
    apply: async (tx, { at }) => {
      await setRevoked(tx, id, at);
      return {};
    },
  });
}
