import { z } from 'zod';
import { Id, Instant, line } from '../http/scalars.ts';
import { HandleProof } from '../identity/sign-in/handle.ts';

/** What was typed as one number: full-width signs (NFKC), blanks and hyphens are no part of it, and letters (IBAN) are capital. */
const asNumber = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** The account into which a bonus is paid: whose, at which bank, and its number. */
export const PayeeAccount = z.strictObject({
  holder: line(100),
  bank: line(100),
  number: z
    .string()
    .max(80)
    .overwrite(asNumber)
    .regex(/^[A-Z0-9]{8,34}$/),
});
export type PayeeAccount = z.infer<typeof PayeeAccount>;

/** One's own account as it is shown back: of the number its last four signs. `usable` while the consent to its use stands. */
export const OwnPayeeAccount = z.strictObject({
  account: z
    .strictObject({ holder: z.string(), bank: z.string(), ending: z.string(), at: Instant, usable: z.boolean() })
    .nullable(),
});
export type OwnPayeeAccount = z.infer<typeof OwnPayeeAccount>;

const done = z.strictObject({ done: z.literal(true) });

/** The bank accounts of technology managers, for the payment of their bonus alone (个人信息保护法第二十八、二十九条). */
export const payeeRoutes = {
  payeeAccount: {
    method: 'GET',
    path: '/me/payee-account',
    summary: { zh: '我的收款账户', en: 'The bank account into which my bonus is paid' },
    reply: OwnPayeeAccount,
  },
  setPayeeAccount: {
    method: 'PUT',
    path: '/me/payee-account',
    summary: {
      zh: '填写收款账户并单独同意用于发放奖金；须证明是本人',
      en: 'Give a bank account and consent to its use for paying a bonus, with proof that it is me',
    },
    body: z.strictObject({ ...PayeeAccount.shape, agrees: z.literal(true), proof: HandleProof }),
    reply: done,
  },
  removePayeeAccount: {
    method: 'DELETE',
    path: '/me/payee-account',
    summary: { zh: '删除收款账户', en: 'Remove my bank account' },
    reply: done,
  },
  readPayeeAccount: {
    method: 'POST',
    path: '/workspace/conversions/:id/payees/:number/account',
    summary: {
      zh: '为发放奖金查看收款账户（记录在案，并告知本人）',
      en: 'Read the account of a payee, to pay its bonus; it is recorded, and the payee is told',
    },
    params: z.strictObject({ id: Id, number: z.string().max(40) }),
    reply: PayeeAccount,
  },
} as const;
