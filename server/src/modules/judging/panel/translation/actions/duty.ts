import { undertakingNow } from '@jiebang/contract/judging/panel.ts';
import type { DutyChanged } from '@jiebang/contract/judging/translation/translation.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, clock, type Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { solutionsForJudging } from '#modules/solutions/index.ts';
import { moveRow } from '#platform/db/move.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser, toOrganisers } from '../../../access.ts';
import { standsOnASide } from '../../../queries/sides.ts';
import { hashOfUndertaking, type Undertaking } from '../../../seat/actions/seat.ts';
import { answerDayOf } from '../../../seat/queries/answers.ts';
import { insertConflict } from '../../../seat/store.ts';
import { hold } from '../../actions/move.ts';
import { dutyLife } from '../lifecycle.ts';
import { isOfDuty, isTranslated } from '../queries/conflicts.ts';
import { dutiesToAnswer } from '../queries/duties.ts';
import { dutyRules } from '../rules.ts';
import { insertDuty, saveDutyDay, undertakeDuty } from '../store.ts';
import { dutyContext, holdDuty, moveDuty, moveHeldDuty } from './move.ts';

export type Invited = {
  readonly person: string;
  readonly language: 'zh' | 'en';
  readonly named: readonly string[] | null;
};

/** Invites a person who holds the role translator for the need's contest, and neither judges nor decides anything of the need. */
export async function inviteTranslator(
  platform: Platform,
  viewer: Viewer,
  needId: string,
  { person, language, named }: Invited,
): Promise<DutyChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await hold(tx, needId);
    if (!held || !isOrganiser(viewer, held.need)) return refuse('not_found');
    if (await standsOnASide(platform, tx, viewer, held.need)) return refuse('conflict_of_interest');
    const { need, panel, at } = held;
    const answerBy = await answerDayOf(tx, need, at);
    const context = await dutyContext(tx, { ...held, duty: { person, answer_by: answerBy } });
    const move = decide(dutyLife, dutyRules, { action: 'invite', state: null, as: ['organiser'], context });
    if (isRefusal(move)) return move;
    const known = named === null ? [] : (await solutionsForJudging(platform, tx, needId)).filter(isTranslated);
    if (named?.some((one) => !known.some(({ id }) => id === one)))
      return refuse('invalid_input', { fields: [{ path: 'named', code: 'unknown' }] });
    const id = newId();
    const row = { id, panel: panel.id, person, state: 'invited' as const, language, at, answer_by: answerBy };
    await insertDuty(tx, { ...row, named: named === null ? null : [...new Set(named)] });
    await moveRow(tx, dutyLife, id, move, {
      actor: actorOf(viewer, 'organiser'),
      data: { need: needId, panel: panel.id, person },
      audience: [`person:${person}`, ...toOrganisers(need)],
    });
    return { id, state: 'invited' as const, version: 1 };
  });
}

/** Invites a translator again who has not answered, in time or at all: with a new day, and told of it anew. */
export function inviteTranslatorAgain(platform: Platform, viewer: Viewer, id: string) {
  return moveDuty(platform, viewer, id, 'invite_again', {
    after: async (tx, { need, at }) => {
      await saveDutyDay(tx, id, await answerDayOf(tx, need, at));
      return null;
    },
  });
}

/** Takes the duty: signs the 保密与回避承诺 that judges sign, and declares interests. */
export function acceptDuty(platform: Platform, viewer: Viewer, id: string, given: Undertaking) {
  return moveDuty(platform, viewer, id, 'accept', {
    given: { outdated: given.undertaking !== undertakingNow },
    before: async (tx, { at }) => {
      const known = await organisationsById(tx, given.interests);
      if (given.interests.some((one) => !known.has(one)))
        return refuse('invalid_input', { fields: [{ path: 'interests', code: 'unknown' }] });
      const { interests, language } = given;
      const sha256 = hashOfUndertaking(undertakingNow, language);
      await undertakeDuty(tx, id, { undertaking: undertakingNow, sha256, interests, at });
      return null;
    },
  });
}

/** The translator's own word that there is a conflict with a solution: it is out of sight at once. */
export function declareAsTranslator(
  platform: Platform,
  viewer: Viewer,
  { id, solution }: { readonly id: string; readonly solution: string },
  reason: string,
) {
  return moveDuty(platform, viewer, id, 'declare_conflict', {
    reason,
    data: { solution },
    find: async (tx, held) => ((await isOfDuty(platform, tx, held, solution)) ? {} : refuse('not_found')),
    after: async (tx, { need, duty, at }) => {
      const who = { need: need.id, person: duty.person, notedBy: duty.person };
      await insertConflict(tx, { ...who, solution, source: 'declared', note: reason, at });
      return null;
    },
  });
}

/** Frees a translator's place whose invitation was not answered by its day, and tells the organisers. */
export function lapseDuty(platform: Platform, id: string): Promise<{ done: true } | Refusal> {
  return platform.transact<{ done: true }>(async (tx) => {
    const held = await holdDuty(tx, id);
    if (!held) return refuse('not_found');
    const moved = await moveHeldDuty(tx, held, 'lapse', ['clock'], clock);
    return isRefusal(moved) ? moved : { done: true };
  });
}

/** Tells a translator once that an invitation is to be answered within a day. Nothing of it changes, so it is no move. */
export function remindTranslator(platform: Platform, id: string): Promise<{ done: true } | Refusal> {
  return platform.transact<{ done: true }>(async (tx) => {
    const held = await holdDuty(tx, id);
    const [due] = held ? await dutiesToAnswer(tx, 1, id) : [];
    if (!held || due === undefined) return refuse('not_found');
    record(tx, {
      name: 'translator_answer_due',
      subject: id,
      actor: clock,
      data: { need: held.need.id, due: held.duty.answer_by.toISOString() },
      audience: [`person:${held.duty.person}`],
    });
    return { done: true };
  });
}
