import { expect, test } from 'vitest';
import { ask, type Watcher } from '../watchers.ts';
import { endsTruly, openScene } from './scene.ts';
import { type Answered, jury, leaders, twoAnswered } from './screened.ts';

// Who finds what of solutions that are translated, and of what a translator writes, in anything that can be asked for, is sent or told.

let judged: Answered;
let duty: string;

// The technology manager is the translator.
const scene = openScene(['broker', 'solver', 'rival_signatory', 'second_judge', 'third_judge'], async (opened) => {
  const { as, canaries, cast, know } = opened;
  const approach = (leader: string, need: number) => ({
    approach: canaries.word(need === 0 ? `approach of ${leader}` : 'approach of the other need'),
  });
  [judged] = await twoAnswered(opened, approach);
  const { judging, contests } = as('organiser');
  const { person } = cast.people.broker;
  const role = { email: `${person}@example.com`, role: 'translator' as const, track: null };
  await contests.nameStaff({ params: { id: cast.contest }, body: role });
  const params = { need: judged.need };
  await judging.open({ params });
  for (const name of jury) {
    const { id } = await judging.invite({ params, body: { person: cast.people[name].person } });
    await as(name).judging.accept({ params: { id }, body: { undertaking: '2026-1', interests: [] } });
    know('seat', id);
  }
  const body = { person, language: 'en' as const, named: [judged.solutions[0] ?? ''] };
  duty = (await judging.inviteTranslator({ params, body })).id;
  know('duty', duty);
});
const { as, canaries } = scene;
const among = (...names: string[]) => names.filter((name) => scene.watches(name)).sort();
const item = () => ({ params: { id: duty, solution: judged.solutions[0] ?? '' } });

/** What somebody is answered who asks for what the translator reads, which is written down. */
const outright = async (watcher: Watcher): Promise<string> => {
  const asked = judged.solutions.map((one) => `/api/v1/workspace/translation-duties/${duty}/solutions/${one}`);
  const answers: string[] = [];
  for (const url of asked) answers.push((await ask(scene.cast, watcher, url)).text);
  return answers.join('\n');
};
const opened = ['owner', 'colleague', 'organiser'] as const;

test('invited, and before it has signed, a translator finds no word of any solution', async () => {
  expect(await scene.found({ outright })).toEqual({
    'approach of solver': among(...opened, 'solver'),
    'approach of rival_signatory': among(...opened, 'rival_signatory'),
    'approach of the other need': among(...opened, ...leaders),
  });
});

test('signed, it reads the one that it was given; what it writes is its own until it is handed in, and what judges write is theirs', async () => {
  await as('broker').judging.acceptDuty({ params: { id: duty }, body: { undertaking: '2026-1', interests: [] } });
  const { version } = await as('broker').judging.toTranslate(item());
  const texts = [{ key: 'title', text: canaries.word('translation') }];
  await as('broker').judging.saveTranslation({ ...item(), version, body: { texts } });
  await as('organiser').judging.begin({ params: { need: judged.need } });
  const { items } = await as('judge').judging.seats();
  for (const { id } of items[0]?.sheets ?? []) {
    scene.know('sheet', id);
    const sheet = await as('judge').judging.sheet({ params: { id } });
    const body = { scores: [], comment: canaries.word('comment of the judge') };
    await as('judge').judging.save({ params: { id }, version: sheet.version, body });
  }
  const sees = await scene.found({ outright });
  expect(sees).toEqual({
    'approach of solver': among(...opened, 'solver', 'broker', 'judge'),
    'approach of rival_signatory': among(...opened, 'rival_signatory', 'judge'),
    'approach of the other need': among(...opened, ...leaders),
    translation: ['broker'],
    'comment of the judge': ['judge'],
  });
});

test('handed in, it stands beside the original for judges and organisers; the duty ended, its translator reads nothing more', async () => {
  await as('broker').judging.handInTranslation(item());
  await scene.cast.world.settle();
  const ear = scene.cast.ears;
  expect(
    ['organiser', 'owner', 'judge'].map((name) => ear.get(name)?.heard().includes('translation_handed_in')),
  ).toEqual([true, false, false]);
  await as('organiser').judging.removeTranslator({ params: { id: duty }, body: { reason: '任务完成。' } });
  const sees = await scene.found({ outright });
  expect([sees['approach of solver'], sees['translation']]).toEqual([
    among(...opened, 'solver', 'judge'),
    among('organiser', 'judge'),
  ]);
});

endsTruly(scene);
