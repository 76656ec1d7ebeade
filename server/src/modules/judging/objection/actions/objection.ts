import type { ObjectionChanged, ObjectionState, Remedy } from '@jiebang/contract/judging/result.ts';
import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { newId } from '#kernel/ids.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, membershipIn, type Viewer } from '#kernel/viewer.ts';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import { ruleOf } from '#modules/contests/index.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import { screenersOf } from '#modules/solutions/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { asOfObjection, toAnswerers } from '../../access.ts';
import { hold } from '../../panel/actions/move.ts';
import { noticeOf, panelById } from '../../panel/store.ts';
import { standsOnASide } from '../../queries/sides.ts';
import { promise } from '../../store.ts';
import { objectionLife } from '../lifecycle.ts';
import { evidenceOf } from '../queries/evidence.ts';
import { objectionRules } from '../rules.ts';
import {
  deciders,
  hasCorrected,
  insertObjection,
  lockObjection,
  noticeByNumber,
  noticesById,
  type ObjectionRow,
  objectionById,
  saveAnswer,
} from '../store.ts';
import { type Strike, withdraw } from './withdraw.ts';

/** Objects to a standing notice, in writing and by real name: the objector acts for a verified organisation. */
export async function fileObjection(
  platform: Platform,
  viewer: Viewer,
  number: string,
  { text }: { text: string },
): Promise<ObjectionChanged | Refusal> {
  return platform.transact(async (tx) => {
    const found = await noticeByNumber(tx, number);
    const panel = found && (await panelById(tx, found.panel));
    const held = panel && (await hold(tx, panel.need));
    if (!found || !held || viewer.person === null) return refuse('not_found');
    const standing = await noticeOf(tx, held.panel.id);
    const organisation = viewer.memberships.find((one) => one.verified)?.organisation ?? null;
    const move = decide(objectionLife, objectionRules, {
      action: 'file',
      state: null,
      as: ['objector'],
      context: {
        now: held.at.getTime(),
        noticeEnds: standing?.id === found.id ? standing.ends_at.getTime() : null,
        realName: organisation !== null,
        involved: false,
        evidence: 0,
      },
    });
    if (isRefusal(move)) return move;
    if (organisation === null) throw new Error('an objection without a real name');
    const id = newId();
    const { person } = viewer;
    const { contest, track } = held.need;
    const days = await ruleOf(tx, contest, 'objection_working_days', held.at, track);
    const row = {
      ...{ id, notice: found.id, panel: held.panel.id, person, organisation, text, state: move.to },
      answer_due: endOfWorkingDays(held.at, days, holidayCalendar),
    };
    await insertObjection(tx, row, held.at);
    await moveRow(tx, objectionLife, id, move, {
      actor: actorOf(viewer, 'objector', organisation),
      data: { need: held.need.id },
      audience: [`person:${person}`, ...toAnswerers(held.need)],
    });
    return { id, state: 'filed' as const, version: 1 };
  });
}

type Words = { readonly answer: string; readonly published: string };
type Decision = Words & { readonly remedy?: Remedy; readonly strike?: Strike; readonly solution?: string };

/** Dismisses an objection with its answer. */
export function dismissObjection(platform: Platform, viewer: Viewer, id: string, decision: Words) {
  return answerObjection(platform, viewer, id, decision);
}

/** Upholds an objection: notice and choice fall, and the judges score anew or the owner chooses anew. */
export function upholdObjection(
  platform: Platform,
  viewer: Viewer,
  id: string,
  decision: Words & { readonly remedy: 'rescore' | 'reconsider' },
) {
  return answerObjection(platform, viewer, id, decision);
}

/** Upholds an objection by a correction: some sheets are struck out, the ranking is computed anew, and the owner chooses from that. */
export function correctResult(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { sheets, ground, ...words }: Words & Strike,
) {
  return answerObjection(platform, viewer, id, { ...words, remedy: 'correct', strike: { sheets, ground } });
}

