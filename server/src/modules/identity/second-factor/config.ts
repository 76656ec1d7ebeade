/** What every authenticator understands (RFC 6238 with its defaults): SHA-1, six digits, a new code each 30 seconds. */
export const stepSeconds = 30;
/** Codes of so many steps before and after the present one are right too: clocks differ, and people type slowly. */
export const stepsAside = 1;
/** How long a sign-in waits for its second step, in seconds. */
export const secondStepSeconds = 900;
export const backupCodes = 10;

/**
 * Wrong codes of the authenticator: with three that are right at a time, twenty an hour find one in seven hundred days, by somebody
 * who has the password already. Backup codes (50 bits) are counted apart, so that guessing does not lock their owner out.
 */
export const secondCodeLimits = { seconds: 3600, both: 10, account: 20, address: 100 };
