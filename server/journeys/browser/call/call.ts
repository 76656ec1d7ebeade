import { expect, test, vi } from 'vitest';
import { shanghaiDate } from '#kernel/working-days.ts';
import { someUscc } from '#modules/identity/factory.ts';
import type { Locale } from '../../../../web/src/lib/locale.ts';
import type { Size } from '../people.ts';
import { callersOf } from './players.ts';
import { addresses, told } from './told.data.ts';

// 需求张榜, from the edition to the board, by the keyboard alone: told once, and lived in both languages at both sizes.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
const day = 86_400_000;

/** The whole story as tests, in a language and at a size of the window. */
export function livesTheCall(locale: Locale, size: Size): void {
  const { t, as, open, atDesk, isSound, now, settle, problems } = callersOf(locale, size);
  const is = told[locale];

  test('an organiser clones the last edition, names its people, and opens it', async () => {
    const organiser = await atDesk('organiser');
    const { keys } = organiser;
    await isSound(organiser);
    await open(organiser, '/workspace/contests');
    await keys.follow(t.contests.newContest);
    await keys.pick(t.contests.basis, t.contests.bases.clone.label);
    await keys.when(t.contests.startsOn, shanghaiDate(await now()));
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
    const deadline = new Date((await now()).getTime() + 30 * day);
    await keys.act(t.needs.publish, async () => {
      await keys.when(t.needs.deadline, `${shanghaiDate(deadline)}T11:30`);
      await isSound(organiser);
    });
    await settle();
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
    expect(problems()).toEqual([]);
  });
}
