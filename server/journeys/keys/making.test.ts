import type { NewKey } from '@jiebang/contract/identity/organisation/key/key.ts';
import type { HandleProof } from '@jiebang/contract/identity/sign-in/handle.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeOrganisation, makePerson, makeProof } from '#modules/identity/factory.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { codeMailed, enrolled, forgetAttempts } from '#testing/asking.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'identity')).toEqual([]);
  await world.close();
});

const everything: NewKey = { name: '研发管理系统', scopes: ['read_needs', 'write_need_drafts'], days: 30 };
async function somewhere() {
  const id = await makeOrganisation(world.platform);
  const boss = await makePerson(world.platform, { name: '管事的人', organisations: [{ id }] });
  return { id, boss, params: { id } };
}
type Place = Awaited<ReturnType<typeof somewhere>>;
const make = (place: Place, proof: HandleProof) =>
  world.as(place.boss).identity.makeOrganisationKey({ params: place.params, body: { ...everything, proof } });

it('making a key asks again for what a stolen cookie does not have: a password or a code, and beside a second factor nothing but its code', async () => {
  const place = await somewhere();
  const { identity } = world.as(place.boss);
  const right = await makeProof(world.platform, place.boss.person);
  const kept = async () => (await identity.organisationKeys({ params: place.params })).items.length;
  const whole = { params: place.params, body: { ...everything } } as Parameters<typeof identity.makeOrganisationKey>[0];
  expect(await refusalOf(identity.makeOrganisationKey(whole))).toBe('invalid_input');
  expect(await refusalOf(make(place, { password: 'not the password' }))).toBe('password_wrong');
  expect(await refusalOf(make(place, { sent: '000000' }))).toBe('code_refused');
  expect(await refusalOf(make(place, { second: '000000' }))).toBe('second_factor_off');
  expect(await kept()).toBe(0);
  await identity.requestProofCode({ body: { to: 'email' } });
  const sent = await codeMailed(world, `${place.boss.person}@example.com`);
  await make(place, { sent });
  expect(await refusalOf(make(place, { sent }))).toBe('code_refused');
  expect(await kept()).toBe(1);

  const code = await enrolled(world, place.boss);
  expect(await refusalOf(make(place, right))).toBe('second_code_needed');
  await forgetAttempts(world);
  await identity.requestProofCode({ body: { to: 'email' } });
  const weak = await codeMailed(world, `${place.boss.person}@example.com`);
  expect(await refusalOf(make(place, { sent: weak }))).toBe('second_code_needed');
  expect(await kept()).toBe(1);
  await make(place, { second: code() });
  expect(await kept()).toBe(2);
});

it('making a key bears ten wrong passwords, and tells nobody whether the eleventh was right', async () => {
  const place = await somewhere();
  const proof = await makeProof(world.platform, place.boss.person);
  const said: string[] = [];
  for (let n = 0; n < 11; n += 1) said.push(await refusalOf(make(place, { password: `guess ${n}` })));
  expect(said).toEqual([...Array<string>(10).fill('password_wrong'), 'too_many_requests']);
  expect(await refusalOf(make(place, proof))).toBe('too_many_requests');
});

it('that a key was made is told to every administrator by mail, to the others in their inbox too, and to nobody else; no name or key is in it', async () => {
  const place = await somewhere();
  const [second, member, stranger] = [
    await makePerson(world.platform, { name: '副手', organisations: [{ id: place.id }] }),
    await makePerson(world.platform, { name: '成员', organisations: [{ id: place.id, role: 'member' }] }),
    (await somewhere()).boss,
  ];
  // About safety, so that no choice keeps it away.
  await world.as(second).notifications.chooseMail({
    body: { tasks: false, progress: false, follows: false, desk: false, followsEvery: 'at_once' },
  });
  const { secret } = await make(place, await makeProof(world.platform, place.boss.person));
  await world.settle();
  const toldOf = async (who: { person: string; cookie: string }) => {
    const mails = (await unsentMail(world.platform.db, null, 1000)).filter(
      ({ recipient }) => recipient === `${who.person}@example.com`,
    );
    const inbox = (await world.as(who).notifications.inbox()).items;
    return { mails, inbox: inbox.map(({ fact, address }) => [fact, address]) };
  };
  const [own, others] = [await toldOf(place.boss), await toldOf(second)];
  expect([own.mails.length, own.inbox]).toEqual([1, []]);
  expect([others.mails.length, others.inbox]).toEqual([1, [['api_key_made', '/workspace/organisations']]]);
  for (const who of [member, stranger]) expect(await toldOf(who)).toEqual({ mails: [], inbox: [] });
  const [mail] = others.mails;
  expect(mail?.body).toContain(`/workspace/organisations/${place.id}`);
  for (const private_ of [secret, secret.slice(0, 9), everything.name, '管事的人', '样本单位'])
    expect(`${mail?.subject}${mail?.body}`).not.toContain(private_);
});
