import { z } from 'zod';
import { Instant } from '../../http/scalars.ts';

/** Six digits of the authenticator, or one of the backup codes; blanks, hyphens and small letters do not matter. */
export const SecondCode = z.string().trim().min(6).max(20);

/** What an authenticator needs to make codes: the secret in base 32, and as an address and its QR code (SVG). */
export const Enrolment = z.strictObject({ secret: z.string(), address: z.string(), qr: z.string() });
export type Enrolment = z.infer<typeof Enrolment>;

/** Ten codes that work once each; shown now and never again. */
export const BackupCodes = z.strictObject({ codes: z.array(z.string()) });

/** `since` is null while it is off. */
export const SecondFactor = z.strictObject({ since: Instant.nullable(), backupCodesLeft: z.int() });
export type SecondFactor = z.infer<typeof SecondFactor>;

/** What proves the person when its second factor is switched off. */
export const Proof = z.union([
  z.strictObject({ code: SecondCode }),
  z.strictObject({ password: z.string().min(1).max(128) }),
]);
export type Proof = z.infer<typeof Proof>;
