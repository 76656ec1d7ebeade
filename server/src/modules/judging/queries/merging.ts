import type { Merging } from '#platform/db/merging.ts';
import { handOverAffiliations } from '../seat/register/store.ts';
import { handOverInterests } from '../seat/store.ts';

/** Declared interests and the register's affiliations go along; panels find what else binds a judge from the seats that people have now. */
export const merging: Merging = {
  async handOver(tx, from, into) {
    await handOverInterests(tx, from, into);
    await handOverAffiliations(tx, from, into);
  },
};
