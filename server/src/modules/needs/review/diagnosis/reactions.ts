import type { DueMove } from '#platform/module.ts';
import { endDiagnosis } from './actions/move.ts';
import { diagnosesOver, diagnosesPastDay } from './store.ts';

export const diagnosisDueMoves: readonly DueMove[] = [
  {
    name: 'needs.lapse_diagnosis',
    find: ({ db }, limit) => diagnosesOver(db, limit),
    run: (platform, id) => endDiagnosis(platform, id, 'lapse'),
  },
  {
    name: 'needs.expire_diagnosis',
    find: ({ db }, limit) => diagnosesPastDay(db, limit),
    run: (platform, id) => endDiagnosis(platform, id, 'expire'),
  },
];
