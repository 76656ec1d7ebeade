import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { type DealScene, makeScene } from '../factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Who = { readonly cookie: string };
const canary = (name: string) => ({ name, phone: `${name}-phone`, email: `${name.toLowerCase()}@example.com` });
const deals = (who: Who) => world.as(who).deals;
const one = (scene: DealScene) => ({ params: { id: scene.deal } });
const read = async (who: Who, scene: DealScene) => {
  const deal = await deals(who).work(one(scene));
  if (deal.view !== 'party') throw new Error('not seen as a party');
  return deal;
};
const consent = (who: Who, purpose: 'share_contact' | 'access_from_abroad', given: boolean) =>
  given
    ? world.as(who).identity.giveConsent({ params: { purpose }, body: { noticeVersion: 1 } })
    : world.as(who).identity.withdrawConsent({ params: { purpose } });

test('giving a contact is the consent to its exchange, and withdrawing the consent hides it at the next request', async () => {
  const scene = await makeScene(world.platform);
  const { owner, solver } = scene;
  await deals(owner).shareContact({ ...one(scene), body: canary('OWNERCANARY') });
  await deals(solver).shareContact({ ...one(scene), body: canary('SOLVERCANARY') });
  expect((await read(owner, scene)).contacts.other).toEqual(canary('SOLVERCANARY'));
  const { items } = await world.as(solver).identity.consents();
  expect(items.map(({ purpose, inForce }) => [purpose, inForce])).toEqual([['share_contact', true]]);
  await consent(solver, 'share_contact', false);
  const hidden = await read(owner, scene);
  expect(hidden.contacts).toEqual({ own: canary('OWNERCANARY'), other: null, agreedByBoth: false });
  expect(JSON.stringify(hidden)).not.toContain('SOLVERCANARY');
  await consent(solver, 'share_contact', true);
  expect((await read(owner, scene)).contacts.other).toEqual(canary('SOLVERCANARY'));
});

test('a contact leaves the country only with the consent to that, as long as it stands', async () => {
  const scene = await makeScene(world.platform);
  const { owner, solver } = scene;
  await world.platform.pool.query(
    "update identity.organisation set country = 'SG', uscc = null, region = null, registration_number = 'T12' where id = $1",
    [scene.solverOrganisation],
  );
  const share = (who: Who, name: string) => deals(who).shareContact({ ...one(scene), body: canary(name) });
  expect(await refusalOf(share(owner, 'OWNERCANARY'))).toBe('abroad_consent_needed');
  expect((await world.as(owner).identity.consents()).items).toEqual([]);
  await consent(owner, 'access_from_abroad', true);
  await consent(solver, 'access_from_abroad', true);
  await share(owner, 'OWNERCANARY');
  await share(solver, 'SOLVERCANARY');
  expect((await read(solver, scene)).contacts.other).toEqual(canary('OWNERCANARY'));
  await consent(owner, 'access_from_abroad', false);
  const hidden = await read(solver, scene);
  expect(hidden.contacts.other).toBeNull();
  expect(JSON.stringify(hidden)).not.toContain('OWNERCANARY');
});
