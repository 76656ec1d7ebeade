import { readdir } from 'node:fs/promises';
import { VerifiedData } from '@jiebang/contract/identity/organisation/change/change.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeScene, signDeal } from '#modules/deals/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { offerText, wholeConfidential } from '#modules/needs/factory.ts';
import { makeStage, wholeDraft } from '#modules/solutions/factory.ts';
import { clamdAt, type Scanner } from '#platform/providers/clamd/clamd.ts';
import { everythingKept } from '#testing/dump.ts';
import { type ClamdStandIn, clamdStandIn, infected } from '#testing/providers/clamd.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

// Every way by which a file comes in, and the malware scan (docs/decisions/0012). Attachments of needs and mandates: needs/actions.

const limit = 2000;
let clamd: ClamdStandIn;
let scanner: Scanner;
let scanned: Ways;
let bare: Ways;
let afar: Ways;

beforeAll(async () => {
  clamd = await clamdStandIn({ limit });
  scanner = clamdAt(clamd.at, () => undefined);
  scanned = await waysOf(await openWorld({ scanner }));
  bare = await waysOf(await openWorld());
  afar = await waysOf(await openWorld({ scanner: { ...scanner, local: false } }));
}, 120_000);
afterAll(async () => {
  for (const { world } of [scanned, bare, afar]) await world.close();
  await clamd.close();
});

type Ways = Awaited<ReturnType<typeof waysOf>>;

