import type { Merging } from '#platform/db/merging.ts';
import { handOverInterests } from '../seat/store.ts';

/** Declared interests go along; panels find what else binds a judge from the seats that people have now. */
export const merging: Merging = { handOver: handOverInterests };
