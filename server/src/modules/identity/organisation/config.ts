/** Searches for an organisation to choose: a person who types slowly needs some twenty a minute. */
export const searchLimits = { seconds: 60, both: 60, account: 60, address: 600 };
