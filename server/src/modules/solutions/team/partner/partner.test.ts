import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { everythingKept } from '#testing/dump.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeStage, wholeDraft } from '../../factory.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'solutions')).toEqual([]);
  await world.close();
});

const accepted = { terms: '2026-1', declaration: '2026-1' } as const;
type Solver = Awaited<ReturnType<typeof stage.solver>>;

/** A leader with a saved draft that names these partners. */
async function consortium(partners: SolutionDraft['partners'], given: Partial<SolutionDraft> = {}) {
  const leader = await stage.solver('孙牵头');
  const { solutions } = world.as(leader);
  const need = await stage.need();
  const { id, version } = await solutions.create({
    body: { need: need.id, organisation: leader.organisation, team: null },
  });
  await solutions.edit({ params: { id }, version, body: wholeDraft({ partners, ...given }) });
  const states = async () => (await solutions.partners({ params: { id } })).items.map(({ state }) => state);
  const edit = async (next: SolutionDraft['partners']) => {
    const { version: now } = await solutions.own({ params: { id } });
    await solutions.edit({ params: { id }, version: now, body: wholeDraft({ partners: next }) });
  };
  return {
    id,
    need,
    leader,
    solutions,
    params: { id },
    states,
    edit,
    submit: () => solutions.submit({ params: { id }, body: accepted }),
  };
}
const partnerOf = ({ organisation }: Solver, task = '中试与表征') => ({ organisation, name: '联合样本大学', task });
const requestsOf = async (who: Solver) => (await world.as(who).solutions.partnerRequests()).items;

test('nobody is named as a partner without its consent, which its signatory gives to the task that it read', async () => {
  const partner = await stage.solver('钱联合');
  const { id, solutions, states, edit, submit, params, need } = await consortium([
    partnerOf(partner),
    { organisation: null, name: '未登记样本研究所', task: '测试' },
  ]);
  const refused = await submit().catch((problem) => problem.document);
  expect([refused.code, refused.fields, await states()]).toEqual([
    'partners_unconsented',
    [
      { path: 'partners.0.organisation', code: 'not_consented' },
      { path: 'partners.1.consent', code: 'not_consented' },
    ],
    ['not_asked', 'unattached'],
  ]);
  expect(await requestsOf(partner)).toEqual([]);
  await solutions.askPartners({ params });
  const [asked = expect.unreachable()] = await requestsOf(partner);
  expect(asked).toMatchObject({
    need: { number: need.number },
    task: '中试与表征',
    leader: '孙牵头',
    state: 'asked',
    version: 1,
  });
  const codes = (await world.as(partner).desk.desk()).tasks.map(({ code }) => code);
  expect(codes).toContain('solution_partner_consent');

  await edit([partnerOf(partner, '另一项分工')]);
  expect(await states()).toEqual(['changed']);
  await solutions.askPartners({ params });
  const joining = world.as(partner).solutions;
  const consent = (version: number) => joining.consentAsPartner({ params: { id: asked.id }, body: { version } });
  expect(await refusalOf(consent(1))).toBe('stale_version');
  await consent(2);
  const file = await solutions.attach({ params, body: new Blob(['盖章的同意书']) });
  const { version } = await solutions.own({ params });
  const partners = [
    partnerOf(partner, '另一项分工'),
    { organisation: null, name: '未登记样本研究所', task: '测试', consent: file.id },
  ];
  await solutions.edit({
    params,
    version,
    body: wholeDraft({ partners, attachments: [{ id: file.id, name: '同意书.pdf' }] }),
  });
  expect(await states()).toEqual(['consented', 'attached']);
  await submit();
  const { partners: handedIn } = await solutions.submitted({ params: { id, n: 1 } });
  expect(handedIn.map(({ consented }) => consented?.by)).toEqual(['钱联合', undefined]);
  // What stands in the form after it is the draft's own shape again.
  expect((await solutions.own({ params })).draft.partners).toEqual(partners);
});

test('a partner that withdraws until the deadline takes what names it out of force, and the team is told; later it cannot', async () => {
  const partner = await stage.solver('钱联合');
  const { solutions, params, leader, states, edit, submit } = await consortium([partnerOf(partner)]);
  await solutions.askPartners({ params });
  const [{ id, version } = expect.unreachable()] = await requestsOf(partner);
  const joining = world.as(partner).solutions;
  await joining.consentAsPartner({ params: { id }, body: { version } });
  await submit();
  await joining.declineAsPartner({ params: { id } });
  const own = await solutions.own({ params });
  expect([own.state, own.submissions.map(({ inForce }) => inForce), await states()]).toEqual([
    'withdrawn',
    [false],
    ['declined'],
  ]);
  await world.settle();
  const { items } = await world.as(leader).notifications.inbox({});
  expect(items.map(({ fact }) => fact)).toContain('solution_partner_lost');
  expect(await refusalOf(submit())).toBe('partners_unconsented');
  await edit([]);
  await submit();

  const other = await consortium([partnerOf(partner)]);
  await other.solutions.askPartners({ params: other.params });
  const [late = expect.unreachable()] = await requestsOf(partner);
  await joining.consentAsPartner({ params: { id: late.id }, body: { version: late.version } });
  await other.submit();
  await world.travel(new Date((await world.now()).getTime() + 31 * 86_400_000));
  expect(await refusalOf(joining.declineAsPartner({ params: { id: late.id } }))).toBe('not_taking_solutions');
  expect([(await other.solutions.own({ params: other.params })).state, await requestsOf(partner)]).toEqual([
    'opened',
    [],
  ]);
});

