import { expect, test } from 'vitest';
import { makePublishedNeed, wholeConfidential } from '#modules/needs/factory.ts';
import { refusalOf } from '#testing/world.ts';
import { fileOf } from '../papers.ts';
import type { Watcher } from '../watchers.ts';
import { endsTruly, openScene } from './scene.ts';

// Who finds a confidential text in anything that can be asked for, is sent or told, before and after each step.

let need: { id: string; number: string };
let access: string;
const disclosures: string[] = [];

const scene = openScene(['solver', 'campus', 'rival', 'tied_judge'], async ({ cast, know }) => {
  const { owner, reviewer, clearance_officer: officer, organiser } = cast.people;
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  const { enterprise: organisation } = cast.organisations;
  need = await makePublishedNeed(cast.world.platform, staff, { organisation, track: cast.track });
  know('need', need.id);
  know('need_number', need.number);
});
const { canaries, know } = scene;
const { word } = canaries;
const as = (name: string) => scene.as(name).needs;
const ofNeed = () => ({ params: { id: need.id } });
const through = () => ({ params: { id: access } });
const ofOwner = ['colleague', 'owner'];
const disclosed = (id: string) => {
  disclosures.push(id);
  know('disclosure', id);
};

/** By asking to read outright too, for whatever was asked. */
const found = () => scene.found({ outright: readsOutright });
async function readsOutright({ cookie }: Watcher): Promise<string> {
  const { needs } = cookie === null ? scene.cast.world.as() : scene.cast.world.as({ cookie });
  const tried = await Promise.allSettled(disclosures.map((id) => needs.readConfidential({ params: { id } })));
  return JSON.stringify(tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
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
  const excluded = scene.cast.organisations.rivals;
  await as('owner').exclude({ params: { id: need.id, organisation: excluded }, body: { reason: null } });
  const sees = await found();
  expect({ ...sees, 'own terms': [] }).toEqual({ text: ofOwner, 'own terms': [], 'file name': ofOwner, file: ofOwner });
  // Staff of the contest see the terms beside the offer; members of verified organisations may accept them.
  // So do those who are kept out: else they could tell.
  const members = [
    ...['agent', 'broker', 'campus', 'certifier', 'rival'],
    ...['rival_signatory', 'second_broker', 'solver', 'stranger', 'tied_judge'],
  ];
  const staff = ['clearance_officer', 'organiser'];
  const told = [...ofOwner, ...members, ...staff].filter((name) => scene.watches(name));
  expect(sees['own terms']).toEqual(told.sort());
});

test('asked for and granted, the reader alone finds it, not its colleague; kept out, nobody of a rival does', async () => {
  const { terms } = await as('solver').offerToMe({ params: { number: need.number } });
  const organisation = scene.cast.organisations.university;
  const { id } = await as('solver').askAccess({
    body: { need: need.number, organisation, terms: terms?.hash ?? '' },
  });
  access = id;
  disclosed(id);
  expect((await found())['text']).toEqual(ofOwner);
  await as('owner').grantAccess(through());
  const readers = [...ofOwner, 'solver'].sort();
  const sees = await found();
  expect([sees['text'], sees['file name'], sees['file']]).toEqual([readers, readers, readers]);
  for (const name of ['rival', 'tied_judge']) {
    const body = { need: need.number, organisation: scene.cast.organisations.rivals, terms: terms?.hash ?? '' };
    const { id: kept } = await as(name).askAccess({ body });
    disclosed(kept);
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
  const ear = scene.cast.ears.get('solver');
  await as('owner').endAccess({ ...through(), body: { reason: '到此为止' } });
  const sees = await found();
  expect(ear?.heard()).toContain('disclosure_ended');
  for (const name of ['stranger', 'rival', 'campus'])
    expect(scene.cast.ears.get(name)?.heard()).not.toContain('disclosure_ended');
  expect([sees['text'], sees['own terms']?.includes('solver')]).toEqual([ofOwner, false]);
});

// The sweep itself reads the file: that is recorded, and among what is known of who read it.
endsTruly(scene, /\/confidential\/readings|\/me\/|\/operations\//);
