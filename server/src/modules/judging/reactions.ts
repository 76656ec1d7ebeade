import { isRefusal } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { emailOf, reachOf } from '#modules/identity/index.ts';
import { now } from '#platform/db/connection.ts';
import type { DueMove, Reaction } from '#platform/module.ts';
import type { Platform } from '#platform/platform.ts';
import { remindAnswerers } from './objection/actions/remind.ts';
import { answerReminders, objectionsToRemind } from './objection/queries/due.ts';
import { hold, moveHeld } from './panel/actions/move.ts';
import { concludeResult } from './panel/actions/notice.ts';
import { panelLife } from './panel/lifecycle.ts';
import { lapseDuty, remindTranslator } from './panel/translation/actions/duty.ts';
import { dutiesToAnswer, dutiesToLapse } from './panel/translation/queries/duties.ts';
import { dueResults } from './queries/result.ts';
import { findConflictsOfMerger } from './seat/actions/after-merger.ts';
import { lapseInvitation, remindInvited } from './seat/actions/answers.ts';
import { seatsToAnswer, seatsToLapse } from './seat/queries/answers.ts';
import { claimEntries } from './seat/register/store.ts';
import { remindJudge } from './sheet/actions/remind.ts';
import { seatsToRemind } from './sheet/queries/due.ts';
import { goOnUnchosen } from './stage/session/actions/agree.ts';

const abandonable = panelLife.rows.flatMap((row) => (row.action === 'abandon' ? row.from : []));

export const judgingReactions: readonly Reaction[] = [
  {
    name: 'judging.abandon_panel',
    on: ['need_terminated', 'need_withdrawn'],
    run: async (tx, fact) => {
      const held = await hold(tx, fact.subject);
      if (!held || !abandonable.some((state) => state === held.panel.state)) return;
      const moved = await moveHeld(tx, held, 'abandon', ['journey'], clock, { reason: fact.name });
      if (isRefusal(moved)) throw new Error(`a panel was not abandoned: ${moved.refused}`);
    },
  },
  {
    // What an organiser wrote under an address or a number is its owner's as soon as they have a role to be known by.
    name: 'judging.claim_register',
    on: ['role_granted'],
    run: async (tx, { subject }) => {
      const mobile = (await reachOf(tx, [subject])).get(subject)?.mobile ?? null;
      await claimEntries(tx, subject, { email: await emailOf(tx, subject), mobile });
    },
  },
  {
    // Whom the owner met, and went on with, comes after those who were judged.
    name: 'judging.go_on_unchosen',
    on: ['need_none_fits'],
    run: (tx, { subject }) => goOnUnchosen(tx, subject, clock),
  },
  { name: 'judging.find_conflicts', on: ['organisation_merged'], run: findConflictsOfMerger },
];

export const judgingDueMoves: readonly DueMove[] = [
  {
    name: 'judging.conclude',
    find: async ({ db }, limit) => dueResults(db, await now(db), limit),
    run: concludeResult,
  },
  {
    name: 'judging.remind_invited',
    find: ({ db }, limit) => seatsToAnswer(db, limit),
    run: remindInvited,
  },
  {
    name: 'judging.lapse_invitation',
    find: ({ db }, limit) => seatsToLapse(db, limit),
    run: lapseInvitation,
  },
  {
    name: 'judging.remind_translator',
    find: ({ db }, limit) => dutiesToAnswer(db, limit),
    run: remindTranslator,
  },
  {
    name: 'judging.lapse_translator',
    find: ({ db }, limit) => dutiesToLapse(db, limit),
    run: lapseDuty,
  },
  ...answerReminders.map((of) => ({
    name: `judging.${of}`,
    find: ({ db }: Platform, limit: number) => objectionsToRemind(db, of, limit),
    run: (platform: Platform, id: string) => remindAnswerers(platform, of, id),
  })),
  ...(['scores_due_soon', 'scores_due_tomorrow'] as const).map((of) => ({
    name: `judging.${of}`,
    find: ({ db }: Platform, limit: number) => seatsToRemind(db, of, limit),
    run: (platform: Platform, id: string) => remindJudge(platform, of, id),
  })),
];
