import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makePublishedNeed, wholeConfidential } from '#modules/needs/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { refusalOf } from '#testing/world.ts';
import { newCanaries, type Planted } from './canaries.ts';
import { fileOf } from './papers.ts';
import { missed } from './sights.ts';
import type { Known } from './sweep/addresses.ts';
import { newMemory, type Sight, sweep, whereFound } from './sweep/sweep.ts';
import { type Cast, openCast } from './watchers.ts';

// Who finds a confidential text in anything that can be asked for, is sent or told, before and after each step.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const canaries = newCanaries();
const { word } = canaries;
const known: Known = new Map();
const memory = newMemory();
let cast: Cast;
let need: { id: string; number: string };
let access: string;

beforeAll(async () => {
  cast = await openCast();
  const { owner, reviewer, clearance_officer: officer, organiser } = cast.people;
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  const { enterprise: organisation } = cast.organisations;
  need = await makePublishedNeed(cast.world.platform, staff, { organisation, track: cast.track });
  know('contest', cast.contest);
  know('track', cast.track);
  know('rule_key', 'points_split');
  know('need', need.id);
  know('need_number', need.number);
}, 60_000);
afterAll(async () => {
  for (const ear of cast.ears.values()) ear.close();
  expect(await brokenAnywhere(cast.world.platform)).toEqual([]);
  await cast.world.close();
});

const know = (kind: string, value: string) => known.set(kind, new Set([...(known.get(kind) ?? []), value]));
const as = (name: string) => cast.world.as({ ...cast.people, ...cast.others }[name as 'owner']).needs;
const ofNeed = () => ({ params: { id: need.id } });
const through = () => ({ params: { id: access } });
const ofOwner = ['colleague', 'owner'];

/** Who finds each secret, by its name: in every reading route, page, mail and live stream, and by asking to read outright. */
async function found(): Promise<Record<string, string[]>> {
  await cast.world.settle();
  const { sights } = await sweep(cast, known, memory);
  const outright = await Promise.all(
    cast.watchers.map(async ({ name, cookie }) => {
      const client = cookie === null ? cast.world.as() : cast.world.as({ cookie });
      const tried = [
        ...[...(known.get('disclosure') ?? [])].map((id) => client.needs.readConfidential({ params: { id } })),
      ];
      const given = await Promise.allSettled(tried);
      return [name, JSON.stringify(given.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))] as const;
    }),
  );
  const asked = new Map(outright);
  const finds = (canary: Planted, sight: Sight) => {
    const more = asked.get(sight.watcher) ?? '';
    return whereFound(canary, sight) !== undefined || canary.spellings.some((one) => more.includes(one));
  };
  const secrets = [...new Set(canaries.planted.map(({ secret }) => secret))];
  const facts = JSON.stringify(await factsAfter(cast.world.platform.db, 0, null, 10_000));
  const kept = JSON.stringify((await cast.world.platform.pool.query('select * from platform.idempotent_reply')).rows);
  const logged = cast.log.join('\n');
  const elsewhere = canaries.planted.filter(({ spellings }) =>
    spellings.some((one) => facts.includes(one) || logged.includes(one) || kept.includes(one)),
  );
  expect(elsewhere.map(({ secret }) => secret)).toEqual([]);
  return Object.fromEntries(
    secrets.map((secret) => {
      const planted = canaries.planted.filter((one) => one.secret === secret);
      const finders = sights.filter((sight) => planted.some((canary) => finds(canary, sight)));
      return [secret, finders.map(({ watcher }) => watcher).sort()];
    }),
  );
}

test('what is written is its owner’s people’s alone', async () => {
  const secret = () => word('text');
  const body = wholeConfidential({
    title: secret(),
    text: secret(),
    indicators: [{ name: secret(), value: secret(), unit: secret(), howTested: secret() }],
    ownTerms: word('own terms'),
  });
  await as('owner').writeConfidential({ ...ofNeed(), body });
  const query = { name: `${word('file name')}.pdf` };
  const file = await as('owner').attachConfidential({ ...ofNeed(), query, body: fileOf(canaries, 'file') });
  know('confidential_file', file.id);
  expect(await found()).toEqual({ text: ofOwner, 'own terms': ofOwner, 'file name': ofOwner, file: ofOwner });
});

