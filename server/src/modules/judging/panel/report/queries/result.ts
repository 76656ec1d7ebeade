import type { NoticedObjection, Struck } from '@jiebang/contract/judging/result.ts';
import type { RankingTwo } from '@jiebang/contract/log/ranking.ts';
import type { z } from 'zod';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { contestById } from '#modules/contests/index.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { mayReadRanking } from '../../../access.ts';
import { struckOf } from '../../../objection/correction/store.ts';
import { noticeByNumber, objectionsOfNotice } from '../../../objection/store.ts';
import { needLine } from '../../../queries/need-line.ts';
import { noticeOpening } from '../../../queries/openings.ts';
import { noticedObjection } from '../../../queries/results.ts';
import { isShutOut } from '../../../queries/sides.ts';
import { judgedSolutions, organisationNames } from '../../../queries/solutions.ts';
import { sheetsOfRound } from '../../../sheet/store.ts';
import { documentsOf, publishedRounds } from '../../ranking/queries/document.ts';
import { codesOfPanel } from '../../ranking/store.ts';
import { roundsOf } from '../../round/store.ts';
import { findPanel, type NoticeRow, noticesOf, type PanelRow, panelById } from '../../store.ts';
import { type Round, roundOfDocument } from '../documents/rounds.ts';

type Period = { readonly number: string; readonly from: Date; readonly to: Date; readonly days: number };
type Leaf = {
  readonly kind: 'notice' | 'draw' | 'ranking';
  /** A notice by its number, a round by its. */
  readonly of: string;
  /** Null until its batch was appended. */
  readonly place: number | null;
  readonly hash: string;
};

/** A final result with all that is published of it. */
export type Result = {
  readonly contest: { readonly name: string; readonly nameEn: string };
  readonly need: { readonly number: string; readonly title: string };
  readonly state: 'definitive' | 'declined';
  readonly since: Date;
  /** When it was all so. */
  readonly at: Date;
  readonly winner: { readonly name: string; readonly nameEn: string } | null;
  readonly notice: Period | null;
  /** Whose each solution is: for the owner and the organisers, else null. */
  readonly solutions:
    | readonly { readonly code: string; readonly title: string; readonly organisation: string }[]
    | null;
  readonly rounds: readonly Round[];
  /** Of all rounds: sheets that count, and all others, which are not told apart. */
  readonly sheets: { readonly counted: number; readonly left: number };
  readonly notices: readonly (Period & {
    readonly withdrawn: boolean;
    readonly objections: readonly z.infer<typeof NoticedObjection>[];
    readonly struck: readonly Struck[];
  })[];
  readonly head: { readonly size: number; readonly root: string; readonly at: Date } | null;
  readonly keyId: string;
  readonly leaves: readonly Leaf[];
  /** Where everyone finds the rankings; null where they are not for everyone. */
  readonly address: string | null;
  /** The files that the verifier checks, as they are called when they are downloaded. */
  readonly files: readonly string[];
};

/** For everyone, by the number of the notice that stands, where the contest publishes its rankings. */
export async function publicResult(platform: Platform, number: string): Promise<Result | Refusal> {
  const { db } = platform;
  const notice = await noticeByNumber(db, number);
  const panel = notice && (await panelById(db, notice.panel));
  const need = panel && (await findNeed(db, panel.need));
  if (!notice || !panel || !need || notice.withdrawn_at !== null) return refuse('not_found');
  if ((await publishedRounds(db, notice)).length === 0) return refuse('not_found');
  return resultOfPanel(platform, { need, panel, named: false });
}

/** For the owner and those who run the contest, once it is final: with whose each solution is. */
export async function ownResult(platform: Platform, viewer: Viewer, needId: string): Promise<Result | Refusal> {
  const { db } = platform;
  const need = await findNeed(db, needId);
  const panel = need && (await findPanel(db, needId));
  if (!need || !panel || !mayReadRanking(viewer, need, panel.state)) return refuse('not_found');
  if (await isShutOut(platform, viewer, need)) return refuse('conflict_of_interest');
  if (panel.state !== 'definitive' && panel.state !== 'declined') return refuse('not_found');
  return resultOfPanel(platform, { need, panel, named: true });
}

type Of = { readonly need: NeedRow; readonly panel: PanelRow; readonly named: boolean };

