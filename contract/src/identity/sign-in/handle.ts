import { z } from 'zod';
import { Instant } from '../../http/scalars.ts';
import { SecondCode } from './second-factor.ts';

/** An e-mail address; letters are made small. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/**
 * What was typed as one and the same number: full-width digits (NFKC), blanks, hyphens, and the country code 86 in whatever manner
 * are no part of it. Anything else stays as it is, and then fits no number.
 */
const asNumber = (typed: string): string => {
  const bare = typed.normalize('NFKC').replace(/[\s\-()]/g, '');
  const own = /^(?:\+86|0086|86)?(1[3-9][0-9]{9})$/.exec(bare)?.[1];
  return own === undefined ? typed : `+86${own}`;
};

/** A mainland mobile number, kept as `+86` and its eleven digits. No other country's: nobody is to make us pay for messages abroad. */
export const Mobile = z
  .string()
  .max(40)
  .overwrite(asNumber)
  .regex(/^\+861[3-9][0-9]{9}$/);

/** The six digits of a one-time code. */
export const Code = z
  .string()
  .trim()
  .regex(/^\d{6}$/);

/** What a person signs in with and codes are sent to: exactly one of the two. */
export const byHandle = { email: Email.optional(), mobile: Mobile.optional() };

export const HandleKind = z.enum(['email', 'mobile']);
export type HandleKind = z.infer<typeof HandleKind>;

/**
 * That it is the person, and not only its browser: the password, a code of its second factor, or, where no second factor is on, a code
 * that was sent to a handle it has.
 */
export const HandleProof = z.union([
  z.strictObject({ password: z.string().min(1).max(128) }),
  z.strictObject({ second: SecondCode }),
  z.strictObject({ sent: Code }),
]);
export type HandleProof = z.infer<typeof HandleProof>;

/** What the asker can sign in with; `wechat` says since when a WeChat user is bound. */
export const Handles = z.strictObject({
  email: z.string().nullable(),
  mobile: z.string().nullable(),
  wechat: Instant.nullable(),
  hasPassword: z.boolean(),
  secondFactor: z.boolean(),
});
export type Handles = z.infer<typeof Handles>;