test('offered, its terms are shown to those who may ask, the text to nobody yet', async () => {
  await as('owner').offerConfidential({ ...ofNeed(), body: { declaration: '2026-1' } });
  const excluded = cast.organisations.rivals;
  await as('owner').exclude({ params: { id: need.id, organisation: excluded }, body: { reason: null } });
  const sees = await found();
  expect({ ...sees, 'own terms': [] }).toEqual({ text: ofOwner, 'own terms': [], 'file name': ofOwner, file: ofOwner });
  // Staff of the contest see the terms beside the offer; members of verified organisations may accept them.
  // So do those who are kept out: else they could tell.
  const members = [
    'agent',
    'broker',
    'campus',
    'certifier',
    'rival',
    'rival_signatory',
    'second_broker',
    'solver',
    'stranger',
    'tied_judge',
  ];
  const staff = ['clearance_officer', 'organiser'];
  expect(sees['own terms']).toEqual([...ofOwner, ...members, ...staff].sort());
});

test('asked for and granted, the reader alone finds it, not its colleague; kept out, nobody of a rival does', async () => {
  const { terms } = await as('solver').offerToMe({ params: { number: need.number } });
  const organisation = cast.organisations.university;
  const { id } = await as('solver').askAccess({
    body: { need: need.number, organisation, terms: terms?.hash ?? '' },
  });
  access = id;
  know('disclosure', id);
  expect((await found())['text']).toEqual(ofOwner);
  await as('owner').grantAccess(through());
  const readers = [...ofOwner, 'solver'].sort();
  const sees = await found();
  expect([sees['text'], sees['file name'], sees['file']]).toEqual([readers, readers, readers]);
  for (const name of ['rival', 'tied_judge']) {
    const body = { need: need.number, organisation: cast.organisations.rivals, terms: terms?.hash ?? '' };
    const { id: kept } = await as(name).askAccess({ body });
    know('disclosure', kept);
    expect(await refusalOf(as('owner').grantAccess({ params: { id: kept } }))).toBe('reader_excluded');
  }
});

test('staff find it by asking outright, and then its file; only with a reason, and recorded', async () => {
  const before = await as('owner').readings({ ...ofNeed(), query: { limit: 100 } });
  const inspecting = { ...ofNeed(), body: { reason: '核对' } };
  const seen = JSON.stringify(await as('clearance_officer').inspectConfidential(inspecting));
  expect(canaries.planted.some(({ spellings: [one = ''] }) => seen.includes(one))).toBe(true);
  for (const name of ['reviewer', 'observer', 'admin', 'judge', 'solver', 'rival', 'organiser_elsewhere'])
    expect(['forbidden', 'not_found']).toContain(await refusalOf(as(name).inspectConfidential(inspecting)));
  const sees = await found();
  expect(sees['file']).toEqual([...ofOwner, 'clearance_officer', 'solver'].sort());
  expect(sees['text']).toEqual([...ofOwner, 'solver'].sort());
  const { items } = await as('owner').readings({ ...ofNeed(), query: { limit: 100 } });
  const more = items.slice(0, items.length - before.items.length);
  expect([...new Set(more.map(({ person, staff }) => `${person} ${staff}`))].sort()).toEqual([
    '李揭榜 false',
    '样本clearance_officer true',
  ]);
});

test('ended, the open page hears of it and nothing of the text is found by its reader any more', async () => {
  const ear = cast.ears.get('solver');
  await as('owner').endAccess({ ...through(), body: { reason: '到此为止' } });
  const sees = await found();
  expect(ear?.heard()).toContain('disclosure_ended');
  for (const name of ['stranger', 'rival', 'campus'])
    expect(cast.ears.get(name)?.heard()).not.toContain('disclosure_ended');
  expect([sees['text'], sees['own terms']?.includes('solver')]).toEqual([ofOwner, false]);
});

test('nothing changed that was not asked for again', async () => {
  const { sights } = await sweep(cast, known, memory);
  // The sweep itself reads the file: that is recorded, heard of and among what is known of who read it.
  const recorded = /\/confidential\/readings|\/me\/|\/operations\/|: stream$/;
  expect((await missed(cast, known, sights)).filter((line) => !recorded.test(line))).toEqual([]);
});
