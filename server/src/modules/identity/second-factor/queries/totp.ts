import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { stepSeconds, stepsAside } from '../config.ts';

/** A new secret of 160 bits, as long as the hash (RFC 4226 §4). */
export const newSecret = (): Uint8Array => new Uint8Array(randomBytes(20));

const totpOf = (secret: Uint8Array, label = ''): TOTP =>
  new TOTP({
    issuer: 'Jiebang',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: stepSeconds,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });

/** The time step of an instant (RFC 6238 §4.2). */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / stepSeconds);

/** The time step whose code this is, among the present one and those beside it; null when it is none of theirs. */
export function stepOf(secret: Uint8Array, code: string, at: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window: stepsAside });
  return delta === null ? null : stepAt(at) + delta;
}

/** A secret in base 32 and as the address that authenticators read from a QR code. */
export function addressOf(secret: Uint8Array, label: string): { secret: string; address: string } {
  const totp = totpOf(secret, label);
  return { secret: totp.secret.base32, address: totp.toString() };
}
