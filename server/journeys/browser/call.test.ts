import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { shanghaiDate } from '#kernel/working-days.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makePerson, someUscc } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { type Locale, localPath } from '../../../web/src/lib/locale.ts';
import { type Keys, keysOn } from './keyboard/keys.ts';
import { type Tongue, tongue } from './keyboard/tongues.ts';
import { faultsAsItIs, untranslated } from './look.ts';
import { desk, openPeople, type People, phone, type Someone } from './people.ts';
import { endsWhereItBroke } from './troupe.ts';

// 需求张榜, from the edition to the board, by the keyboard alone: told once, and lived in each language at a size of its own.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
const day = 86_400_000;

/** What people type, in the language of the story. */
const told = {
  zh: {
    names: { organiser: '王承办', admin: '吴管理', owner: '周需求', follower: '郑关注', officer: '冯脱密' },
    reviewers: ['陈审核', '褚审核'],
    edition: '创新挑战赛（新一届）',
    host: '样本市科学技术委员会',
    intro: '面向长三角征集技术难题。',
    company: '沪上柔电样本有限公司',
    region: '浦东新区',
    field: '新材料',
    title: '柔性电池外壳低温激光焊接裂纹控制',
    problem: '沪上柔电样本有限公司三号线焊缝在低温下开裂。',
    keywords: ['柔性电池', '激光焊接'],
    indicator: ['断裂伸长率', '不低于 12'],
    ownership: '双方共有',
    files: ['图纸.pdf', '检测报告.pdf'],
    publicTitle: '柔性外壳低温焊接裂纹控制',
    publicProblem: '焊缝在低温下开裂，合格率不足。',
  },
  en: {
    names: { organiser: 'Wang Ban', admin: 'Wu Guan', owner: 'Zhou Xu', follower: 'Zheng Guan', officer: 'Feng Mi' },
    reviewers: ['Chen Shen', 'Chu Shen'],
    edition: 'Innovation Challenge, the new edition',
    host: 'Sample Commission of Science',
    intro: 'A call for technical problems of the Delta.',
    company: 'Sample Flexible Cells Ltd',
    region: 'Pudong New Area',
    field: 'New materials',
    title: 'Cracks in laser welds of flexible cell housings',
    problem: 'Seams of line three at Sample Flexible Cells Ltd crack in the cold.',
    keywords: ['flexible cell', 'laser welding'],
    indicator: ['elongation at break', 'at least 12'],
    ownership: 'Held jointly',
    files: ['drawing.pdf', 'report.pdf'],
    publicTitle: 'Cracks in welds of flexible housings',
    publicProblem: 'Seams crack in the cold; too few pass.',
  },
} as const;
/** By which the organiser names its people: whoever serves this edition has no role before. */
const addresses = { officer: 'officer@example.com', reviewers: ['reviewer1@example.com', 'reviewer2@example.com'] };
/** An earlier edition with a rule of its own: two reviewers a need. */
const earlier = [
  ['collecting', 0, 30],
  ['solving', 0, 60],
  ['judging', 60, 80],
  ['matching', 80, 100],
  ['notice', 100, 110],
] as const;

type Player = Someone & { readonly keys: Keys };

