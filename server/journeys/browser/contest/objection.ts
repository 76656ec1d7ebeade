import { expect, test } from 'vitest';
import type { Contestants } from './players.ts';

/** The owner's confirmation, an objection upheld, the ranking computed anew and noticed again, and what the teams read at the end. */
export function objectsAndCorrects(contestants: Contestants): void {
  const { t, is, as, open, isSoundAtBoth, toTask, made, world, settle, need } = contestants;
  const m = t.judging;
  const first = is.teams[0];
  const second = is.teams[1];
  /** The owner confirms who is first now, and the organiser puts it on notice; the number of the notice. */
  const noticed = async (reason: string): Promise<string> => {
    const owner = await toTask('owner 0', t.desk.tasks.judging_confirm, need(0).title);
    await isSoundAtBoth(owner);
    await owner.keys.act(m.confirm, async () => {
      await owner.keys.write(m.reason, reason);
      await isSoundAtBoth(owner);
    });
    const organiser = await toTask('organiser', t.desk.tasks.judging_notice, need(0).title);
    await organiser.keys.act(m.publishNotice);
    await settle();
    const visitor = await as('visitor');
    await open(visitor, '/results');
    await visitor.keys.follow(need(0).title);
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    return visitor.partOfAddress();
  };
  const notices: string[] = [];

  test('the ranking of the final goes to the owner, who confirms the first of it, and it stands in public notice', async () => {
    const organiser = await toTask('organiser', t.desk.tasks.judging_rank, need(0).title);
    await organiser.keys.act(m.rank);
    notices.push(await noticed(is.choice));
    const visitor = await as('visitor');
    await visitor.sees(second[2]);
    await isSoundAtBoth(visitor);
  });

  test('a losing team objects by real name, and who did not decide strikes out the sheet of a judge in conflict', async () => {
    const loser = await as('team 0');
    await open(loser, `/notices/${notices[0]}`);
    await loser.keys.follow(t.site.notice.object);
    await loser.sees(m.objectText);
    await loser.keys.write(m.objectText, is.objection);
    await isSoundAtBoth(loser);
    await loser.keys.button(m.object);
    await loser.sees(m.objectionStates.filed);
    await isSoundAtBoth(loser);
    const authority = await toTask('authority', t.desk.tasks.judging_answer_objection, need(0).title);
    await authority.sees(is.objection);
    await isSoundAtBoth(authority);
    await authority.keys.act(m.correct, async () => {
      const sheets = authority.page.getByRole('dialog').getByRole('checkbox');
      await authority.keys.check(
        sheets.and(authority.page.getByLabel(is.judges[6])).and(authority.page.getByLabel(second[3])),
      );
      await authority.keys.pick(m.struckGround, m.struckGrounds.conflict);
      await authority.keys.write(m.answer, is.answer);
      await authority.keys.write(m.publishedReason, is.published);
      await isSoundAtBoth(authority);
    });
    await authority.sees(m.objectionStates.upheld);
    await isSoundAtBoth(authority);
  });

  test('the corrected ranking turns the first two round, is confirmed anew and noticed again beside the notice that fell', async () => {
    const visitor = await as('visitor');
    await open(visitor, `/notices/${notices[0]}`);
    await visitor.sees(t.site.notice.withdrawn, is.published);
    await isSoundAtBoth(visitor);
    notices.push(await noticed(is.choice));
    expect(new Set(notices).size).toBe(2);
    await visitor.sees(first[2], t.site.notice.replaces, notices[0] ?? '');
    await isSoundAtBoth(visitor);
  });

  test('when the notice is over the result is definitive: the losing teams read why, and the report can be printed', async () => {
    const { endsAt } = await world()
      .as()
      .judging.notice({ params: { number: notices[1] ?? '' } });
    await world().travel(new Date(endsAt));
    const [, fallen = ''] = made().solutions;
    const loser = await as('team 1');
    await open(loser, `/workspace/solutions/${fallen}/feedback`);
    await loser.sees(m.notWon, m.feedbackRank(2, 3), is.comments[0]);
    await isSoundAtBoth(loser);
    const cut = await as('team 3');
    await open(cut, `/workspace/solutions/${made().solutions[3]}/feedback`);
    await cut.sees(m.notWon, is.comments[1]);
    await isSoundAtBoth(cut);
    const owner = await as('owner 0');
    await open(owner, `/workspace/needs/${need(0).id}/ranking`);
    await owner.sees(m.struckTitle);
    await isSoundAtBoth(owner);
    expect((await owner.download(m.reportFile)).slice(0, 5)).toBe('%PDF-');
    const visitor = await as('visitor');
    await visitor.page.reload();
    await isSoundAtBoth(visitor);
  });
}
