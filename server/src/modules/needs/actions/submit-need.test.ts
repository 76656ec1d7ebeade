import { Problem } from '@jiebang/contract/http/client.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../factory.ts';

type Made = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let organisation: string;
let track: string;
let signatory: Made;
let member: Made;
beforeAll(async () => {
  world = await openWorld();
  track = await makeTrack(world.platform, await makeContest(world.platform));
  organisation = await makeOrganisation(world.platform);
  signatory = await makePerson(world.platform, { name: '签署的人', organisations: [{ id: organisation }] });
  member = await makePerson(world.platform, {
    name: '经办的人',
    organisations: [{ id: organisation, role: 'member' }],
  });
});
afterAll(() => world.close());

const declaration = { declaration: '2026-1' } as const;
const made = async (by: Made, given: Parameters<typeof wholeDraft>[0] = {}) => {
  const { id } = await world.as(by).needs.create({ body: { organisation, track, need: wholeDraft(given) } });
  return { params: { id } };
};

test('a member prepares a need whole, and who signs hands it in with the declaration', async () => {
  const one = await made(member);
  const { needs } = world.as(member);
  await needs.attach({ ...one, query: { name: 'a.txt' }, body: new Blob(['a']) });
  expect((await needs.work(one)).can['submit']).toEqual({ code: 'not_a_signatory' });
  const refused = await needs.submit({ ...one, body: declaration }).catch((error: unknown) => error);
  const { code, detail } = refused instanceof Problem ? refused.document : { code: '', detail: {} };
  expect([code, detail]).toEqual(['not_a_signatory', { signatories: '签署的人' }]);
  await world.as(signatory).needs.submit({ ...one, body: declaration });
  const { state, declaration: signed, moves } = await needs.work(one);
  expect([state, signed?.by, moves.map(({ action, by }) => [action, by])]).toEqual([
    'submitted',
    '签署的人',
    [
      ['create', '经办的人'],
      ['submit', '签署的人'],
    ],
  ]);
  expect(await refusalOf(needs.withdraw({ ...one, body: { reason: '不再需要' } }))).toBe('not_a_signatory');
  await world.as(signatory).needs.withdraw({ ...one, body: { reason: '不再需要' } });
});

test('what else is missing is said first; what was never handed in is put away without a signature', async () => {
  const one = await made(member, { keywords: [] });
  const { needs } = world.as(member);
  expect(await refusalOf(needs.submit({ ...one, body: declaration }))).toBe('need_incomplete');
  await needs.withdraw({ ...one, body: { reason: '不再需要' } });
  expect((await needs.work(one)).state).toBe('withdrawn');
});

test('who signs is told to its own people alone, and the right that is ended counts at once', async () => {
  const one = await made(member);
  const seat = { id: organisation, person: member.person };
  await world.as(signatory).identity.changeSigning({ params: seat, body: { signs: true } });
  await world.as(signatory).identity.changeSigning({ params: seat, body: { signs: false } });
  expect(await refusalOf(world.as(member).needs.submit({ ...one, body: declaration }))).toBe('not_a_signatory');
  const stranger = await makePerson(world.platform, { name: '外人', organisations: [] });
  const refused = await world
    .as(stranger)
    .needs.submit({ ...one, body: declaration })
    .catch((error: unknown) => error);
  const { code, detail } = refused instanceof Problem ? refused.document : { code: '', detail: {} };
  expect([code, detail]).toEqual(['not_found', undefined]);
});
