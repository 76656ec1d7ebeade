/** States of a need in which its confidential text may be read: once a solver is paired, the deal's documents take its place. */
export const readableStates: readonly string[] = ['published', 'closed', 'judging', 'noticed'];

/** States in which its owner may still write: before its publication too. */
export const goingStates: readonly string[] = [
  ...['draft', 'submitted', 'under_review', 'returned', 'accepted', 'signed_off', 'cleared'],
  ...readableStates,
];

/** Files of one confidential text at most, over all its versions. */
export const mostFiles = 50;

/** Organisations that one text may keep out. */
export const mostExcluded = 200;
