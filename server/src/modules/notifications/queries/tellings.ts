import { type Telling, tellings } from '../config.ts';
import { contestTellings } from '../contest/config.ts';
import { followTellings } from '../follow/config.ts';

/** Who is told of what, and as what, of every noun. */
export const allTellings: readonly Telling[] = [...tellings, ...followTellings, ...contestTellings];