describe.each([
  ['Chinese', 'zh', desk],
  ['English', 'en', phone],
] as const)('in %s', (_language, locale: Locale, size) => {
  const t: Tongue = tongue(locale);
  const is = told[locale];
  let world: World;
  let people: People;
  const made: Record<string, { readonly cookie: string }> = {};
  const seated = new Map<string, Player>();

  beforeAll(async () => {
    world = await openWorld({ listen: true });
    const { platform } = world;
    const from = (await world.now()).getTime() - 400 * day;
    const after = (days: number) => new Date(from + days * day).toISOString();
    const phases = earlier.map(([phase, begins, ends]) => ({ phase, startsAt: after(begins), endsAt: after(ends) }));
    const last = await makeContest(platform, { state: 'archived', phases, rules: { reviewers: 2 } });
    await makeTrack(platform, last);
    const { names, reviewers } = is;
    made['owner'] = await makePerson(platform, { name: names.owner });
    made['follower'] = await makePerson(platform, { name: names.follower });
    made['admin'] = await makePerson(platform, { name: names.admin, grants: [{ role: 'admin' }] });
    made['organiser'] = await makePerson(platform, { name: names.organiser, grants: [{ role: 'organiser' }] });
    made['officer'] = await makePerson(platform, { name: names.officer, email: addresses.officer });
    for (const [n, name] of reviewers.entries())
      made[`reviewer ${n + 1}`] = await makePerson(platform, { name, email: addresses.reviewers[n] ?? '' });
    people = await openPeople(world);
  });
  beforeEach(endsWhereItBroke(() => people.whatStands()));
  afterAll(async () => {
    await people?.close();
    await world?.close();
  });

  /** A person of the story at a browser of its own, a visitor where nobody of that name is known. */
  const as = async (name: string): Promise<Player> => {
    const someone = seated.get(name);
    if (someone) return someone;
    const sat = await people.sitDown(made[name], { viewport: size });
    const player = { ...sat, keys: keysOn(sat, t) };
    seated.set(name, player);
    return player;
  };
  const open = (who: Player, path: string) => who.open(localPath(locale, path));
  const atDesk = async (name: string): Promise<Player> => {
    const who = await as(name);
    await open(who, '/workspace');
    await who.page.getByRole('region', { name: t.desk.numbers }).waitFor();
    return who;
  };
  /** The open page fits, axe finds nothing, and all that is not typed is in its language. */
  const isSound = async (who: Player) => {
    await who.page.getByText(t.kit.loading, { exact: true }).first().waitFor({ state: 'detached' });
    expect([await faultsAsItIs(who), await untranslated(who)]).toEqual([[], []]);
  };

  test('an organiser clones the last edition, names its people, and opens it', async () => {
    const organiser = await atDesk('organiser');
    const { keys } = organiser;
    await isSound(organiser);
    await open(organiser, '/workspace/contests');
    await keys.follow(t.contests.newContest);
    await keys.pick(t.contests.basis, t.contests.bases.clone.label);
    await keys.when(t.contests.startsOn, shanghaiDate(await world.now()));
    await keys.write(t.contests.name, is.edition);
    await keys.write(t.contests.nameEn, told.en.edition);
    await keys.write(t.contests.number, '2027');
    await keys.pick(t.contests.homeRegion, is.region);
    await keys.many(t.contests.districts, is.region);
    await keys.write(t.contests.intro, is.intro);
    await keys.write(t.contests.introEn, told.en.intro);
    await keys.button(t.contests.addUnit);
    const unit = organiser.page.getByRole('group', { name: t.kit.rowNumber(1) });
    await keys.pick(t.contests.unitRole, t.words.unit.hosting);
    await keys.write(t.contests.unitName, is.host, unit);
    await isSound(organiser);
    await keys.button(t.contests.create);
    await organiser.sees(t.contests.notReady(2));
    const { reviewer, clearance_officer } = t.kit.roles;
    const people = [
      ...addresses.reviewers.map((email) => [email, reviewer] as const),
      [addresses.officer, clearance_officer] as const,
    ];
    for (const [email, role] of people) {
      await keys.act(t.staff.nameStaff, async () => {
        await keys.write(t.kit.whom.email, email);
        await keys.pick(t.staff.role, role);
      });
    }
    await organiser.sees(t.contests.ready);
    await isSound(organiser);
    await keys.act(t.contests.open, () => isSound(organiser));
    await organiser.sees(t.contests.states.open);
  });

  test('a company registers and asks to be verified, and the administrator verifies it', async () => {
    const owner = await atDesk('owner');
    const { keys } = owner;
    await keys.follow(t.desk.starts.organisation);
    await keys.follow(t.organisations.register);
    await isSound(owner);
    await keys.write(t.organisations.name, is.company);
    await keys.pick(t.organisations.size, t.organisations.sizes.small);
    await keys.write(t.organisations.uscc, someUscc());
    await owner.sees(t.organisations.usccRight);
    await keys.pick(t.organisations.region, is.region);
    await keys.button(t.organisations.create);
    const { uploadPaper, paperKinds } = t.organisations;
    await keys.attach(`${uploadPaper} · ${paperKinds.mandate}`, ['mandate.pdf']);
    await keys.attach(`${uploadPaper} · ${paperKinds.licence}`, ['licence.pdf']);
    await isSound(owner);
    await keys.act(t.organisations.askVerification, () => isSound(owner));
    const admin = await atDesk('admin');
    await admin.keys.task(t.desk.tasks.organisation_verify);
    await admin.sees('mandate.pdf');
    await isSound(admin);
    await admin.keys.act(t.organisations.verify);
  });

  test('it posts a need with attachments', async () => {
    const owner = await atDesk('owner');
    const { keys } = owner;
    await keys.follow(t.desk.starts.need);
    await keys.pick(t.needs.track, locale === 'zh' ? '样本专场1' : 'Sample track 1');
    await keys.write(t.needs.title, is.title);
    await isSound(owner);
    await keys.button(t.needs.start);
    await keys.words(t.needs.keywords, ...is.keywords);
    await keys.write(t.needs.problem, is.problem);
    await keys.button(t.needs.addIndicator);
    const indicator = owner.page.getByRole('group', { name: t.kit.rowNumber(1) });
    await keys.write(t.needs.indicator.name, is.indicator[0], indicator);
    await keys.write(t.needs.indicator.value, is.indicator[1], indicator);
    await keys.write(t.needs.ownership, is.ownership);
    await keys.pick(t.needs.field, is.field);
    await keys.pick(t.needs.region, is.region);
    await keys.write(t.needs.termMonths, 12);
    await keys.tick(t.needs.ways, t.words.way.cooperation);
    await keys.write(t.needs.contactName, is.names.owner);
    await keys.write(t.needs.contactPhone, '021-00000000');
    await keys.attach(t.needs.attach, is.files);
    await isSound(owner);
    await keys.act(t.needs.submit, () => keys.agree(t.needs.declare));
    await owner.sees(t.needs.history);
    await isSound(owner);
  });

  test('two reviewers sign a checklist each', async () => {
    const first = await atDesk('reviewer 1');
    await isSound(first);
    await first.keys.task(t.desk.tasks.need_claim);
    await first.keys.act(t.needs.claim);
    await first.keys.act(t.needs.check, async () => {
      await first.keys.tick(t.needs.authenticity);
      await isSound(first);
    });
    const second = await atDesk('reviewer 2');
    await second.keys.task(t.desk.tasks.need_second_review);
    await second.sees(...is.files);
    await second.keys.act(t.needs.accept, async () => {
      await second.keys.tick(t.needs.validity);
      await isSound(second);
    });
    await isSound(second);
  });

  test('a clearance officer writes the public text without the company in it, and the owner confirms it', async () => {
    const officer = await atDesk('officer');
    const { keys } = officer;
    await keys.task(t.desk.tasks.need_write_text);
    await keys.button(t.needs.copyOriginal);
    await officer.sees(t.needs.tracesFound);
    await isSound(officer);
    await keys.write(t.needs.title, is.publicTitle);
    await keys.write(t.needs.problem, is.publicProblem);
    await officer.sees(t.needs.tracesNone);
    await keys.act(t.needs.signOff, () => isSound(officer));
    const owner = await atDesk('owner');
    await owner.keys.task(t.desk.tasks.need_confirm_text);
    await owner.sees(is.publicProblem);
    await isSound(owner);
    await owner.keys.act(t.needs.confirm);
  });

  test('it appears on the open board and in the open inbox of a follower', async () => {
    const follower = await as('follower');
    await open(follower, '/workspace/follows');
    await follower.keys.act(t.desk.followTrack, () =>
      follower.keys.pick(t.desk.track, locale === 'zh' ? '样本专场1' : 'Sample track 1'),
    );
    await isSound(follower);
    await open(follower, '/workspace/inbox');
    await follower.sees(t.desk.inboxEmpty);
    const visitor = await as('visitor');
    await open(visitor, '/needs');
    await visitor.sees(t.site.board.bareTitle);
    await isSound(visitor);
    const organiser = await atDesk('organiser');
    const { keys } = organiser;
    await keys.task(t.desk.tasks.need_publish);
    const deadline = new Date((await world.now()).getTime() + 30 * day);
    await keys.act(t.needs.publish, async () => {
      await keys.when(t.needs.deadline, `${shanghaiDate(deadline)}T11:30`);
      await isSound(organiser);
    });
    await world.settle();
    await visitor.sees(is.publicTitle);
    await follower.sees(t.facts.need_published, is.publicTitle);
    await isSound(visitor);
    await isSound(follower);
    await visitor.keys.follow(is.publicTitle);
    await visitor.sees(is.publicProblem);
    const read = await visitor.reads();
    expect([is.company, is.title, ...is.files].filter((text) => read.includes(text))).toEqual([]);
    await isSound(visitor);
  });

  test('a place that the eye does not see and a button that is not reached are found', async () => {
    const visitor = await as('visitor');
    await open(visitor, '/needs');
    const { keys, page } = visitor;
    const search = page.getByRole('button', { name: t.site.board.searchButton });
    const field = page.getByRole('searchbox', { name: t.site.board.search });
    await field.evaluate((one) => one.style.setProperty('outline', 'none', 'important'));
    await keys.walkTo(field);
    await expect(keys.walkTo(search)).rejects.toThrow(`the keyboard stood at “${t.site.board.search}”`);
    await field.evaluate((one) => one.style.removeProperty('outline'));
    await search.evaluate((one) => one.setAttribute('tabindex', '-1'));
    await keys.walkTo(field);
    await expect(keys.walkTo(search)).rejects.toThrow('the keyboard does not reach');
  });

  test('no page had an error, and none asked another site for anything', () => {
    expect(people.problems()).toEqual([]);
  });
});
