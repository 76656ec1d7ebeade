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
const asking = { act: 'submit' } as const;
const made = async (by: Made, given: Parameters<typeof wholeDraft>[0] = {}) => {
  const { id } = await world.as(by).needs.create({ body: { organisation, track, need: wholeDraft(given) } });
  return { params: { id } };
};

test('a member prepares a need whole, and who signs hands it in with the declaration', async () => {
  const one = await made(member);
  const { needs } = world.as(member);
  await needs.attach({ ...one, query: { name: 'a.txt' }, body: new Blob(['a']) });
  expect((await needs.work(one)).can['submit']).toEqual({ code: 'not_a_signatory', who: '签署的人' });
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

test('a declaration that is not the newest is refused by name, and nothing is signed', async () => {
  const one = await made(member);
  const { needs } = world.as(signatory);
  const refused = await needs.submit({ ...one, body: { declaration: '2025-1' } }).catch((error: unknown) => error);
  const { code, fields } = refused instanceof Problem ? refused.document : { code: '', fields: [] };
  expect([code, fields]).toEqual(['words_changed', [{ path: 'declaration', code: 'stale' }]]);
  const { state, declaration: signed } = await needs.work(one);
  expect([state, signed]).toEqual(['draft', null]);
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

test('a member asks the signatories once: it is their task and their mail, and over when one of them signs', async () => {
  const one = await made(member);
  const { needs } = world.as(member);
  const codes = async (who: Made, of: 'tasks' | 'waiting') =>
    (await world.as(who).desk.desk())[of].filter(({ subject }) => subject.id === one.params.id).map(({ code }) => code);
  expect([await codes(member, 'tasks'), await codes(signatory, 'tasks')]).toEqual([
    ['need_finish_draft'],
    ['need_finish_draft'],
  ]);
  expect((await needs.work(one)).can['ask_signature']).toBe(true);
  await needs.askSignature({ ...one, body: asking });
  expect([await codes(member, 'tasks'), await codes(member, 'waiting')]).toEqual([[], ['need_in_signature']]);
  expect(await codes(signatory, 'tasks')).toEqual(['need_sign']);
  const asked = await needs.work(one);
  expect([
    asked.signing?.signs,
    asked.signing?.signatories,
    asked.signing?.asked?.by,
    asked.can['ask_signature'],
  ]).toEqual([false, ['签署的人'], '经办的人', { code: 'signature_asked' }]);
  expect(await refusalOf(needs.askSignature({ ...one, body: asking }))).toBe('signature_asked');
  await world.settle();
  const told = async (who: Made) =>
    (await world.as(who).notifications.inbox()).items.filter(({ fact }) => fact === 'need_signature_asked').length;
  expect([await told(signatory), await told(member)]).toEqual([1, 0]);
  await world.as(signatory).needs.submit({ ...one, body: declaration });
  expect([await codes(member, 'waiting'), await codes(signatory, 'tasks')]).toEqual([['need_in_review'], []]);
  expect((await needs.work(one)).signing?.asked).toBeNull();
});

test('what is not ready is not put before them; who signs asks nobody; a stranger learns nothing', async () => {
  const bare = await made(member, { keywords: [] });
  const whole = await made(member);
  const stranger = await makePerson(world.platform, { name: '外人', organisations: [] });
  expect(await refusalOf(world.as(member).needs.askSignature({ ...bare, body: asking }))).toBe('need_incomplete');
  expect(await refusalOf(world.as(signatory).needs.askSignature({ ...whole, body: asking }))).toBe('sign_yourself');
  expect(await refusalOf(world.as(stranger).needs.askSignature({ ...whole, body: asking }))).toBe('not_found');
});

test('a withdrawal waits for a signature as a handing in does, and goes on waiting while the need moves on', async () => {
  const one = await made(member);
  const { needs } = world.as(member);
  const ask = { ...one, body: { act: 'withdraw' } } as const;
  expect([await refusalOf(needs.askSignature(ask)), (await needs.work(one)).can['ask_withdrawal']]).toEqual([
    'sign_yourself',
    undefined,
  ]);
  await world.as(signatory).needs.submit({ ...one, body: declaration });
  expect((await needs.work(one)).can['ask_withdrawal']).toBe(true);
  expect(await refusalOf(world.as(signatory).needs.askSignature(ask))).toBe('sign_yourself');
  await needs.askSignature(ask);
  const reviewer = await makePerson(world.platform, { name: '审核的人', grants: [{ role: 'reviewer' }] });
  const lines = async (who: Made, list: 'tasks' | 'waiting') =>
    (await world.as(who).desk.desk())[list]
      .filter(({ subject }) => subject.id === one.params.id)
      .map(({ code, address }) => [code, address]);
  const page = `/needs/${one.params.id}`;
  const standing = async () => {
    const { signing, can } = await needs.work(one);
    return [signing?.asked?.by, signing?.asked?.act, can['ask_withdrawal'], await lines(signatory, 'tasks')];
  };
  const asked = ['经办的人', 'withdraw', { code: 'signature_asked' }, [['need_sign_withdrawal', page]]];
  expect(await standing()).toEqual(asked);
  await world.as(reviewer).needs.claim(one);
  expect(await standing()).toEqual(asked);
  const points = [{ field: 'indicators', code: 'unclear', says: null }] as const;
  await world.as(reviewer).needs.return({ ...one, body: { points: [...points], reason: null } });
  expect(await lines(signatory, 'tasks')).toEqual([
    ['need_mend', `${page}/edit`],
    ['need_sign_withdrawal', page],
  ]);
  expect(await lines(member, 'waiting')).toEqual([['need_withdrawal_in_signature', page]]);
  expect((await needs.work(one)).can['ask_signature']).toEqual({ code: 'signature_asked' });
  await world.settle();
  const told = async (who: Made) =>
    (await world.as(who).notifications.inbox()).items.filter(({ fact }) => fact === 'need_withdrawal_asked').length;
  expect([await told(signatory), await told(member), await told(reviewer)]).toEqual([1, 0, 0]);
  await world.as(signatory).needs.withdraw({ ...one, body: { reason: '不再需要' } });
  expect([await lines(signatory, 'tasks'), await lines(member, 'waiting')]).toEqual([[], []]);
  expect((await needs.work(one)).signing?.asked).toBeNull();
});