/** Upholds an objection against the screening of a solution: it is scored after all, and the round is ranked anew. */
export function readmitAfterAll(
  platform: Platform,
  viewer: Viewer,
  id: string,
  decision: Words & { readonly solution: string },
) {
  return answerObjection(platform, viewer, id, { ...decision, remedy: 'readmit' });
}

async function answerObjection(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { answer, published, remedy, strike, solution }: Decision,
): Promise<ObjectionChanged | Refusal> {
  return platform.transact(async (tx) => {
    const found = await objectionById(tx, id);
    const panel = found && (await panelById(tx, found.panel));
    const held = panel && (await hold(tx, panel.need));
    const objection = held && (await lockObjection(tx, id));
    const as = held ? asOfObjection(viewer, held.need) : [];
    if (!held || !objection || as.length === 0 || viewer.person === null) return refuse('not_found');
    const move = decide(objectionLife, objectionRules, {
      action: remedy ? 'uphold' : 'dismiss',
      state: objection.state,
      as,
      context: {
        now: held.at.getTime(),
        noticeEnds: null,
        realName: true,
        involved: await isInvolved(platform, tx, viewer, held.need, objection),
        evidence: 0,
      },
    });
    if (isRefusal(move)) return move;
    await saveAnswer(tx, id, { answer, published, remedy: remedy ?? null, person: viewer.person });
    const struck = strike ? { ground: strike.ground, sheets: new Set(strike.sheets).size } : null;
    const outcome = { objection, outcome: move.to, answer, published, remedy: remedy ?? null, struck, at: held.at };
    await promiseDecision(tx, platform, outcome);
    const actor = actorOf(viewer, 'answerer');
    const notMoved = await moveRow(tx, objectionLife, id, move, {
      actor,
      data: { need: held.need.id },
      audience: [`person:${objection.person}`, ...toAnswerers(held.need)],
    });
    const refused =
      notMoved ??
      (remedy ? await withdraw(platform, tx, { held, objection: id, strike, solution, actor }, remedy) : null);
    return refused ?? { id, state: move.to as ObjectionState, version: objection.version + 1 };
  });
}

type Decided = Words & {
  readonly objection: ObjectionRow;
  readonly outcome: string;
  readonly remedy: string | null;
  readonly struck: { readonly ground: string; readonly sheets: number } | null;
  readonly at: Date;
};

/** Lets the log keep what was decided. The texts stand in it by their hashes alone: they may name people. */
async function promiseDecision(tx: Tx, platform: Platform, decided: Decided): Promise<void> {
  const { objection, outcome, answer, published, remedy, struck, at } = decided;
  const notice = (await noticesById(tx, [objection.notice])).get(objection.notice);
  if (!notice) throw new Error('an objection without its notice');
  const evidence = await evidenceOf(tx, [objection.id]);
  const hashes = {
    text: contentHash(objection.text),
    evidence: evidence.map(({ sha256 }) => sha256).sort(),
    answer: contentHash(answer),
    published: contentHash(published),
  };
  await promise(tx, platform, {
    kind: 'objection_decided',
    id: objection.id,
    subject: notice.number,
    content: {
      ...{ objection: objection.id, notice: notice.number, outcome, remedy, hashes, at: at.toISOString() },
      ...(struck && { struck }),
    },
    at,
  });
}

/**
 * Whether the viewer decided anything of it, objected or is of the objector's organisation, or stands on a side of the need: then somebody else
 * answers.
 */
export async function isInvolved(
  platform: Platform,
  db: Db,
  viewer: Viewer,
  need: NeedRow,
  objection: Pick<ObjectionRow, 'panel' | 'person' | 'organisation' | 'notice'>,
): Promise<boolean> {
  const { person } = viewer;
  if (person === null || person === objection.person || membershipIn(viewer, objection.organisation)) return true;
  if (await standsOnASide(platform, db, viewer, need)) return true;
  if (await hasCorrected(db, objection.notice, person)) return true;
  const decided = [...(await deciders(db, objection.panel)), ...(await screenersOf(db, need.id))];
  return decided.includes(person);
}