/** Each upload of the house in a world of its own, by somebody who may; each says what came of it. */
async function waysOf(world: World) {
  const { platform } = world;
  const stage = await makeStage(platform);
  const need = await stage.need();
  const solver = await stage.solver('李揭榜');
  const { id: solution } = await world.as(solver).solutions.create({
    body: { need: need.id, organisation: solver.organisation, team: null },
  });
  await offerText(platform, stage.owner.viewer, need.id, wholeConfidential());
  const fresh = await makeOrganisation(platform, { name: '样本新单位', verified: false });
  const clerk = await makePerson(platform, { name: '经办人', organisations: [{ id: fresh }] });
  const company = await world.as(stage.owner).identity.organisation({ params: { id: stage.company } });
  const { id: change } = await world.as(stage.owner).identity.beginChange({
    params: { id: stage.company },
    body: { ...VerifiedData.strip().parse(company), nameEn: 'Sample Renamed Ltd' },
  });
  const newcomer = await makePerson(platform, { name: '待实名' });
  const scene = await makeScene(platform);
  await signDeal(platform, { owner: scene.owner.viewer, solver: scene.solver.viewer }, scene.deal);
  const { certification, deals } = world.as(scene.owner);
  const { id: application } = await certification.apply({ body: { deal: scene.deal, showAmount: false } });
  const draft = { params: { id: solution } };
  const send = {
    'a deal’s document': (body: Blob) =>
      deals.upload({ params: { id: scene.deal }, query: { name: '合同.pdf' }, body }),
    'material for a certificate': (body: Blob) =>
      certification.addMaterial({ params: { id: application }, query: { name: '凭证.pdf' }, body }),
    'a file of a confidential text': async (body: Blob) => {
      const { needs } = world.as(stage.owner);
      const params = { id: need.id };
      const { id } = await needs.attachConfidential({ params, query: { name: '工况.pdf' }, body });
      const { item } = await needs.confidential({ params });
      return item?.own?.files.find((one) => one.id === id);
    },
    'an organisation’s paper': (body: Blob) =>
      world.as(clerk).identity.addDocument({
        params: { id: fresh },
        query: { kind: 'licence', name: '营业执照.pdf' },
        body,
      }),
    'a paper of a change': (body: Blob) =>
      world.as(stage.owner).identity.addChangePaper({
        params: { id: change },
        query: { kind: 'licence', name: '新执照.pdf' },
        body,
      }),
    'a sealed file': (body: Blob) => world.as(solver).solutions.attach({ ...draft, body }),
    'a picture of an identity document': async (body: Blob) =>
      (await world.as(newcomer).identity.addRealNamePicture({ body })).picture,
    'a sheet of needs': (body: Blob) =>
      world.as(stage.organiser).needs.startImport({ query: { track: stage.track, name: '需求.csv' }, body }),
  };
  const stored = async () =>
    (await readdir(world.filesFolder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).length;
  return { world, stage, solver, solution, scene, application, need, fresh, clerk, change, send, stored };
}
const ways = [
  'a deal’s document',
  'material for a certificate',
  'a file of a confidential text',
  'an organisation’s paper',
  'a paper of a change',
  'a sealed file',
  'a picture of an identity document',
  'a sheet of needs',
] as const;
/** What is sealed before it touches the disk. */
const sealed = ['a sealed file', 'a picture of an identity document'] as const;
const pdf = (words: string) => new Blob([`%PDF-1.7 ${words}`]);

test.each(ways)('%s with malware in it is refused, and not a byte of it is kept', async (way) => {
  const before = await scanned.stored();
  expect(await refusalOf(scanned.send[way](pdf(infected)))).toBe('file_infected');
  expect(await refusalOf(scanned.send[way](pdf('x'.repeat(limit))))).toBe('file_beyond_scan');
  expect(await scanned.stored()).toBe(before);
  expect(await everythingKept(scanned.world)).not.toContain(infected);
});

test.each(ways)('%s is refused while the scanner does not answer, and taken when it does', async (way) => {
  const before = await scanned.stored();
  clamd.next('cut', 'half');
  for (let n = 0; n < 2; n += 1) expect(await refusalOf(scanned.send[way](pdf('稍候')))).toBe('scan_unavailable');
  expect(await scanned.stored()).toBe(before);
  const taken = await scanned.send[way](pdf(`可用 ${way}`));
  expect(await scanned.stored()).toBe(before + 1);
  if (way !== 'a sheet of needs') expect(taken).toMatchObject({ scan: 'clean' });
  expect(clamd.got.map(String)).toContain(`%PDF-1.7 可用 ${way}`);
});

test.each(ways)('%s is taken without a scanner, and said to be not scanned', async (way) => {
  const taken = await bare.send[way](pdf('未经扫描'));
  if (way !== 'a sheet of needs') expect(taken).toMatchObject({ scan: 'not_scanned' });
});

test.each(sealed)(
  '%s is scanned in memory by this machine alone: nothing of it is written, and no other machine gets it',
  async (way) => {
    const canary = `独有内容 ${way}`;
    await scanned.send[way](pdf(canary));
    expect(clamd.got.map(String)).toContain(`%PDF-1.7 ${canary}`);
    expect(await everythingKept(scanned.world)).not.toContain(canary);
    const before = clamd.got.length;
    const other = '不应离开本机的内容';
    expect(await afar.send[way](pdf(other))).toMatchObject({ scan: 'not_scanned' });
    expect(clamd.got.length).toBe(before);
    expect(await afar.send['a deal’s document'](pdf('可以送检'))).toMatchObject({ scan: 'clean' });
    expect(await everythingKept(afar.world)).not.toContain(other);
  },
);

test('what was said of a file is shown to everyone who may read it', async () => {
  const { world, scene, application, fresh, clerk, change, stage, solver, solution, need } = scanned;
  const deal = await world.as(scene.solver).deals.work({ params: { id: scene.deal } });
  expect(deal.view === 'party' && deal.documents.map(({ scan }) => scan)).toEqual(['clean']);
  const { materials } = await world.as(scene.solver).certification.work({ params: { id: application } });
  expect(materials.map(({ scan }) => scan)).toEqual(['clean']);
  const { documents } = await world.as(clerk).identity.organisation({ params: { id: fresh } });
  expect(documents.map(({ scan }) => scan)).toEqual(['clean']);
  const changed = await world.as(stage.owner).identity.organisationChange({ params: { id: change } });
  expect(changed.papers.map(({ scan }) => scan)).toEqual(['clean']);
  const { solutions } = world.as(solver);
  const own = await solutions.own({ params: { id: solution } });
  expect([...new Set(own.files.map(({ scan }) => scan))]).toEqual(['clean']);
  const attachments = own.files.map(({ id }) => ({ id, name: '计算书.pdf' }));
  await solutions.edit({ params: { id: solution }, version: own.version, body: wholeDraft({ attachments }) });
  await solutions.submit({ params: { id: solution }, body: { terms: '2026-1', declaration: '2026-1' } });
  await world.travel(new Date((await world.now()).getTime() + 31 * 86_400_000));
  const read = await world.as(stage.organiser).solutions.read({ params: { id: solution } });
  expect([read.need.id, read.scans]).toEqual([need.id, own.files.map(({ id }) => ({ id, scan: 'clean' }))]);
});

test.each([
  ['127.0.0.1', true],
  ['127.8.0.9', true],
  ['::1', true],
  ['localhost', false],
  ['127.0.0.1.example.com', false],
  ['10.0.0.7', false],
  ['clamd', false],
])('a scanner at %s is of this machine: %s', (host, local) => {
  expect(clamdAt({ host, port: 3310 }, () => undefined).local).toBe(local);
  expect(clamdAt({ path: '/run/clamav/clamd.ctl' }, () => undefined).local).toBe(true);
});
