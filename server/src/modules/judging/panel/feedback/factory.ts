import type { Feedback } from '@jiebang/contract/judging/result.ts';

/** Feedback that has been released; throws for one that was not. */
export function released(feedback: Feedback): Extract<Feedback, { state: 'released' }> {
  if (feedback.state !== 'released') throw new Error(`feedback is ${feedback.state}`);
  return feedback;
}
