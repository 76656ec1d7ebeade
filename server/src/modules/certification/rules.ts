import { certificationChecklist } from '@jiebang/contract/certification/certificate.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';

/** What the rules of an application look at. */
export type CertificationContext = {
  /** Whether both parties have confirmed the deal's contract. */
  readonly contractConfirmed: boolean;
  /** Whether the deal's contract stands: it was not voided. */
  readonly dealStanding: boolean;
  /** Whether the asker belongs to an organisation that is a party of the deal. */
  readonly ofParty: boolean;
  /** Whether the asker is a verified member of an exchange, in whose name a certificate is issued. */
  readonly ofExchange: boolean;
  readonly checked: readonly string[];
};

/** The named rules of the application's lifecycle. */
export const certificationRules = {
  contract_confirmed: ({ contractConfirmed }) => (contractConfirmed ? null : refuse('contract_not_confirmed')),
  deal_standing: ({ dealStanding }) => (dealStanding ? null : refuse('deal_not_standing')),
  independent: ({ ofParty }) => (ofParty ? refuse('party_may_not_certify') : null),
  of_exchange: ({ ofExchange }) => (ofExchange ? null : refuse('not_of_an_exchange')),
  checked: ({ checked }) =>
    certificationChecklist.every((item) => checked.includes(item))
      ? null
      : refuse('certification_checklist_incomplete'),
} satisfies Rules<string, CertificationContext>;
