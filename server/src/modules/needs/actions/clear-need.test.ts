import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { tracesIn } from '@jiebang/contract/needs/traces.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson, somePaper } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../factory.ts';

let world: World;
let contest: string;
let track: string;
let organisation: string;
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let reviewer: Made;
let officer: Made;

const staffOf = (name: string, role: 'reviewer' | 'clearance_officer', organisations: { id: string }[] = []) =>
  makePerson(world.platform, { name, organisations, grants: [{ role, scope: 'contest', scopeId: contest }] });

beforeAll(async () => {
  world = await openWorld();
  contest = await makeContest(world.platform);
  track = await makeTrack(world.platform, contest);
  organisation = await makeOrganisation(world.platform, { name: '上海岚星新材料有限公司' });
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: organisation }] });
  await makePerson(world.platform, { name: '钱同事', nameEn: 'Qian Colleague', organisations: [{ id: organisation }] });
  reviewer = await staffOf('吴审核', 'reviewer');
  officer = await staffOf('郑脱密', 'clearance_officer');
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  await world.close();
});

const text = {
  title: '低温薄膜',
  keywords: ['薄膜'],
  problem: '薄膜在低温开裂。',
  indicators: [],
  expectedResult: null,
  existingBasis: null,
  wished: null,
  ownership: null,
};

async function accepted(draft = wholeDraft()) {
  const { id } = await world.as(owner).needs.create({ body: { organisation, track, need: draft } });
  const params = { id };
  await world.as(owner).needs.submit({ params, body: { declaration: '2026-1' } });
  await world.as(reviewer).needs.claim({ params });
  const lists = { authenticity: [...authenticityItems], validity: [...validityItems] };
  const { version } = await world
    .as(reviewer)
    .needs.accept({ params, body: { ...lists, triage: 'ready', note: null } });
  return { params, version };
}

test('what may lead to the owner is out of the public text, or let stand for a reason that the owner reads', async () => {
  const { params, version } = await accepted();
  const leaky = {
    ...text,
    problem: '岚星的薄膜在低温开裂，详询钱同事 13800000000。',
    wished: '见 www.lanxing.example',
  };
  await world.as(officer).needs.writePublicText({ params, version, body: leaky });
  const refused = await world
    .as(officer)
    .needs.signOff({ params, body: { left: null } })
    .catch((error) => error.document);
  expect([
    refused.code,
    refused.fields.map((one: { path: string; code: string }) => `${one.path} ${one.code}`),
  ]).toEqual(['traces_left', ['problem organisation', 'problem person', 'problem mobile', 'wished url']]);
  const { names, can } = await world.as(officer).needs.work({ params });
  expect(can['sign_off']).toBe(true);
  const traces = tracesIn(leaky, names ?? { organisations: [], people: [], shown: [] });
  const reason = '企业书面同意公开上述联系方式。';
  const sign = (left: { traces: typeof traces; reason: string }) =>
    world.as(officer).needs.signOff({ params, body: { left } });
  expect(await refusalOf(sign({ traces: traces.slice(1), reason }))).toBe('traces_left');
  await sign({ traces, reason });
  const { moves } = await world.as(owner).needs.work({ params });
  expect(moves.findLast((move) => move.action === 'sign_off')?.reason).toBe(reason);
});

test('a text without traces is signed as it is; a company that shows its name hides it nowhere', async () => {
  const clean = await accepted();
  await world.as(officer).needs.writePublicText({ ...clean, body: text });
  expect((await world.as(officer).needs.signOff({ params: clean.params, body: { left: null } })).state).toBe(
    'signed_off',
  );
  const shown = await accepted(wholeDraft({ showCompany: true }));
  await world.as(officer).needs.writePublicText({ ...shown, body: { ...text, problem: '岚星的薄膜在低温开裂。' } });
  expect((await world.as(officer).needs.signOff({ params: shown.params, body: { left: null } })).state).toBe(
    'signed_off',
  );
});

