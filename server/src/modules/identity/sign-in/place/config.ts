/** How long a device or a network counts as a person's after it last signed in there, in days. */
export const knownDays = 90;

/**
 * Wrong passwords (docs/decisions/0013). A source bears a few at one account and some more a day, so that no one source fills what the
 * account bears from all that are strange to it: a hundred a day, as NIST SP 800-63B (5.2.2) has it at most. An account that is closed
 * to strangers for passwords is still entered by a code, which its owner alone receives, and from where its owner is known.
 */
export const passwordLimits = {
  quarter: { seconds: 900, both: 10, address: 100 },
  day: { seconds: 86_400, both: 30, account: 100 },
};
