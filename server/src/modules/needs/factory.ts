import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { freeTextOf } from '@jiebang/contract/needs/draft.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { done } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { signOffNeed, writePublicText } from './actions/clear-need.ts';
import { createNeed } from './actions/create-need.ts';
import { moveNeed } from './actions/move.ts';
import { publishNeed } from './actions/publish-need.ts';
import { submitNeed } from './actions/submit-need.ts';
import { acceptNeed, claimNeed } from './review/actions/review-need.ts';
import { findNeed } from './store.ts';
import { draftOf } from './views.ts';

export { makeQuestion } from './board/questions/factory.ts';
export { makeAccess, offerText, wholeConfidential } from './confidential/factory.ts';

/** A whole draft, of which a test says only what it is about. */
export function wholeDraft(given: Partial<NeedDraft> = {}): NeedDraft {
  return {
    title: '高韧性薄膜的低温制备',
    keywords: ['薄膜', '低温'],
    problem: '现有薄膜在零下四十度开裂，需要新的配方与工艺。',
    indicators: [{ name: '断裂伸长率', value: '≥ 12', unit: '%', howTested: '零下四十度拉伸试验' }],
    expectedResult: '样品与工艺文件。',
    existingBasis: '已有中试线一条。',
    field: '401',
    otherFields: [],
    industry: 'C29',
    region: '310115',
    budget: { min: 50_000_000, max: 100_000_000 },
    termMonths: 12,
    ways: ['cooperation'],
    cooperation: ['short_term', 'long_term'],
    wished: null,
    maturity: 7,
    ownership: '双方共有，比例商定。',
    validUntil: null,
    contactName: '样本联系人',
    contactPhone: '000-0000',
    showCompany: false,
    recommender: null,
    ...given,
  };
}

/** Who takes a need to the board. */
export type BoardStaff = {
  readonly owner: Viewer;
  readonly reviewer: Viewer;
  readonly officer: Viewer;
  readonly organiser: Viewer;
};
export type MadeNeed = {
  readonly organisation: string;
  readonly track: string;
  readonly draft?: Partial<NeedDraft>;
  /** What the public text says where it differs from the original. */
  readonly publicText?: Partial<NeedDraft>;
  readonly days?: number;
  /** Its deadline, where that is a moment and not so many days from now. */
  readonly deadline?: Date;
  /** What its owner does with the draft before it is handed in. */
  readonly onDraft?: (id: string) => Promise<unknown>;
};

/** Takes a need from nothing to the board by the real actions. Returns its id and number. */
export async function makePublishedNeed(
  platform: Platform,
  staff: BoardStaff,
  given: MadeNeed,
): Promise<{ id: string; number: string }> {
  const { id } = done(await createNeed(platform, staff.owner, { ...given, need: wholeDraft(given.draft) }));
  await given.onDraft?.(id);
  done(await submitNeed(platform, staff.owner, id, '2026-1'));
  done(await claimNeed(platform, staff.reviewer, id));
  const accepted = done(
    await acceptNeed(platform, staff.reviewer, id, {
      authenticity: authenticityItems,
      validity: validityItems,
      triage: 'ready',
      note: null,
    }),
  );
  const need = await findNeed(platform.db, id);
  if (!need?.number) throw new Error('a submitted need without a number');
  const text = freeTextOf({ ...draftOf(need), ...given.publicText });
  done(await writePublicText(platform, staff.officer, id, accepted.version, { ...text, problem: text.problem ?? '' }));
  done(await signOffNeed(platform, staff.officer, id, null));
  done(await moveNeed(platform, staff.owner, id, 'confirm'));
  const inDays = new Date((await now(platform.db)).getTime() + (given.days ?? 30) * 86_400_000);
  const deadline = given.deadline ?? inDays;
  done(await publishNeed(platform, staff.organiser, id, deadline.toISOString()));
  return { id, number: need.number };
}
