import { done } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { answerQuestion } from './actions/answer.ts';
import { askQuestion } from './actions/ask.ts';
import { moveQuestion } from './actions/move.ts';

export type MadeQuestion = {
  /** The number of a published need. */
  readonly need: string;
  readonly question: string;
  readonly asker: Viewer;
  /** Who makes it public; left out, it waits for the staff. */
  readonly moderator?: Viewer;
  readonly answer?: { readonly by: Viewer; readonly text: string };
};

/** Asks, publishes and answers a question by the real actions, as far as is said. Returns its id. */
export async function makeQuestion(platform: Platform, given: MadeQuestion): Promise<string> {
  const { id } = done(await askQuestion(platform, given.asker, given));
  if (given.moderator)
    done(await moveQuestion(platform, given.moderator, id, 'publish', { set: (at) => ({ published_at: at }) }));
  const { answer } = given;
  if (answer) done(await answerQuestion(platform, answer.by, id, answer.text));
  return id;
}
