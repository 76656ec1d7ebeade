import { randomBytes } from 'node:crypto';
import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import { newId } from '#kernel/ids.ts';
import { makePublicAchievement, wholeAchievement } from '#modules/achievements/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { emailOf } from '#modules/identity/index.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import type { World } from '#testing/world.ts';

/** What an address may name, of something hidden or of nothing: ids, a number, and a word that stands in the text alone. */
export type Named = {
  readonly achievement: string;
  readonly number: string;
  readonly file: string;
  readonly word: string;
  readonly need: string;
  readonly inquiry: string;
  readonly assessment: string;
  readonly saved: string;
  readonly imported: string;
};

/** A word that stands nowhere else, of always the same length. */
export const newWord = (): string => `q${randomBytes(6).toString('hex')}`;

let given = 0;
/** Names of nothing, each time others. */
export function nothing(): Named {
  given += 1;
  const ids = { achievement: newId(), file: newId(), need: newId(), inquiry: newId(), assessment: newId() };
  const number = `CG-2026-${String(900_000 + (given % 99_999))}`;
  return { ...ids, number, word: newWord(), saved: newId(), imported: newId() };
}

type Made = Awaited<ReturnType<typeof makePerson>>;

/**
 * Achievements that are not public, at every place of their lives, with what hangs on them: a file, an inquiry, an expert's assessment, a
 * match; and people who may know of none of it.
 */
export async function hiddenScene(world: World) {
  const { platform } = world;
  const stage = await makeStage(platform);
  const university = await makeOrganisation(platform, { name: '样本隐没大学', kind: 'university' });
  const company = await makeOrganisation(platform, { name: '样本旁观有限公司' });
  const owner = await makePerson(platform, { name: '周成果', organisations: [{ id: university, role: 'admin' }] });
  const stranger = await makePerson(platform, { name: '路人', organisations: [{ id: company, role: 'admin' }] });
  const former = await makePerson(platform, { name: '离校者', organisations: [{ id: university, role: 'member' }] });
  await world.as(owner).identity.removeMember({ params: { id: university, person: former.person } });
  const reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer' }] });
  const expert = await makePerson(platform, { name: '林评估', grants: [{ role: 'judge' }] });
  const asker = await makePerson(platform, {
    name: '钱询问',
    organisations: [{ id: await makeOrganisation(platform) }],
  });
  // Before the dictionary is there, a search is answered without it.
  await platform.translator.ready();
  const as = (who: Made) => world.as(who).achievements;
  const submit = (id: string) => as(owner).submit({ params: { id }, body: { declaration: '2026-1' } });
  const publish = (id: string) => as(reviewer).publish({ params: { id }, body: { confirmed: [...reviewItems] } });

  const text = (word: string): AchievementDraft =>
    wholeAchievement({
      ...{ title: word, titleEn: word, keywords: [word], keywordsEn: [word] },
      // As long as a text may well be: what is read of it and thrown away would be seen by a clock.
      ...{ text: `${word} ${'耐低温聚酯薄膜的连续制备。'.repeat(300)}`, textEn: word },
    });
  /** Begins one; what is asked about while it is public stays with it. */
  const begin = async () => {
    const word = newWord();
    const { id } = await as(owner).create({ body: { organisation: university, achievement: text(word) } });
    const file = await as(owner).attach({
      params: { id },
      query: { name: '证明.pdf' },
      body: new Blob(['%PDF-1.7\n% 样本\n']),
    });
    return { word, achievement: id, file: file.id };
  };
  const handedIn = async () => {
    const one = await begin();
    await submit(one.achievement);
    return one;
  };
  const published = async () => {
    const one = await handedIn();
    await publish(one.achievement);
    const { number } = await as(owner).work({ params: { id: one.achievement } });
    return { ...one, number: number ?? '' };
  };
  const draft = await begin();
  const underReview = await handedIn();
  const returned = await handedIn();
  await as(reviewer).return({ params: { id: returned.achievement }, body: { reason: '请核对。', points: [] } });
  const [withdrawn, down, merged] = [await published(), await published(), await published()];
  await world.settle();
  const organisation = asker.viewer.memberships[0]?.organisation ?? '';
  const { id: inquiry } = await world.as(asker).deals.ask({
    body: {
      ...{ achievement: withdrawn.number, organisation, purpose: 'use', cooperation: ['licence'], contact: null },
      message: '盼了解中试条件。',
    },
  });
  const { id: assessment } = await as(reviewer).askExpert({
    params: { id: withdrawn.achievement },
    body: { email: (await emailOf(platform.db, expert.person)) ?? '' },
  });
  const query = `q=${withdrawn.word}`;
  const { id: saved } = await as(asker).saveSearch({ body: { name: '薄膜', every: 'off', query } });
  const imported = await as(owner).uploadImport({
    query: { organisation: university, name: '成果.csv' },
    body: new Blob(['编号,成果名称\nR-1,薄膜\n']),
  });
  await as(owner).merge({ params: { id: merged.achievement }, body: { into: withdrawn.achievement } });
  await as(owner).withdraw({ params: { id: withdrawn.achievement }, body: { reason: '不再转让。' } });
  await as(reviewer).takeDown({ params: { id: down.achievement }, body: { reason: '权属异议。' } });
  // Something is public, so that what is hidden lies among it.
  const staff = { owner: owner.viewer, reviewer: reviewer.viewer };
  for (const title of ['耐低温聚酯薄膜', '工业废水处理']) {
    const { number } = await makePublicAchievement(platform, staff, {
      organisation: university,
      achievement: { title },
    });
    if (number === '') throw new Error('nothing is public');
  }
  const need = await stage.need();
  const own = await as(stranger).create({ body: { organisation: company, achievement: wholeAchievement() } });
  await world.settle();

  const named = (of: Partial<Named>): Named => ({
    ...nothing(),
    need: need.id,
    inquiry,
    assessment,
    saved,
    imported: imported.id,
    ...of,
  });
  return {
    need,
    /** The stranger's own draft. */
    own: own.id,
    hidden: {
      draft: named(draft),
      'under review': named(underReview),
      withdrawn: named(withdrawn),
      'merged into what is withdrawn': named(merged),
      returned: named(returned),
      'taken down': named(down),
    },
    outsiders: {
      visitor: null,
      stranger,
      former,
      officer: stage.officer,
      organiser: stage.organiser,
      reviewer,
      expert,
    },
  };
}
export type HiddenScene = Awaited<ReturnType<typeof hiddenScene>>;
