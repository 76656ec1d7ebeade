import { expect, test } from 'vitest';
import { localPath } from '../../../../web/src/lib/locale.ts';
import type { Player } from '../keyboard/players.ts';
import type { Contestants } from './players.ts';
import { fillByKeyboard } from './scoring.ts';

/** How good the teams are in the first round: a score for each criterion. */
const worth = [
  [9, 8, 9, 8],
  [8, 9, 8, 8],
  [7, 7, 8, 7],
  [4, 5, 3, 5],
  [9, 8, 8, 9],
  [8, 8, 8, 8],
  [5, 6, 5, 6],
  [6, 5, 6, 6],
  [5, 5, 5, 5],
];

/** Scores online, the cut line, and the two needs that end there. */
export function scoresOnline(contestants: Contestants): void {
  const { locale, t, is, as, open, isSoundAtBoth, toTask, made, settle, judges, need, teamOf } = contestants;
  const m = t.judging;

  test('the organiser plans a round online, its cut line and a final for one need, and lets all panels be assigned at once', async () => {
    const organiser = await as('organiser');
    const { keys } = organiser;
    await open(organiser, `/workspace/needs/${need(0).id}/panel`);
    await organiser.sees(need(0).title);
    await keys.act(m.setRounds, async () => {
      const [first, second] = [1, 2].map((n) => organiser.page.getByRole('group', { name: t.kit.rowNumber(n) }));
      await keys.pick(m.cut, m.cutKinds.rank, first);
      await keys.write(m.cutFirst, 3, first);
      await keys.button(m.addRound);
      await keys.pick(m.round, m.roundKinds.final, second);
      await keys.pick(m.aggregation, m.aggregations.mean, second);
      await keys.pick(m.tieRule, m.tieRules.heaviest_criterion, second);
      await keys.pick(m.cut, m.cutKinds.none, second);
      await keys.write(m.judgesPerSolution, 7, second);
      await isSoundAtBoth(organiser);
    });
    await open(organiser, `/workspace/contests/${made().contest}/tracks/${made().track}`);
    await keys.button(t.assignment.track);
    await organiser.sees(t.assignment.made(3));
    await isSoundAtBoth(organiser);
    for (const n of [0, 1, 2]) {
      await toTask('organiser', t.desk.tasks.judging_begin, need(n).title);
      await keys.act(m.begin);
    }
    await isSoundAtBoth(organiser);
  });

  test('seven judges score online at phones, by the keyboard', async () => {
    await settle();
    await Promise.all(judges.map(async (name, n) => scoresAll(await as(name), n === 0)));
  });

  /** A judge goes from need to need, and from sheet to sheet, until all are locked. */
  async function scoresAll(judge: Player, looks: boolean): Promise<void> {
    const { page, keys } = judge;
    // Each kind of page is looked at once, with something on it.
    const looked = new Set<string>();
    const look = async (kind: string) => {
      if (!looks || looked.has(kind)) return;
      looked.add(kind);
      await isSoundAtBoth(judge);
    };
    await page.goto(localPath(locale, '/workspace/judging'));
    const seats = page.getByRole('list', { name: m.mine }).getByRole('link');
    await seats.first().waitFor();
    const addresses = await seats.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    await look('seats');
    for (const address of addresses) {
      await page.goto(address);
      const list = page.getByRole('list', { name: m.sheets });
      await list.or(page.getByText(m.sheetsLater)).waitFor();
      const count = await list.getByRole('link').count();
      if (count === 0) continue;
      await look('seat');
      await keys.follow(/./, list);
      await keys.button(m.sheet);
      for (let left = count; left > 0; left -= 1) {
        const team = teamOf(await judge.heading());
        await look('sheet');
        const at = page.url();
        const comment = is.comments[team % 2] ?? '';
        await fillByKeyboard(judge, t, is.required, { scores: worth[team] ?? [], comment });
        if (left > 1) await page.waitForURL((url) => url.href !== at);
      }
    }
  }

  test('the round ends: three of four go on to the final, and the fourth has fallen to the cut line', async () => {
    const organiser = await toTask('organiser', t.desk.tasks.judging_advance, need(0).title);
    await organiser.keys.act(m.advance, () => isSoundAtBoth(organiser));
    await organiser.sees(m.wentOn(3, 4));
    const row = organiser.page.getByRole('row').filter({ hasText: is.teams[3][2] }).last();
    expect(await row.textContent()).toContain(m.outAfter(m.roundKinds.online));
    await isSoundAtBoth(organiser);
  });

  test('of the needs that end online, one owner picks the second of the shortlist with its reasons, and one finds that none fits', async () => {
    for (const n of [1, 2]) {
      const organiser = await toTask('organiser', t.desk.tasks.judging_rank, need(n).title);
      await organiser.keys.act(m.rank);
    }
    const owner = await toTask('owner 1', t.desk.tasks.judging_confirm, need(1).title);
    await isSoundAtBoth(owner);
    await owner.keys.act(m.confirm, async () => {
      await owner.keys.pick(m.winner, is.teams[5][3]);
      await owner.keys.button(m.confirm, owner.page.getByRole('dialog'));
      // Without a reason the second is not taken.
      await owner.page.getByRole('dialog').getByRole('alert').first().waitFor();
      await isSoundAtBoth(owner);
      await owner.keys.write(m.reason, is.second);
    });
    const other = await toTask('owner 2', t.desk.tasks.judging_confirm, need(2).title);
    await other.keys.act(m.declineAll, async () => {
      await other.keys.write(m.reason, is.none);
      await isSoundAtBoth(other);
    });
    await other.sees(t.kit.panelState.declined);
    await isSoundAtBoth(other);
    const organiser = await toTask('organiser', t.desk.tasks.judging_notice, need(1).title);
    await organiser.keys.act(m.publishNotice);
    await settle();
    const visitor = await as('visitor');
    await open(visitor, '/results');
    await isSoundAtBoth(visitor);
    await visitor.keys.follow(need(1).title);
    await visitor.sees(is.teams[5][2]);
    await isSoundAtBoth(visitor);
  });
}