test('of being asked only signatories of that organisation learn; the rows name neither it nor them', async () => {
  const partner = await stage.solver('钱联合');
  const colleague = await makePerson(world.platform, {
    name: '无签署权',
    organisations: [{ id: partner.organisation, signs: false }],
  });
  const { solutions, params, leader } = await consortium([partnerOf(partner)]);
  const mentions = async () => {
    const dump = await everythingKept(world);
    return [partner.organisation, partner.person].map((one) => dump.split(one).length);
  };
  await world.settle();
  const before = await mentions();
  await solutions.askPartners({ params });
  const [{ id, version } = expect.unreachable()] = await requestsOf(partner);
  const request = { params: { id }, body: { version } };
  for (const who of [colleague, leader, stage.owner, stage.organiser, stage.admin, await stage.solver('路人')]) {
    const client = world.as(who).solutions;
    expect((await client.partnerRequests()).items).toEqual([]);
    expect(await refusalOf(client.consentAsPartner(request))).toBe('not_found');
    expect(await refusalOf(client.declineAsPartner({ params: { id } }))).toBe('not_found');
    if (who !== leader) expect(await refusalOf(client.partners({ params }))).toBe('not_found');
    if (who !== leader) expect(await refusalOf(client.askPartners({ params }))).toBe('not_found');
  }
  await world.as(partner).solutions.consentAsPartner(request);
  // Who consents reads no more of the solution than before.
  expect(await refusalOf(world.as(partner).solutions.own({ params }))).toBe('not_found');
  await world.settle();
  expect(await mentions()).toEqual(before);
});

test('who consents may answer the same need itself; the solver itself, the need’s owner and one named twice are no partners', async () => {
  const partner = await stage.solver('钱联合');
  const { solutions, params, need, leader, edit } = await consortium([partnerOf(partner)]);
  await solutions.askPartners({ params });
  const [{ id, version } = expect.unreachable()] = await requestsOf(partner);
  await world.as(partner).solutions.consentAsPartner({ params: { id }, body: { version } });
  const body = { need: need.id, organisation: partner.organisation, team: null };
  expect((await world.as(partner).solutions.create({ body })).state).toBe('draft');

  const ask = () => refusalOf(solutions.askPartners({ params }));
  await edit([partnerOf(leader)]);
  expect(await ask()).toBe('invalid_input');
  await edit([partnerOf(partner), partnerOf(partner, '又一项')]);
  expect(await ask()).toBe('invalid_input');
  await edit([{ ...partnerOf(partner), organisation: stage.company }]);
  expect(await ask()).toBe('own_organisation');
  const unverified = await makeOrganisation(world.platform, { kind: 'university', verified: false });
  const signs = await makePerson(world.platform, { name: '未认证', organisations: [{ id: unverified }] });
  await edit([{ ...partnerOf(partner), organisation: unverified }]);
  await solutions.askPartners({ params });
  const late = (await world.as(signs).solutions.partnerRequests()).items;
  for (const one of late)
    expect(
      await refusalOf(
        world.as(signs).solutions.consentAsPartner({ params: { id: one.id }, body: { version: one.version } }),
      ),
    ).toBe('organisation_not_verified');
  // The draft names one partner now: what others were asked is forgotten.
  expect([late.length, await requestsOf(partner)]).toEqual([1, []]);
});

test('an organisation that is registered here is no partner in words alone, and the need’s own is none at all', async () => {
  const partner = await stage.solver('赵登记');
  await world.platform.pool.query('update identity.organisation set name = $2 where id = $1', [
    partner.organisation,
    '已登记样本大学（本部）',
  ]);
  const inWords = async (name: string) => {
    const { solutions, params, submit } = await consortium([]);
    const file = await solutions.attach({ params, body: new Blob(['盖章的同意书']) });
    const { version } = await solutions.own({ params });
    const partners = [{ organisation: null, name, task: '测试', consent: file.id }];
    const attachments = [{ id: file.id, name: '同意书.pdf' }];
    await solutions.edit({ params, version, body: wholeDraft({ partners, attachments }) });
    return submit().then(
      () => null,
      (problem) => [problem.document.code, problem.document.fields],
    );
  };
  expect(await inWords('已登记样本大学 (本部)')).toEqual([
    'invalid_input',
    [{ path: 'partners.0.organisation', code: 'registered_here' }],
  ]);
  await makeOrganisation(world.platform, { name: '有英文名的样本大学', nameEn: 'Sample University (Main Campus)' });
  expect((await inWords('SAMPLE University, Main Campus'))?.[0]).toBe('invalid_input');
  expect((await inWords('样本需求 有限公司'))?.[0]).toBe('own_organisation');
  // Who claims a name and was not verified keeps nobody from naming the true one.
  await makeOrganisation(world.platform, { name: '被冒名的样本大学', verified: false });
  expect(await inWords('被冒名的样本大学')).toBeNull();
});
