import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { wholeAchievement } from '#modules/achievements/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { newCanaries } from '../canaries.ts';
import { fileOf } from '../papers.ts';
import { type Cast, openCast } from '../watchers.ts';
import type { Known } from './addresses.ts';
import { newMemory, sweep, whereFound } from './sweep.ts';

// Who finds an achievement in anything that can be asked for, is sent or told, at every step of its life.

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });
const canaries = newCanaries();
const known: Known = new Map();
const memory = newMemory();
let cast: Cast;
let id: string;

const as = (name: 'owner' | 'reviewer') => cast.world.as(cast.people[name]).achievements;
const word = canaries.word;

/** A draft in which each field that is typed freely holds a canary; who made it is a secret of its own. */
function paper(): AchievementDraft {
  return wholeAchievement({
    title: `薄膜${word('words')}`,
    titleEn: `Film ${word('words')}`,
    keywords: [word('words')],
    keywordsEn: [word('words')],
    text: `简介${word('words')}`,
    textEn: `Text ${word('words')}`,
    completers: [{ name: word('completers'), unit: word('completers') }],
    nameCompleters: false,
    ip: [{ kind: 'invention_patent', number: word('words'), status: 'granted' }],
    maturityEvidence: [{ level: 7, says: word('words') }],
  });
}

beforeAll(async () => {
  cast = await openCast();
  const { enterprise: organisation } = cast.organisations;
  ({ id } = await as('owner').create({ body: { organisation, achievement: paper() } }));
  const query = { name: 'report.pdf' };
  const file = await as('owner').attach({ params: { id }, query, body: fileOf(canaries, 'file') });
  for (const [kind, value] of [
    ['contest', cast.contest],
    ['track', cast.track],
    ['rule_key', 'points_split'],
    ['achievement', id],
    ['achievement_file', file.id],
    ['achievement_number', 'CG-2099-000001'],
  ] as const)
    known.set(kind, new Set([value]));
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
  expect(canaries.planted.filter(({ spellings }) => spellings.some((one) => dark.includes(one)))).toEqual([]);
  return Object.fromEntries(
    [...new Set(canaries.planted.map(({ secret }) => secret))].map((secret) => {
      const planted = canaries.planted.filter((one) => one.secret === secret);
      // Of one field too many nobody should find any: what is partly found counts as found.
      const finds = sights.filter((sight) => planted.some((canary) => whereFound(canary, sight) !== undefined));
      return [secret, finds.map(({ watcher }) => watcher).sort()];
    }),
  );
}

const owners = ['colleague', 'owner'];
const reviewed = [...owners, 'reviewer'];

test('a draft is its owner’s people’s alone', async () => {
  expect(await found()).toEqual({ words: owners, completers: owners, file: owners });
});

test('handed in, the reviewers find it too, and nobody else', async () => {
  await as('owner').submit({ params: { id }, body: { declaration: '2026-1' } });
  expect(await found()).toEqual({ words: reviewed, completers: reviewed, file: reviewed });
});

test('sent back, what its owner writes then is the owner’s alone again', async () => {
  const points = [{ field: 'text', says: '请写明应用情况。' }];
  const { version } = await as('reviewer').return({ params: { id }, body: { reason: '补充后再交。', points } });
  const later = { ...paper(), text: `改后${word('rewritten')}` };
  await as('owner').edit({ params: { id }, version, body: later });
  expect(await found()).toEqual({ words: owners, completers: owners, file: owners, rewritten: owners });
});

test('public, everyone finds its words; who made it and its files stay with those who worked on it', async () => {
  await as('owner').submit({ params: { id }, body: { declaration: '2026-1' } });
  const confirmed = ['rights', 'truth', 'no_secret', 'no_contact'] as const;
  await as('reviewer').publish({ params: { id }, body: { confirmed: [...confirmed] } });
  const { number } = await as('owner').work({ params: { id } });
  known.set('achievement_number', new Set([number ?? '']));
  const everyone = cast.watchers.map(({ name }) => name).sort();
  expect(await found()).toEqual({ words: everyone, completers: reviewed, file: reviewed, rewritten: everyone });
  const page = await cast.world.server.inject({ url: `/achievements/${number}` });
  expect([page.statusCode, page.body.includes('未公开')]).toEqual([200, true]);
});

test('withdrawn, it is gone for everyone but its owner’s people, by its number too', async () => {
  await as('owner').withdraw({ params: { id }, body: { reason: '拟先申请专利。' } });
  expect(await found()).toEqual({ words: owners, completers: owners, file: owners, rewritten: owners });
  const [number = ''] = known.get('achievement_number') ?? [];
  const gone = await cast.world.server.inject({ url: `/api/v1/achievements/${number}` });
  const never = await cast.world.server.inject({ url: '/api/v1/achievements/CG-2099-000001' });
  const said = ({ statusCode, body }: typeof gone) => [statusCode, body.replace(/"requestId":"[^"]*"/, '')];
  expect(said(gone)).toEqual(said(never));
  expect(gone.statusCode).toBe(404);
});
