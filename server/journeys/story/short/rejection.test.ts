import { expect, test } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { needPaper } from '../papers.ts';
import { endsTruly, openScene } from './scene.ts';

// Who finds why a need is to be rejected, in anything that can be asked for, is sent or told, where two people review: before the second one signs, and after.

let need: { params: { id: string } };
let second: Awaited<ReturnType<typeof makePerson>>;

const scene = openScene([], async ({ as, canaries, cast, know }) => {
  const { platform } = cast.world;
  await makeRule(platform, { contest: cast.contest, track: cast.track, key: 'reviewers', value: 2 });
  const within = { scope: 'contest', scopeId: cast.contest } as const;
  second = await makePerson(platform, { name: '乙审核', grants: [{ role: 'reviewer', ...within }] });
  const body = { organisation: cast.organisations.enterprise, track: cast.track, need: needPaper(canaries) };
  need = { params: { id: (await as('owner').needs.create({ body })).id } };
  await as('owner').needs.submit({ ...need, body: { declaration: '2026-1' } });
  await as('reviewer').needs.claim(need);
  const points = [{ code: 'fits_track' as const, says: canaries.word('reasons') }];
  await as('reviewer').needs.proposeRejection({ ...need, body: { points, says: canaries.word('reasons') } });
  know('need', need.params.id);
});
const { as, canaries, found } = scene;

const staff = ['clearance_officer', 'organiser', 'reviewer'];
const concerned = [...staff, 'colleague', 'owner'].sort();

test('proposed, its reasons are between the staff: its owner finds no word of them, and hears of nothing', async () => {
  expect(await found()).toEqual({ need: concerned, reasons: staff });
  expect(scene.cast.ears.get('owner')?.heard()).not.toContain('need_reject');
});

test('signed by another, its reasons are its owner’s to read, and nobody else’s', async () => {
  await scene.cast.world.as(second).needs.signRejection({ ...need, body: { says: canaries.word('second') } });
  expect(await found()).toEqual({ need: concerned, reasons: concerned, second: concerned });
  expect(scene.cast.ears.get('owner')?.heard()).toContain('need_rejected');
});

test('contested, why is read by who reviews it again', async () => {
  await as('owner').needs.contestRejection({ ...need, body: { reason: canaries.word('contest') } });
  expect(await found()).toEqual({ need: concerned, reasons: concerned, second: concerned, contest: concerned });
});

endsTruly(scene);
