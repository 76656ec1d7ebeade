import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makePublishedNeed, makeQuestion } from '#modules/needs/factory.ts';
import { makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { refusalOf } from '#testing/world.ts';
import { newCanaries } from './canaries.ts';
import { fileOf, needPaper, publicPaper } from './papers.ts';
import { missed } from './sights.ts';
import type { Known } from './sweep/addresses.ts';
import { newMemory, sweep, whereFound } from './sweep/sweep.ts';
import { type Cast, openCast } from './watchers.ts';

// Who finds a published need in anything that can be asked for, is sent or told, before, in and after its quarantine.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const canaries = newCanaries();
const known: Known = new Map();
const memory = newMemory();
let cast: Cast;
let need: { id: string; number: string };
let solution: string;
let file: string;

const know = (kind: string, value: string) => known.set(kind, new Set([...(known.get(kind) ?? []), value]));
const as = (name: string) => cast.world.as({ ...cast.people, ...cast.others }[name as 'owner']);

beforeAll(async () => {
  cast = await openCast();
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
  for (const [kind, value] of [
    ['contest', cast.contest],
    ['track', cast.track],
    ['rule_key', 'points_split'],
    ['need', need.id],
    ['need_number', need.number],
    ['need_file', file],
    ['solution', solution],
  ] as const)
    know(kind, value);
}, 90_000);
afterAll(async () => {
  for (const ear of cast.ears.values()) ear.close();
  expect(await brokenAnywhere(cast.world.platform)).toEqual([]);
  await cast.world.close();
});

/** Who finds each secret in every reading route, page, mail and live stream; none of them stands in a fact, a log or a kept reply. */
async function found(): Promise<Record<string, string[]>> {
  await cast.world.settle();
  const { sights } = await sweep(cast, known, memory);
  const facts = JSON.stringify(await factsAfter(cast.world.platform.db, 0, null, 10_000));
  const kept = JSON.stringify((await cast.world.platform.pool.query('select * from platform.idempotent_reply')).rows);
  const dark = facts + kept + cast.log.join('\n');
  // The name of a file stands in the kept reply to its upload, for who uploads the same bytes under the same key again.
  const words = canaries.planted.filter(({ secret }) => secret !== 'file name');
  expect(words.filter(({ spellings }) => spellings.some((one) => dark.includes(one)))).toEqual([]);
  return Object.fromEntries(
    [...new Set(canaries.planted.map(({ secret }) => secret))].map((secret) => {
      const planted = canaries.planted.filter((one) => one.secret === secret);
      const finds = sights.filter((sight) => planted.some((canary) => whereFound(canary, sight) !== undefined));
      return [secret, finds.map(({ watcher }) => watcher).sort()];
    }),
  );
}

/** What remains is in the copy of one's own data: what the owner called its file, and the words of one's own question. */
const nobody = { need: [], 'public text': [], 'file name': ['owner'], file: [], question: ['stranger'] };
let before: Record<string, string[]>;

test('published, everyone finds its public text, and those its original whom it concerns', async () => {
  before = await found();
  const everyone = cast.watchers.map(({ name }) => name).sort();
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
    const page = await cast.world.server.inject({ url: `/needs/${need.number}${address}` });
    expect([page.statusCode, page.body.includes('暂时不可查看')]).toEqual([403, true]);
  }
  const ear = cast.ears.get('owner')?.heard() ?? '';
  expect([ear.includes('need_quarantined'), ear.includes(cast.people.rival.person)]).toEqual([true, false]);
  expect(cast.ears.get('stranger')?.heard()).not.toContain('need_quarantined');
});

test('who may decide finds it by asking outright with a reason, and nobody else does', async () => {
  const { items } = await as('organiser').needs.reports();
  const reading = { params: { id: items[0]?.id ?? '' }, body: { reason: '核查' } };
  for (const name of ['organiser', 'authority', 'clearance_officer']) {
    const read = JSON.stringify(await as(name).needs.readQuarantined(reading));
    const secrets = canaries.planted.filter(({ spellings }) => spellings.some((one) => read.includes(one)));
    expect([name, [...new Set(secrets.map(({ secret }) => secret))].sort()]).toEqual([name, ['need', 'public text']]);
  }
  for (const { name } of cast.watchers.filter(({ name }) => name !== 'visitor')) {
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

test('nothing changed that was not asked for again', async () => {
  const { sights } = await sweep(cast, known, memory);
  expect(await missed(cast, known, sights)).toEqual([]);
});
