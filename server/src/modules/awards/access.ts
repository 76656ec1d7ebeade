import { toHolders } from '#kernel/audience.ts';
import { holds, type Viewer } from '#kernel/viewer.ts';

/** Whether the viewer decides the awards of a contest. */
export const decides = (viewer: Viewer, contest: string): boolean => holds(viewer, 'organiser', { contest });

/** Whether the viewer may look on: organisers and the authority of the contest. */
export const mayRead = (viewer: Viewer, contest: string): boolean =>
  decides(viewer, contest) || holds(viewer, 'authority', { contest });

/** Audience tags of those who may look on. */
export const toReaders = (contest: string): string[] => [
  ...toHolders('organiser', { contest }),
  ...toRecommenders(contest),
];

/** Audience tags of those who choose what is recommended. */
export const toRecommenders = (contest: string): string[] => toHolders('authority', { contest });

/** Whether the viewer chooses what is recommended. */
export const recommends = (viewer: Viewer, contest: string): boolean => holds(viewer, 'authority', { contest });
