import type { QuestionChanged } from '@jiebang/contract/needs/question-routes.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { now } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { readPublicNeed } from '../../../queries/public-need.ts';
import { lockNeed } from '../../../store.ts';
import { questionLife } from '../lifecycle.ts';
import { questionRules } from '../rules.ts';
import { askedBefore, insertQuestion } from '../store.ts';
import { contextOf } from '../views.ts';
import { audienceOf } from './move.ts';

/** Asks a public question about a published need. Its row is held, so that of many at once no more than may wait are taken. */
export function askQuestion(
  platform: Platform,
  viewer: Viewer,
  { need: number, question }: { need: string; question: string },
): Promise<QuestionChanged | Refusal> {
  return platform.transact(async (tx) => {
    const { person } = viewer;
    const known = await readPublicNeed(tx, number);
    if (person === null || isRefusal(known)) return refuse('not_found');
    const need = await lockNeed(tx, known.id);
    if (!need) return refuse('not_found');
    const at = await now(tx);
    const { day, waiting, today } = await askedBefore(tx, person, need.id, at);
    const most = {
      waiting: await ruleOf(tx, need.contest, 'questions_waiting', at, need.track),
      today: await ruleOf(tx, need.contest, 'questions_a_day', at, need.track),
    };
    const context = { ...contextOf(viewer, { asker: person }, need, at), waiting, today, most };
    const move = decide(questionLife, questionRules, { action: 'ask', state: null, as: ['asker'], context });
    if (isRefusal(move)) return move;
    const id = newId();
    const times = { created_at: at, moved_at: at, asked_on: day, nth: today + 1 };
    await insertQuestion(tx, { id, state: move.to, need: need.id, asker: person, question, ...times });
    const refusal = await moveRow(tx, questionLife, id, move, {
      actor: actorOf(viewer, 'asker'),
      data: { need: need.id },
      audience: audienceOf({ asker: person }, need, [move.to]),
    });
    return refusal ?? { id, state: 'asked' as const, version: 1 };
  });
}
