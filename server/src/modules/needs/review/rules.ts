import type { NeedState } from '@jiebang/contract/needs/need.ts';
import type { NeedStep } from '@jiebang/contract/needs/work.ts';
import type { NeedAction } from '../lifecycle.ts';

/** A step of a need that somebody is to do within working days of its contest: in which states it runs, with which moves it begins anew. */
type Step = {
  readonly name: NeedStep;
  readonly states: readonly NeedState[];
  readonly begins: readonly NeedAction[];
  /** What is told when it is overdue. */
  readonly fact: string;
};

/** From the handing in to the board (product §5: an owner sees what is expected of whom by when). Of what is accepted only what is ready is cleared. */
export const steps: readonly Step[] = [
  {
    name: 'review',
    states: ['submitted', 'under_review'],
    begins: ['submit', 'contest_rejection', 'review_again'],
    fact: 'need_review_overdue',
  },
  {
    name: 'clearance',
    states: ['accepted'],
    begins: ['accept', 'triage', 'dispute'],
    fact: 'need_clearance_overdue',
  },
  {
    name: 'confirmation',
    states: ['signed_off'],
    begins: ['sign_off'],
    fact: 'need_confirmation_overdue',
  },
  {
    name: 'publication',
    states: ['cleared'],
    begins: ['confirm'],
    fact: 'need_publication_overdue',
  },
];

/** Which step of a need runs now; undefined where nobody is expected to do anything by a day: before it is handed in, once it is on the board, and as long as it is not ready. */
export const stepOf = ({
  state,
  triage,
}: {
  readonly state: string;
  readonly triage: string | null;
}): Step | undefined =>
  state === 'accepted' && triage !== 'ready'
    ? undefined
    : steps.find(({ states }) => states.some((one) => one === state));

const beginnings: ReadonlySet<string> = new Set(steps.flatMap(({ begins }) => begins));

/** Whether a step begins with this move. */
export const beginsStep = (action: string): boolean => beginnings.has(action);
