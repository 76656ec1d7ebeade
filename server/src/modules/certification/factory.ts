import { certificationChecklist } from '@jiebang/contract/certification/certificate.ts';
import { done } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import type { Platform } from '#platform/platform.ts';
import { applyForCertificate } from './actions/apply.ts';
import { issueCertificate, takeApplication } from './actions/check.ts';

/** Makes an exchange with a certifier of the whole platform. */
export async function makeCertifier(platform: Platform) {
  const exchange = await makeOrganisation(platform, { name: '样本技术交易所', kind: 'exchange' });
  return makePerson(platform, {
    name: '鉴证员',
    organisations: [{ id: exchange, role: 'member' }],
    grants: [{ role: 'certifier' }],
  });
}

/** Takes a signed deal to its certificate by the real actions. Returns the certificate's id and number. */
export async function makeCertificate(
  platform: Platform,
  { party, certifier, deal }: { readonly party: Viewer; readonly certifier: Viewer; readonly deal: string },
): Promise<{ id: string; number: string }> {
  const { id } = done(await applyForCertificate(platform, party, { deal, showAmount: false }));
  done(await takeApplication(platform, certifier, id));
  const { number } = done(await issueCertificate(platform, certifier, id, certificationChecklist));
  return { id, number };
}