test('the names to look for are the officer’s to know, and nobody else’s', async () => {
  const { params } = await accepted();
  const ofOfficer = await world.as(officer).needs.work({ params });
  expect(ofOfficer.names).toEqual({
    organisations: ['上海岚星新材料有限公司'],
    people: expect.arrayContaining(['样本联系人', '周需求', '钱同事', 'Qian Colleague']),
    shown: [],
  });
  for (const one of [owner, reviewer]) expect((await world.as(one).needs.work({ params })).names).toBeNull();
});

test('a name that the owner gave up leads to it still; what it shows on the board is not looked for', async () => {
  const before = { size: 'small' as const, region: '310115' };
  const id = await makeOrganisation(world.platform, { name: '上海旧岚膜业有限公司', ...before });
  const boss = await makePerson(world.platform, { name: '冯管理员', organisations: [{ id }] });
  const admin = await makePerson(world.platform, { name: '平台管理员', grants: [{ role: 'admin' }] });
  const { uscc } = await world.as(boss).identity.organisation({ params: { id } });
  const nothing = { nameEn: null, registrationNumber: null, authorisedPerson: null };
  const changed = await world.as(boss).identity.beginChange({
    params: { id },
    body: { ...nothing, ...before, uscc, name: '上海新岚膜业有限公司' },
  });
  const change = { id: changed.id };
  const paper = { kind: 'licence' as const, name: 'licence.pdf' };
  await world.as(boss).identity.addChangePaper({ params: change, query: paper, body: somePaper() });
  await world.as(boss).identity.askChange({ params: change });
  await world.as(admin).identity.approveChange({ params: change });
  const namesOf = async (showCompany: boolean) => {
    const draft = { organisation: id, track, need: wholeDraft({ showCompany }) };
    const need = { id: (await world.as(boss).needs.create({ body: draft })).id };
    await world.as(boss).needs.submit({ params: need, body: { declaration: '2026-1' } });
    await world.as(reviewer).needs.claim({ params: need });
    const lists = { authenticity: [...authenticityItems], validity: [...validityItems] };
    await world.as(reviewer).needs.accept({ params: need, body: { ...lists, triage: 'ready', note: null } });
    return (await world.as(officer).needs.work({ params: need })).names;
  };
  const both = ['上海新岚膜业有限公司', '上海旧岚膜业有限公司'];
  expect(await namesOf(false)).toMatchObject({ organisations: both, shown: [] });
  expect(await namesOf(true)).toMatchObject({ organisations: [], shown: both });
});

test('people of the owner neither review nor clear its need, and are told why', async () => {
  const { params, version } = await accepted();
  const inReview = await world.as(owner).needs.create({ body: { organisation, track, need: wholeDraft() } });
  const other = { id: inReview.id };
  await world.as(owner).needs.submit({ params: other, body: { declaration: '2026-1' } });
  const insideReviewer = await staffOf('内审核', 'reviewer', [{ id: organisation }]);
  const insideOfficer = await staffOf('内脱密', 'clearance_officer', [{ id: organisation }]);
  const asReviewer = world.as(insideReviewer).needs;
  const asOfficer = world.as(insideOfficer).needs;
  expect(await refusalOf(asReviewer.claim({ params: other }))).toBe('own_organisation');
  await world.as(reviewer).needs.claim({ params: other });
  const lists = { authenticity: [...authenticityItems], validity: [...validityItems] };
  const tried = [
    asReviewer.accept({ params: other, body: { ...lists, triage: 'ready', note: null } }),
    asReviewer.return({
      params: other,
      body: { points: [{ field: 'title', code: 'unclear', says: null }], reason: null },
    }),
    asReviewer.reject({ params: other, body: { points: [{ code: 'other', says: '理由' }], says: null } }),
    asReviewer.triage({ params, body: { triage: 'unclear', reason: '理由' } }),
    asOfficer.writePublicText({ params, version, body: text }),
  ];
  expect(new Set(await Promise.all(tried.map(refusalOf)))).toEqual(new Set(['own_organisation']));
  await world.as(officer).needs.writePublicText({ params, version, body: text });
  expect(await refusalOf(asOfficer.signOff({ params, body: { left: null } }))).toBe('own_organisation');
  expect((await asOfficer.work({ params })).names).toBeNull();
});
