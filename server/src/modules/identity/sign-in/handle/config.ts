/**
 * How long a number counts as its person's after a code last proved it, in days: carriers give a cancelled number to somebody else
 * after ninety at the earliest.
 */
export const provenDays = 90;

/** Names tried for an account whose number was proven too long ago. */
export const nameLimits = { seconds: 86_400, both: 5, account: 5, address: 20 };
