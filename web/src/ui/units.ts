import type { Me } from '@jiebang/contract/identity/person.ts';

/** The units in whose name this person may post a need: a natural person takes part as a solver alone. */
export const unitsOf = ({ memberships }: Me) =>
  memberships.map(({ organisation }) => organisation).filter(({ kind }) => kind !== 'individual');
