import type { Merging } from '#platform/db/merging.ts';
import { handOverFollows } from '../store.ts';

/** Who follows an organisation that was registered twice follows the one that stays. */
export const merging: Merging = { handOver: handOverFollows };
