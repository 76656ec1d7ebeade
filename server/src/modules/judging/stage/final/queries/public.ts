import type { PublicFinal } from '@jiebang/contract/judging/stage/final.ts';
import type { Opening } from '@jiebang/contract/log/documents.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { contestById } from '#modules/contests/index.ts';
import { documentOf } from '#modules/log/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { needLine } from '../../../queries/need-line.ts';
import { judgedSolutions, organisationNames } from '../../../queries/solutions.ts';
import { loggedContent } from '../../../store.ts';
import { castOf } from '../../show/queries/cast.ts';
import { tellingOf } from '../../show/views.ts';
import { drawRule } from '../actions/draw.ts';
import { type FinalRow, finalByNumber, type ItemRow } from '../store.ts';

/** A final that anyone may read: from the sealing of its list on. */
export async function readableFinal(db: Db, number: string): Promise<FinalRow | null> {
  const final = await finalByNumber(db, number);
  return final && final.state !== 'preparing' ? final : null;
}

const drawn: readonly string[] = ['drawn', 'live', 'closed'];

/** A final as the hall sees it: who is on in which order from the draw on, how it was drawn, and the show as it stands for the public. */
export async function readFinal(platform: Platform, number: string): Promise<PublicFinal | Refusal> {
  const { db } = platform;
  const final = await readableFinal(db, number);
  const contest = final && (await contestById(db, final.contest));
  if (!final || !contest) return refuse('not_found');
  const { cast, needs, items, numbers, entries } = await castOf(db, final);
  const telling = tellingOf(cast);
  for (const entry of entries) telling.tell(entry);
  const told = drawn.includes(final.state) ? items : [];
  const names = final.named ? await namesOf(platform, told) : new Map<string, string>();
  const lines: PublicFinal['needs'] = [];
  for (const { need } of needs) {
    const { number, title } = await needLine(db, await needById(db, need));
    lines.push({ number, title });
  }
  return {
    number,
    title: final.title,
    titleEn: final.title_en,
    place: final.place,
    beginsAt: final.begins_at.toISOString(),
    contest: { number: contest.number, name: contest.name, nameEn: contest.nameEn },
    needs: lines,
    items: told.map(({ id, n, need, lot, solution }) => ({
      item: n ?? 0,
      need: numbers.needs.indexOf(need),
      name: names.get(solution) ?? null,
      id,
      lot: lot ?? '',
    })),
    draw:
      final.words !== null && final.seed !== null
        ? { seed: final.seed.toString('hex'), words: final.words, rule: drawRule }
        : null,
    m: telling.lines.length,
    at: (await now(db)).getTime(),
    // Before the draw a finalist is no number, and the count of them is not told.
    show: { ...telling.show, state: final.state, ...(told.length > 0 ? {} : { items: [] }) },
  };
}

export async function needById(db: Db, id: string): Promise<NeedRow> {
  const need = await findNeed(db, id);
  if (!need) throw new Error('a need on stage that is gone');
  return need;
}

/** Names of the finalists' organisations, by solution. */
export async function namesOf(platform: Platform, items: readonly ItemRow[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const need of new Set(items.map((item) => item.need)))
    for (const [solution, name] of await organisationNames(
      platform.db,
      await judgedSolutions(platform, platform.db, need),
    ))
      names.set(solution, name);
  return names;
}

/** What the log committed to before the draw, opened for anyone once it was drawn; `verifier/` checks it without us. */
export async function drawDocument(platform: Platform, number: string): Promise<Opening | Refusal> {
  const { db } = platform;
  const final = await readableFinal(db, number);
  if (!final || final.leaf === null || !drawn.includes(final.state)) return refuse('not_found');
  const content = (await loggedContent(db, final.leaf)) as Opening['content'];
  const document = await documentOf(platform, final.leaf, { format: 'jiebang-opening/1' as const, content });
  return document === null ? refuse('not_found') : (document as Opening);
}
