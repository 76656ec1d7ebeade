import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import { orNull } from '../../api.ts';
import type { Asked } from '../../page.ts';
import type { BoardChoices } from './choices.ts';

/** The edition whose needs were asked for, by itself or by one of its tracks; most ask for all, and nothing is read. */
export async function editionOf({ api }: Asked, { contest, track }: BoardChoices): Promise<ContestPage | null> {
  const id = track ? (await orNull(api.contests.track({ params: { id: track } })))?.contest : contest;
  return id ? orNull(api.contests.contest({ params: { id } })) : null;
}
