import { expect, test } from 'vitest';
import type { Contestants } from './players.ts';
import { fillByKeyboard } from './scoring.ts';

const four = (score: number) => [score, score, score, score];
/** What each judge gives in the hall: six find the first team a little better, the seventh lifts the second one above it. */
function given(team: number, judge: number): readonly number[] {
  if (team === 0) return four(8);
  if (team === 2) return four(6);
  return judge === 6 ? four(10) : [8, 8, 8, 7];
}

/** The live final: console at a desk, seven phones, and the big screen of the hall. */
export function livesTheFinal(contestants: Contestants): void {
  const { t, is, as, open, isSound, isSoundAtBoth, made, world, settle, judges, need, teamOf } = contestants;
  const m = t.final;
  const shown = t.stage;
  let number = '';

  test('the organiser prepares a live final, seals its list, draws the order by words from the hall, and starts', async () => {
    const organiser = await as('organiser');
    const { keys } = organiser;
    await open(organiser, '/workspace/finals/new');
    await organiser.sees(m.addNeed);
    for (const [label, text] of [
      [m.title, is.final.title],
      [m.titleEn, is.final.titleEn],
      [m.place, is.final.place],
    ] as const)
      await keys.write(label, text);
    await keys.button(m.addNeed);
    await keys.search(organiser.page.getByRole('combobox', { name: m.need }).last(), need(0).title);
    await keys.pick(m.ground, m.grounds.representative_field);
    await keys.write(m.reason, is.ground);
    await isSoundAtBoth(organiser);
    await keys.button(m.create);
    await organiser.sees(m.finalists(3));
    await keys.act(m.seal, () => isSoundAtBoth(organiser));
    await organiser.sees(m.waitsForLog);
    await world().travel(new Date((await world().now()).getTime() + 301_000));
    await organiser.page.reload();
    await organiser.sees(m.committed);
    await keys.act(m.draw, async () => {
      await keys.write(m.words, is.said);
      await isSoundAtBoth(organiser);
    });
    await keys.act(m.start);
    const { items } = await world()
      .as(made().people['organiser'])
      .judging.finals({ query: { limit: 1 } });
    number = items[0]?.number ?? '';
    await isSoundAtBoth(organiser);
  });

  test('who is called on stage is scored at seven phones at once, and the hall sees it come', async () => {
    const organiser = await as('organiser');
    const hall = await as('hall');
    await open(hall, `/finals/${number}/screen`);
    await isSound(hall);
    for (const name of judges) await open(await as(name), `/workspace/stage/${number}`);
    const { items } = await world().as().judging.final({ params: { number } });
    for (const { item, name } of items) {
      const team = teamOf(name ?? '');
      const at = (state: string) => `${m.item(item)} · ${name} · ${state}`;
      await organiser.keys.button(m.acts['present'] ?? '');
      await organiser.sees(at(m.states.presenting));
      await hall.sees(`${shown.item(item)} · ${shown.phases.presenting}`);
      if (item === 1) await isSound(hall);
      await organiser.keys.button(m.acts['question'] ?? '');
      await organiser.sees(at(m.states.questioning));
      await organiser.keys.button(m.acts['score'] ?? '');
      await organiser.sees(at(m.states.scoring));
      if (item === 1) for (const who of [organiser, await as('judge 0')]) await isSoundAtBoth(who);
      await Promise.all(
        judges.map(async (judge, n) => {
          const phone = await as(judge);
          await phone.page.getByRole('heading', { name: is.teams[team]?.[3] ?? '' }).waitFor();
          const comment = is.comments[n % 2] ?? '';
          await fillByKeyboard(phone, t, is.required, { scores: given(team, n), comment });
        }),
      );
      await organiser.sees(at(m.states.scored));
      if (item === 1) {
        await hall.sees(shown.sheetsIn(7, 7));
        await isSound(hall);
        await organiser.keys.button(m.acts['freeze'] ?? '');
        await hall.sees(shown.frozen);
        await isSound(hall);
        await isSoundAtBoth(hall);
      }
    }
  });

  test('the places are revealed from the last one up, and the final is closed', async () => {
    const organiser = await as('organiser');
    const hall = await as('hall');
    const board = hall.page.getByRole('region', { name: shown.board }).getByRole('listitem');
    for (const place of [3, 2, 1]) {
      await organiser.keys.button(m.acts['reveal'] ?? '');
      await expect.poll(() => board.filter({ hasText: shown.unrevealed }).count()).toBe(place - 1);
      if (place === 2) await isSound(hall);
    }
    const places = await board.allTextContents();
    expect(places.map((line) => teamOf(line))).toEqual([1, 0, 2]);
    await isSound(hall);
    await organiser.keys.act(m.close, async () => {});
    await settle();
    await hall.sees(shown.states.closed);
    await isSound(hall);
    await isSoundAtBoth(organiser);
    const visitor = await as('visitor');
    await open(visitor, `/finals/${number}`);
    const lines = await visitor.page.locator('.final-order li').allTextContents();
    expect(lines.map((line) => [teamOf(line), line.includes(shown.phases.scored)]).sort()).toEqual([
      [0, true],
      [1, true],
      [2, true],
    ]);
    await isSoundAtBoth(visitor);
  });
}
