import type { DueMove, Reaction } from '#platform/module.ts';
import { followExtension } from '../actions/follow-extension.ts';
import { closeNeed } from '../actions/journey.ts';
import { handInNear } from '../intake/draft/actions/hand-in-near.ts';
import { tellScope } from '../intake/draft/actions/tell-scope.ts';
import { needsToHandIn } from '../intake/draft/queries/near.ts';
import { needsPastDeadline } from '../store.ts';
import { nearDeadline } from './actions/near-deadline.ts';
import { needsNearDeadline } from './queries/near-deadline.ts';

export const needDueMoves: readonly DueMove[] = [
  { name: 'needs.close', find: ({ db }, limit) => needsPastDeadline(db, limit), run: closeNeed },
  { name: 'needs.near_deadline', find: ({ db }, limit) => needsNearDeadline(db, limit), run: nearDeadline },
  { name: 'needs.hand_in_near', find: ({ db }, limit) => needsToHandIn(db, limit), run: handInNear },
];

export const needReactions: readonly Reaction[] = [
  { name: 'needs.follow_extension', on: ['phase_extended'], run: followExtension },
  { name: 'needs.tell_scope', on: ['rule_set'], run: tellScope },
];
