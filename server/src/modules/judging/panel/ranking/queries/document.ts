import { rankingContent } from '@jiebang/contract/log/documents.ts';
import { publishedRanking, type RankingDocument, type RankingTwo } from '@jiebang/contract/log/ranking.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { documentOf, inclusionOf } from '#modules/log/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { solutionById } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { mayReadRanking } from '../../../access.ts';
import { hasObjected, noticeByNumber } from '../../../objection/store.ts';
import { isShutOut } from '../../../queries/sides.ts';
import { loggedContent } from '../../../store.ts';
import { type RoundRow, roundById } from '../../round/store.ts';
import { findPanel, type NoticeRow, type PanelRow, panelById, winnerById } from '../../store.ts';
import { rankedOfPanel, rankingById, rankingsOfRounds, type WholeRanking } from '../store.ts';
import { drawOf, leafOfDraw } from './draw.ts';

type Which = { readonly round?: number | undefined; readonly notice?: string | undefined };

/**
 * The ranking of a round, of the last one where none is named, for whoever takes part, once the result is final: it tells the seed, by
 * which sheets that are opened again would be ranked. Of a withdrawn notice, where one is named, it is the ranking that the notice was put
 * up with. `verifier/` computes it anew without us.
 */
export async function rankingDocument(
  platform: Platform,
  viewer: Viewer,
  needId: string,
  { round, notice: number }: Which,
): Promise<RankingDocument | Refusal> {
  const { db } = platform;
  const need = await findNeed(db, needId);
  const panel = need && (await findPanel(db, needId));
  if (!need || !panel || (panel.state !== 'definitive' && panel.state !== 'declined')) return refuse('not_found');
  if (!(await tookPart(db, viewer, panel))) {
    if (!mayReadRanking(viewer, need, panel.state)) return refuse('not_found');
    if (await isShutOut(platform, viewer, need)) return refuse('conflict_of_interest');
  }
  const notice = number === undefined ? undefined : await noticeByNumber(db, number);
  if (number !== undefined && notice?.panel !== panel.id) return refuse('not_found');
  return documentOfRound(platform, await versionOf(db, panel, notice), round);
}

/** Whether a person is of a team that was ranked, or objected. */
async function tookPart(db: Db, viewer: Viewer, panel: PanelRow): Promise<boolean> {
  if (viewer.person === null) return false;
  if (await hasObjected(db, panel.id, viewer.person)) return true;
  for (const solution of await rankedOfPanel(db, panel.id)) {
    const ranked = await solutionById(db, solution);
    if (ranked && [ranked.leader, ...ranked.people].includes(viewer.person)) return true;
  }
  return false;
}

/** The same for everyone, by the number of the notice, where the result is definitive and the contest publishes its rankings. */
export async function noticedRanking(
  platform: Platform,
  number: string,
  round: number | undefined,
): Promise<RankingDocument | Refusal> {
  const { db } = platform;
  const notice = await noticeByNumber(db, number);
  const panel = notice && (await panelById(db, notice.panel));
  const rounds = notice ? await publishedRounds(db, notice) : [];
  if (!panel || (round === undefined ? rounds.length === 0 : !rounds.includes(round))) return refuse('not_found');
  return documentOfRound(platform, await versionOf(platform.db, panel, notice), round ?? rounds.at(-1));
}

/** The rankings of each round as they stood with a notice, or as they stand now: a round whose result fell was ranked again. */
async function versionOf(db: Db, panel: PanelRow, notice: NoticeRow | undefined): Promise<WholeRanking[]> {
  const latest = await rankingsOfRounds(db, panel.id);
  if (!notice) return latest;
  const noticed = await rankingById(db, (await winnerById(db, notice.winner)).ranking);
  return latest.map((one) => (one.round === noticed.round ? noticed : one));
}

/**
 * The numbers of the rounds whose rankings everyone may read with a notice; none before the result is definitive. A notice that was
 * withdrawn has those that it was put up with, so that anyone can see what was corrected.
 */
export async function publishedRounds(db: Db, notice: NoticeRow): Promise<number[]> {
  const panel = await panelById(db, notice.panel);
  const need = panel && (await findNeed(db, panel.need));
  if (!need || panel?.state !== 'definitive') return [];
  const published: number[] = [];
  for (const ranking of await versionOf(db, panel, notice)) {
    const round = await roundById(db, ranking.round);
    if (await isPublished(db, need, round)) published.push(round.n);
  }
  return published;
}

/** Draws of before decision 0024 name solutions by ids, and nobody who took part then was told: their rankings are not for everyone. */
async function isPublished(db: Db, need: NeedRow, round: RoundRow): Promise<boolean> {
  if ((await ruleOf(db, need.contest, 'ranking_published', round.began_at, need.track)) !== 'everyone') return false;
  return (await drawOf(db, round.id)).draw.content.solutions !== undefined;
}

/** The documents of all rounds as they stand now, in their order; none where one is of before decision 0024. */
export async function documentsOf(platform: Platform, panel: PanelRow): Promise<RankingTwo[]> {
  const rankings = await rankingsOfRounds(platform.db, panel.id);
  const found: RankingTwo[] = [];
  for (const { round } of rankings) {
    const document = await documentOfRound(platform, rankings, (await roundById(platform.db, round)).n);
    if (isRefusal(document) || document.format !== 'jiebang-ranking/2') return [];
    found.push(document);
  }
  return found;
}

async function documentOfRound(
  platform: Platform,
  rankings: readonly WholeRanking[],
  round: number | undefined,
): Promise<RankingDocument | Refusal> {
  const { db } = platform;
  let ranking = rankings.at(-1);
  if (round !== undefined) {
    const numbers = await Promise.all(rankings.map(async (one) => (await roundById(db, one.round)).n));
    ranking = rankings[numbers.indexOf(round)];
  }
  if (!ranking) return refuse('not_found');
  const logged = await loggedContent(db, ranking.leaf);
  const content = publishedRanking.safeParse(logged);
  if (!content.success) {
    const first = { format: 'jiebang-ranking/1' as const, content: rankingContent.parse(logged) };
    return ((await documentOf(platform, ranking.leaf, first)) as RankingDocument | null) ?? refuse('not_found');
  }
  const drawInclusion = await inclusionOf(db, await leafOfDraw(db, ranking.round, content.data.draw));
  const second = {
    format: 'jiebang-ranking/2' as const,
    content: content.data,
    ...(drawInclusion && { drawInclusion }),
  };
  return ((await documentOf(platform, ranking.leaf, second)) as RankingDocument | null) ?? refuse('not_found');
}
