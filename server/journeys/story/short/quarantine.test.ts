import { expect, test } from 'vitest';
import { makePublishedNeed, makeQuestion } from '#modules/needs/factory.ts';
import { makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { refusalOf } from '#testing/world.ts';
import { fileOf, needPaper, publicPaper } from '../papers.ts';
import { endsTruly, openScene } from './scene.ts';

// Who finds a published need in anything that can be asked for, is sent or told, before, in and after its quarantine.

let need: { id: string; number: string };
let solution: string;
let file: string;

const scene = openScene(['solver', 'rival'], async ({ as, canaries, cast, know }) => {
  const { platform } = cast.world;
  const { owner, reviewer, clearance_officer: officer, organiser, stranger, solver } = cast.people;
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  const { enterprise: organisation } = cast.organisations;
  need = await makePublishedNeed(platform, staff, {
    organisation,
    track: cast.track,
    draft: needPaper(canaries),
    publicText: publicPaper(canaries),
    onDraft: async (id) => {
      const query = { name: `${canaries.word('file name')}.pdf` };
      const body = fileOf(canaries, 'file');
      file = (await as('owner').needs.attach({ params: { id }, query, body })).id;
    },
  });
  const question = canaries.word('question');
  await makeQuestion(platform, { need: need.number, question, asker: stranger.viewer, moderator: officer.viewer });
  const { university } = cast.organisations;
  solution = await makeSubmittedSolution(platform, solver.viewer, { need: need.id, organisation: university });
  know('need', need.id);
  know('need_number', need.number);
  know('need_file', file);
  know('solution', solution);
});
const { as, canaries } = scene;
// The name of a file stands in the kept reply to its upload, for who uploads the same bytes under the same key again.
const found = () => scene.found({ kept: 'file name' });

/** What remains is in the copy of one's own data: what the owner called its file, and the words of one's own question. */
const nobody = { need: [], 'public text': [], 'file name': ['owner'], file: [], question: ['stranger'] };
let before: Record<string, string[]>;

test('published, everyone finds its public text, and those its original whom it concerns', async () => {
  before = await found();
  const everyone = scene.cast.watchers.map(({ name }) => name).sort();
  const concerned = ['clearance_officer', 'colleague', 'organiser', 'owner', 'reviewer'];
  expect(before).toMatchObject({ 'public text': everyone, question: everyone, need: concerned, file: concerned });
});

test('reported as a state secret, nobody finds a word of it, whoever asks wherever, its owner neither', async () => {
  const { state } = await as('rival').needs.report({
    params: { number: need.number },
    body: { kind: 'state_secret', words: '疑似涉密' },
  });
  expect(state).toBe('quarantined');
  // A page that is open looks again: what it asks for then is what the sweep asks for.
  expect(await found()).toEqual(nobody);
  for (const address of ['', '/share']) {
    const page = await scene.cast.world.server.inject({ url: `/needs/${need.number}${address}` });
    expect([page.statusCode, page.body.includes('暂时不可查看')]).toEqual([403, true]);
  }
  const ear = scene.cast.ears.get('owner')?.heard() ?? '';
  expect([ear.includes('need_quarantined'), ear.includes(scene.cast.people.rival.person)]).toEqual([true, false]);
  expect(scene.cast.ears.get('stranger')?.heard()).not.toContain('need_quarantined');
});

test('who may decide finds it by asking outright with a reason, and nobody else does', async () => {
  const { items } = await as('organiser').needs.reports();
  const reading = { params: { id: items[0]?.id ?? '' }, body: { reason: '核查' } };
  for (const name of ['organiser', 'authority', 'clearance_officer']) {
    const read = JSON.stringify(await as(name).needs.readQuarantined(reading));
    const secrets = canaries.planted.filter(({ spellings }) => spellings.some((one) => read.includes(one)));
    expect([name, [...new Set(secrets.map(({ secret }) => secret))].sort()]).toEqual([name, ['need', 'public text']]);
  }
  for (const { name } of scene.cast.watchers.filter(({ name }) => name !== 'visitor')) {
    if (['organiser', 'authority', 'clearance_officer'].includes(name)) continue;
    expect(['forbidden', 'not_found']).toContain(await refusalOf(as(name).needs.readQuarantined(reading)));
  }
  expect(await found()).toEqual(nobody);
});

test('what was sealed stays its team’s, and can be read and replaced by it', async () => {
  const own = await as('solver').solutions.own({ params: { id: solution } });
  expect([own.state, own.need.number, own.need.title, own.draft.title]).toEqual([
    'submitted',
    need.number,
    '',
    '薄膜低温增韧的共混改性方案',
  ]);
});

test('lifted, everyone finds what was found before', async () => {
  const { items } = await as('organiser').needs.reports();
  await as('organiser').needs.liftQuarantine({ params: { id: items[0]?.id ?? '' }, body: { reason: '不涉密' } });
  expect(await found()).toEqual(before);
});

endsTruly(scene);
