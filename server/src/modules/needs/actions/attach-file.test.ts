import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { clamdAt } from '#platform/providers/clamd/clamd.ts';
import { type ClamdStandIn, clamdStandIn, infected } from '#testing/providers/clamd.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../factory.ts';

let world: World;
let clamd: ClamdStandIn;
let id: string;
let of: { organisation: string; track: string };
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let reviewer: Made;
let stranger: Made;

beforeAll(async () => {
  clamd = await clamdStandIn({ limit: 1000 });
  world = await openWorld({ scanner: clamdAt(clamd.at, () => undefined) });
  const contest = await makeContest(world.platform);
  of = {
    track: await makeTrack(world.platform, contest),
    organisation: await makeOrganisation(world.platform, { name: '样本新材料有限公司' }),
  };
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: of.organisation }] });
  stranger = await makePerson(world.platform, { name: '冯路人' });
  const grants = [{ role: 'reviewer' as const, scope: 'contest' as const, scopeId: contest }];
  reviewer = await makePerson(world.platform, { name: '吴审核', grants });
});
beforeEach(async () => {
  ({ id } = await needs().create({ body: { ...of, need: wholeDraft() } }));
});
afterAll(async () => {
  await world.close();
  await clamd.close();
});

const needs = (who = owner) => world.as(who).needs;
const attach = (name: string, bytes: string) =>
  needs().attach({ params: { id }, query: { name }, body: new Blob([bytes]) });
const attached = async (who = owner) => (await needs(who).work({ params: { id } })).attachments;
/** Files that lie in the store, whether a row names them or not. */
const stored = async () =>
  (await readdir(world.filesFolder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

test('a file is what its content says, is scanned, and keeps its Chinese name', async () => {
  const name = "图纸 (一) '终稿'.pdf";
  const file = await attach(name, '%PDF-1.7 …');
  expect(file).toMatchObject({ name, type: 'application/pdf', scan: 'clean' });
  await needs().submit({ params: { id }, body: { declaration: '2026-1' } });
  expect(await attached(reviewer)).toEqual([file]);
  const url = `/api/v1/workspace/needs/${id}/attachments/${file.id}`;
  const { headers } = await world.server.inject({ url, headers: { cookie: reviewer.cookie } });
  expect([headers['content-type'], headers['content-disposition']]).toEqual([
    'application/pdf',
    `attachment; filename*=UTF-8''%E5%9B%BE%E7%BA%B8%20%28%E4%B8%80%29%20%27%E7%BB%88%E7%A8%BF%27.pdf`,
  ]);
});

test.each([
  ['a program', 'a.pdf', 'MZ\u0090\0', 'file_kind_refused'],
  ['a page named as one', 'a.html', '<p>', 'file_name_differs'],
  ['malware', 'a.txt', `x ${infected}`, 'file_infected'],
  ['more than the scanner takes', 'a.txt', 'x'.repeat(1001), 'file_beyond_scan'],
])('%s is refused, and not a byte of it is kept', async (_, name, bytes, code) => {
  const before = await stored();
  expect(await refusalOf(attach(name, bytes))).toBe(code);
  expect([await stored(), await attached()]).toEqual([before, []]);
});

test('while the scanner does not answer nothing is attached, and then it can be again', async () => {
  const before = await stored();
  clamd.next('cut', 'half');
  expect(await refusalOf(attach('a.txt', 'x'))).toBe('scan_unavailable');
  expect(await refusalOf(attach('a.txt', 'x'))).toBe('scan_unavailable');
  expect([await stored(), await attached()]).toEqual([before, []]);
  expect((await attach('a.txt', 'x')).scan).toBe('clean');
});

test('without a scanner a file is said to be not scanned, to its owner and to staff', async () => {
  const without = await openWorld();
  const contest = await makeContest(without.platform);
  const place = {
    track: await makeTrack(without.platform, contest),
    organisation: await makeOrganisation(without.platform),
  };
  const mine = await makePerson(without.platform, { name: '周需求', organisations: [{ id: place.organisation }] });
  const staff = await makePerson(without.platform, {
    name: '吴审核',
    grants: [{ role: 'reviewer', scope: 'contest', scopeId: contest }],
  });
  const { needs: of } = without.as(mine);
  const params = { id: (await of.create({ body: { ...place, need: wholeDraft() } })).id };
  const file = await of.attach({ params, query: { name: 'a.txt' }, body: new Blob([infected]) });
  await of.submit({ params, body: { declaration: '2026-1' } });
  const seen = (await without.as(staff).needs.work({ params })).attachments;
  expect([file.scan, seen.map(({ scan }) => scan)]).toEqual(['not_scanned', ['not_scanned']]);
  await without.close();
});

test('its owner removes a file from a draft, bytes and all; nobody else does, and nobody once it is handed in', async () => {
  const before = await stored();
  const { id: file } = await attach('a.txt', 'x');
  const { id: kept } = await attach('b.txt', 'y');
  const params = { id, file };
  expect(await refusalOf(needs(stranger).detach({ params }))).toBe('not_found');
  const other = await needs().create({ body: { ...of, need: wholeDraft() } });
  expect(await refusalOf(needs().detach({ params: { id: other.id, file } }))).toBe('not_found');
  expect(await needs().detach({ params })).toEqual({ id, state: 'draft', version: 1 });
  expect(await refusalOf(needs().detach({ params }))).toBe('not_found');
  expect((await attached()).map((one) => one.id)).toEqual([kept]);
  expect((await stored()).filter((name) => !before.includes(name))).toEqual([kept]);
  await needs().submit({ params: { id }, body: { declaration: '2026-1' } });
  const late = { params: { id, file: kept } };
  expect(await refusalOf(needs().detach(late))).toBe('not_in_this_state');
  expect(await refusalOf(needs(reviewer).detach(late))).toBe('forbidden');
});
