import { type SolutionDraft, solutionDeclarationNow, solutionTermsNow } from '@jiebang/contract/solutions/solution.ts';
import { done } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { makeContest, makeRule, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { createDraft } from './actions/create-draft.ts';
import { saveDraft } from './actions/save-draft.ts';
import { screen } from './actions/screen.ts';
import { handIn } from './actions/submit.ts';

/** A whole text, of which a test says only what it is about. */
export function wholeDraft(given: Partial<SolutionDraft> = {}): SolutionDraft {
  return {
    title: '薄膜低温增韧的共混改性方案',
    teamName: '低温高分子攻关组',
    approach: '以弹性体共混与在线拉伸取向相结合，降低玻璃化转变温度。',
    answers: [
      { indicator: '断裂伸长率', verdict: 'exceeded', value: '≥ 15%', how: '零下四十度拉伸试验，第三方报告。' },
    ],
    novelty: ['original'],
    noveltyReason: '取向与共混同步完成，未见同类报道。',
    maturity: 7,
    maturityEvidence: '中试样品二十批。',
    earlierWork: '同类基材改性项目两项。',
    plan: '先小试定配方，再在中试线验证。',
    milestones: [{ name: '小试', months: 3, deliverable: '配方与样品' }],
    priceFen: 80_000_000,
    priceCovers: '材料、设备机时与第三方测试，不含知识产权许可费。',
    ownership: '专利共有，收益按投入分配。',
    partners: [],
    attachments: [],
    ...given,
  };
}

export type MadeSolution = {
  readonly need: string;
  readonly organisation: string;
  /** A team that the leader has already; a new one when left out. */
  readonly team?: string;
  readonly draft?: Partial<SolutionDraft>;
};

/** Hands in a solution by the real actions. Returns its id. */
export async function makeSubmittedSolution(platform: Platform, leader: Viewer, given: MadeSolution): Promise<string> {
  const { need, organisation, team = null } = given;
  const { id, version } = done(await createDraft(platform, leader, { need, organisation, team }));
  done(await saveDraft(platform, leader, id, version, wholeDraft(given.draft)));
  done(
    await handIn(platform, leader, id, 'submit', {
      terms: solutionTermsNow,
      declaration: solutionDeclarationNow,
      language: 'zh',
    }),
  );
  return id;
}

/** Lets an opened solution pass its formal screening by the real action. */
export async function makeScreened(platform: Platform, organiser: Viewer, id: string): Promise<void> {
  done(await screen(platform, organiser, id, true));
}

const day = 86_400_000;

/** A contest that takes needs for a thousand days, with those who run it; for tests. */
export async function makeStage(platform: Platform) {
  const at = (await now(platform.db)).getTime();
  const phase = { startsAt: new Date(at - 1000).toISOString(), endsAt: new Date(at + 1000 * day).toISOString() };
  const contest = await makeContest(platform, {
    phases: [{ phase: 'collecting', ...phase }],
    rules: { panel_size: 3 },
  });
  const track = await makeTrack(platform, contest);
  const within = { scope: 'contest', scopeId: contest } as const;
  const company = await makeOrganisation(platform, { name: '样本需求有限公司' });
  const owner = await makePerson(platform, { name: '周需求', organisations: [{ id: company }] });
  const reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer', ...within }] });
  const officer = await makePerson(platform, { name: '郑脱密', grants: [{ role: 'clearance_officer', ...within }] });
  const organiser = await makePerson(platform, { name: '王承办', grants: [{ role: 'organiser', ...within }] });
  const admin = await makePerson(platform, { name: '冯管理', grants: [{ role: 'admin' }] });
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  /** A need on the board, open for 30 days. */
  const need = () => makePublishedNeed(platform, staff, { organisation: company, track });
  /** The same in a track of its own, whose owners read on arrival. */
  const rollingNeed = async () => {
    const rolling = await makeTrack(platform, contest);
    await makeRule(platform, { contest, track: rolling, key: 'answer_mode', value: 'rolling' });
    return makePublishedNeed(platform, staff, { organisation: company, track: rolling });
  };
  /** A verified organisation with one person. */
  const solver = async (name: string) => {
    const organisation = await makeOrganisation(platform, { kind: 'university' });
    return { organisation, ...(await makePerson(platform, { name, organisations: [{ id: organisation }] })) };
  };
  return { contest, track, company, owner, reviewer, officer, organiser, admin, need, rollingNeed, solver };
}
