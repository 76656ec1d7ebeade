import { type SeatChanged, type SeatState, undertakingNow } from '@jiebang/contract/judging/panel.ts';
import { undertakings } from '@jiebang/contract/judging/undertakings.data.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import { grantsOf, organisationsById } from '#modules/identity/index.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { hashOfWords } from '#platform/seal/words.ts';
import { asOfSeat, isOrganiser, toOrganisers } from '../../access.ts';
import { type Held, hold } from '../../panel/actions/move.ts';
import { placeAmongRounds } from '../../panel/round/queries/contenders.ts';
import { panelById } from '../../panel/store.ts';
import { isTranslatorOf } from '../../panel/translation/store.ts';
import { standsOnASide } from '../../queries/sides.ts';
import { sheetsOfSeat } from '../../sheet/store.ts';
import { type SeatAction, seatLife } from '../lifecycle.ts';
import { answerDayOf } from '../queries/answers.ts';
import { placeBesideOwner } from '../queries/conflicts.ts';
import { type SeatContext, seatRules } from '../rules.ts';
import { insertSeat, lockSeat, type SeatRow, seatById, undertake } from '../store.ts';
import { giveSheets } from './give-sheets.ts';

/** Invites a person who holds the role judge for the need's contest, and is not beyond the share of its owner's own experts. */
export async function inviteJudge(
  platform: Platform,
  viewer: Viewer,
  needId: string,
  { person }: { person: string },
): Promise<SeatChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await hold(tx, needId);
    if (!held || !isOrganiser(viewer, held.need)) return refuse('not_found');
    if (await standsOnASide(platform, tx, viewer, held.need)) return refuse('conflict_of_interest');
    const { need, panel, at } = held;
    const answerBy = await answerDayOf(tx, need, at);
    const context: SeatContext = {
      now: at.getTime(),
      answerBy: answerBy.getTime(),
      panelState: panel.state,
      roundsLeft: (await placeAmongRounds(tx, panel.id)).left,
      holdsRole: (await judgesOf(tx, need)).includes(person),
      beyondShare: (await placeBesideOwner(tx, need, person, at)) === 'beyond',
      sheets: 0,
      outdated: false,
      ofASide: false,
      translates: await isTranslatorOf(tx, person, panel.id),
    };
    const move = decide(seatLife, seatRules, { action: 'invite', state: null, as: ['organiser'], context });
    if (isRefusal(move)) return move;
    const id = newId();
    await insertSeat(tx, { id, panel: panel.id, person, state: move.to, at, answerBy });
    await moveRow(tx, seatLife, id, move, {
      actor: actorOf(viewer, 'organiser'),
      data: { need: needId, panel: panel.id, person },
      audience: [`person:${person}`, ...toOrganisers(need)],
    });
    return { id, state: 'invited' as const, version: 1 };
  });
}

/** People who hold the role judge for a need: on the platform, in its contest or in its track. */
export async function judgesOf(db: Db, need: Pick<NeedRow, 'contest' | 'track'>): Promise<string[]> {
  const everywhere = await grantsOf(db, 'judge', { scope: 'platform' });
  const contest = await grantsOf(db, 'judge', { scope: 'contest', scopeId: need.contest });
  const track = await grantsOf(db, 'judge', { scope: 'track', scopeId: need.track });
  return [...new Set([...everywhere, ...contest, ...track])].sort();
}

export type Undertaking = {
  /** Its version. */
  readonly undertaking: string;
  /** In which it was read. */
  readonly language: 'zh' | 'en';
  readonly interests: readonly string[];
};

/** SHA-256 of a version of the undertaking in the language in which it was read: what is signed. */
export const hashOfUndertaking = (version: keyof typeof undertakings, language: 'zh' | 'en'): string =>
  hashOfWords({ of: 'judge_undertaking', version, language, words: undertakings[version][language] });

/** Takes the seat: signs 保密与回避承诺 and declares interests. Whoever comes while scoring goes on gets sheets at once. */
export function acceptSeat(platform: Platform, viewer: Viewer, id: string, given: Undertaking) {
  return moveSeat(platform, viewer, id, 'accept', {
    outdated: given.undertaking !== undertakingNow,
    before: async (tx, held) => {
      const known = await organisationsById(tx, given.interests);
      if (given.interests.some((one) => !known.has(one)))
        return refuse('invalid_input', { fields: [{ path: 'interests', code: 'unknown' }] });
      const { interests, language } = given;
      const sha256 = hashOfUndertaking(undertakingNow, language);
      await undertake(tx, id, { undertaking: undertakingNow, sha256, interests, at: held.at });
      return null;
    },
    after: (tx, held, actor) => giveSheets(tx, platform, held, held.seat, actor),
  });
}

type HeldSeat = Held & { readonly seat: SeatRow };
type SeatEffect = {
  readonly reason?: string;
  /** Whether what is signed with it is no longer the newest. */
  readonly outdated?: boolean;
  readonly before?: (tx: Tx, held: HeldSeat) => Promise<Refusal | null>;
  readonly after?: (tx: Tx, held: HeldSeat, actor: Actor) => Promise<void>;
};

/** One move of a seat asked for by its judge or the organiser. */
export async function moveSeat(
  platform: Platform,
  viewer: Viewer,
  id: string,
  action: SeatAction,
  effect: SeatEffect = {},
): Promise<SeatChanged | Refusal> {
  return platform.transact(async (tx) => {
    const found = await seatById(tx, id);
    const panel = found && (await panelById(tx, found.panel));
    const held = panel && (await hold(tx, panel.need));
    const seat = held && (await lockSeat(tx, id));
    if (!held || !seat) return refuse('not_found');
    const as = asOfSeat(viewer, held.need, seat);
    if (as.length === 0) return refuse('not_found');
    const ofASide = await standsOnASide(platform, tx, viewer, held.need);
    if (ofASide && !as.includes('judge')) return refuse('conflict_of_interest');
    // Whoever is invited again is looked at as at first.
    const again = action === 'invite_again';
    const context = {
      now: held.at.getTime(),
      answerBy: seat.answer_by?.getTime() ?? null,
      panelState: held.panel.state,
      roundsLeft: (await placeAmongRounds(tx, held.panel.id)).left,
      holdsRole: !again || (await judgesOf(tx, held.need)).includes(seat.person),
      beyondShare: again && (await placeBesideOwner(tx, held.need, seat.person, held.at)) === 'beyond',
      sheets: (await sheetsOfSeat(tx, id)).length,
      outdated: effect.outdated ?? false,
      ofASide,
      translates: again && (await isTranslatorOf(tx, seat.person, seat.panel)),
    };
    const move = decide(seatLife, seatRules, { action, state: seat.state, as, context });
    if (isRefusal(move)) return move;
    const refused = await effect.before?.(tx, { ...held, seat });
    if (refused) return refused;
    const actor = actorOf(viewer, move.by);
    const notMoved = await moveRow(tx, seatLife, id, move, {
      actor,
      ...(effect.reason ? { reason: effect.reason } : {}),
      data: { need: held.need.id, panel: held.panel.id, person: seat.person },
      audience: [`person:${seat.person}`, ...toOrganisers(held.need)],
    });
    if (notMoved) return notMoved;
    await effect.after?.(tx, { ...held, seat: { ...seat, state: move.to as SeatState } }, actor);
    return { id, state: move.to as SeatState, version: seat.version + 1 };
  });
}
