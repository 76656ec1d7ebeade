/** How long a session lives, in seconds; using it does not put its end off, so a request never writes. */
export const sessionSeconds = 14 * 86_400;
/** How long a one-time code is good, in seconds, and how many wrong guesses it bears. */
export const codeSeconds = 600;
export const codeGuesses = 3;
/** How long an invitation can be accepted, in days. */
export const invitationDays = 14;
/** How many invitations one person may send within a day, for whatever organisations: each is a message to a stranger's mailbox. */
export const invitationsPerDay = 50;

/** How many of one kind are borne within a window: from one address to one account, to one account, from one address. Passwords: `place/config.ts`. */
export type Limits = {
  readonly seconds: number;
  readonly both: number;
  readonly account: number;
  readonly address: number;
};

/** Codes asked for; each is a message to somebody's mailbox. */
export const requestLimits: Limits = { seconds: 3600, both: 5, account: 8, address: 60 };
/** Wrong codes, beside the three that each code bears. */
export const codeLimits: Limits = { seconds: 3600, both: 15, account: 24, address: 100 };
/** Copies of what is held on one person: each reads the whole house. */
export const dataLimits: Limits = { seconds: 3600, both: 60, account: 60, address: 3000 };
/** Looks at what a deletion would do: each counts in every table, and the page looks again when something happened. */
export const lookLimits: Limits = { seconds: 3600, both: 300, account: 300, address: 3000 };
