import type { Ties } from '#platform/db/ties.ts';
import { boundBy } from '../seat/register/queries/register.ts';
import { apartFrom, interestsSince, toldApartIn } from '../seat/store.ts';

/**
 * What binds judges and translators binds them where they run a contest too: their entry of the register, the interests that they declared, what was
 * noted of them; and whoever translates for a need has no other part in it (decision 0055).
 */
export const ties: Ties = {
  bound: async (db, person, since) => {
    const { organisations, names } = await boundBy(db, person, since);
    return { organisations: [...organisations, ...(await interestsSince(db, person, since))], names };
  },
  noted: apartFrom,
  apart: toldApartIn,
};