async function resultOfPanel(platform: Platform, { need, panel, named }: Of): Promise<Result | Refusal> {
  const { db } = platform;
  const documents = await documentsOf(platform, panel);
  const last = documents.at(-1);
  const contest = await contestById(db, need.contest);
  // Rankings of before decision 0024 hold no numbers to print.
  if (!last || !contest) return refuse('not_found');
  const notices = await noticesOf(db, panel.id);
  const standing = notices.find((one) => one.withdrawn_at === null) ?? null;
  const line = await needLine(db, need);
  const isPublic = standing !== null && (await publishedRounds(db, standing)).length > 0;
  const head = last.inclusion?.head ?? null;
  const headAt = head ? new Date(head.at) : panel.moved_at;
  return {
    contest: { name: contest.name, nameEn: contest.nameEn },
    need: { number: line.number, title: line.title },
    state: panel.state === 'declined' ? 'declined' : 'definitive',
    since: panel.moved_at,
    at: new Date(Math.max(headAt.getTime(), panel.moved_at.getTime())),
    winner: standing && (await winnerOf(db, standing)),
    notice: standing && periodOf(standing),
    solutions: named ? await namedSolutions(platform, need, panel) : null,
    rounds: documents.map(roundOfDocument),
    sheets: await sheetCounts(db, panel),
    notices: await noticeLines(db, panel, notices),
    head: head && { size: head.size, root: head.root, at: headAt },
    keyId: last.proof.keyId,
    leaves: [...(standing ? await noticeLeaf(platform, standing) : []), ...documents.flatMap(leavesOf)],
    address: isPublic ? `${platform.publicUrl}/notices/${standing.number}` : null,
    files: documents.map(({ content }) =>
      isPublic
        ? `${standing.number}-ranking-${content.round.n}.json`
        : `ranking-${line.number}-${content.round.n}.json`,
    ),
  };
}

const periodOf = ({ number, published_at, ends_at, working_days }: NoticeRow): Period => ({
  ...{ number, from: published_at, to: ends_at, days: working_days },
});

async function winnerOf(db: Db, { organisation }: NoticeRow): Promise<Result['winner']> {
  const card = (await organisationsById(db, [organisation])).get(organisation);
  return card ? { name: card.name, nameEn: card.nameEn ?? card.name } : null;
}

async function namedSolutions(platform: Platform, need: NeedRow, panel: PanelRow): Promise<Result['solutions']> {
  const solutions = await judgedSolutions(platform, platform.db, need.id);
  const names = await organisationNames(platform.db, solutions);
  const codes = new Map((await codesOfPanel(platform.db, panel.id)).map(({ solution, code }) => [solution, code]));
  return solutions
    .map(({ id, title }) => ({ code: codes.get(id) ?? '', title, organisation: names.get(id) ?? '' }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

async function sheetCounts(db: Db, panel: PanelRow): Promise<Result['sheets']> {
  let [counted, left] = [0, 0];
  for (const { id } of await roundsOf(db, panel.id))
    for (const { state } of await sheetsOfRound(db, id))
      if (state === 'locked') counted += 1;
      else left += 1;
  return { counted, left };
}

async function noticeLines(db: Db, panel: PanelRow, notices: readonly NoticeRow[]): Promise<Result['notices']> {
  const struck = await struckOf(db, panel.id);
  const lines = [];
  for (const one of notices)
    lines.push({
      ...periodOf(one),
      withdrawn: one.withdrawn_at !== null,
      objections: (await objectionsOfNotice(db, one.id)).flatMap(noticedObjection),
      struck: struck.flatMap(({ notice, ...rest }) => (notice === one.id ? [rest] : [])),
    });
  return lines;
}

async function noticeLeaf(platform: Platform, { number }: NoticeRow): Promise<Leaf[]> {
  const opening = await noticeOpening(platform, number);
  if ('refused' in opening) return [];
  return [{ kind: 'notice', of: number, place: opening.inclusion?.leafIndex ?? null, hash: opening.leaf.contentHash }];
}

function leavesOf({ content, leaf, inclusion, drawInclusion }: RankingTwo): Leaf[] {
  const of = String(content.round.n);
  return [
    { kind: 'draw', of, place: drawInclusion?.leafIndex ?? null, hash: content.draw.leaf.contentHash },
    { kind: 'ranking', of, place: inclusion?.leafIndex ?? null, hash: leaf.contentHash },
  ];
}
