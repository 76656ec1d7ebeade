import type { Registration } from '@jiebang/contract/deals/deal.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { documentsOf, setDeal, setRegistration } from '../store.ts';
import { moveDeal } from './move.ts';

/** Enters what the registration office has decided 技术合同认定登记. */
export function registerContract(platform: Platform, viewer: Viewer, id: string, registration: Registration) {
  return moveDeal(platform, viewer, id, 'register', {
    given: { registration },
    apply: async (tx) => {
      await setRegistration(tx, id, registration);
      return undefined;
    },
  });
}

export type FirstPayment = { readonly amountFen: number; readonly paidOn: string; readonly document: string };

/** Records the first payment with its proof, one of the payer's own documents. Until the payee confirms it, it may be recorded anew. */
export function recordPayment(platform: Platform, viewer: Viewer, id: string, payment: FirstPayment) {
  return moveDeal(platform, viewer, id, 'record_payment', {
    given: { payment },
    apply: async (tx) => {
      const proof = (await documentsOf(tx, id)).find((one) => one.file === payment.document && one.side === 'owner');
      if (!proof) return refuse('unknown_document', { fields: [{ path: 'document', code: 'unknown' }] });
      await setDeal(tx, id, {
        payment_fen: payment.amountFen,
        paid_on: payment.paidOn,
        payment_document: payment.document,
      });
      return undefined;
    },
  });
}

/** Confirms, as the payee, that the first payment came. */
export function confirmPayment(platform: Platform, viewer: Viewer, id: string) {
  return moveDeal(platform, viewer, id, 'confirm_payment', {
    apply: async (tx, { at }) => {
      await setDeal(tx, id, { paid_at: at });
      return undefined;
    },
  });
}

/** Declares that the parties are under one control or of one group. It is not taken back: such a deal earns no points. */
export function declareRelated(platform: Platform, viewer: Viewer, id: string, reason: string) {
  return moveDeal(platform, viewer, id, 'declare_related', {
    reason,
    apply: async (tx) => {
      await setDeal(tx, id, { related: true });
      return undefined;
    },
  });
}
