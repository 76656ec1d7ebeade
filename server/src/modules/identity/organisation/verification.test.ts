import { holidayCalendar } from '@jiebang/contract/reference/holidays.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endOfWorkingDays } from '#kernel/working-days.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeOrganisation, makePerson, somePaper } from '../factory.ts';

type Someone = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let staff: Someone;
beforeAll(async () => {
  world = await openWorld({ verificationWorkingDays: 9 });
  staff = await makePerson(world.platform, { name: '核对的人', grants: [{ role: 'admin' }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'identity')).toEqual([]);
  await world.close();
});

async function unverified() {
  const id = await makeOrganisation(world.platform, { verified: false });
  const boss = await makePerson(world.platform, { name: '单位管理员', organisations: [{ id }] });
  const member = await makePerson(world.platform, { name: '普通成员', organisations: [{ id, role: 'member' }] });
  return { id, boss, member, params: { id } };
}
const upload = (who: Someone, id: string, kind: 'mandate' | 'licence', body = somePaper(), name = `${kind}.pdf`) =>
  world.as(who).identity.addDocument({ params: { id }, query: { kind, name }, body });
async function ask(who: Someone, id: string) {
  await upload(who, id, 'mandate');
  await upload(who, id, 'licence');
  return world.as(who).identity.askVerification({ params: { id }, body: { authorisedPerson: '经办人' } });
}
const textOf = async (file: Promise<unknown>) => ((await file) as Blob).text();
const bytes = (...numbers: number[]) => new Blob([new Uint8Array(numbers)]);

describe('papers of a verification', () => {
  it('are what their bytes say, whatever they are called, and no larger than 10 MiB', async () => {
    const { id, boss } = await unverified();
    const png = await upload(boss, id, 'licence', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'scan.pdf');
    expect([png.type, png.name, png.size]).toEqual(['image/png', 'scan.pdf', 9]);
    for (const wrong of [new Blob(['<html>']), new Blob([]), bytes(0x50, 0x4b, 3, 4), new Blob([' %PDF-1.7'])])
      expect(await refusalOf(upload(boss, id, 'licence', wrong))).toBe('paper_unknown');
    const padding = (size: number) => new Blob(['%PDF-', new Uint8Array(size - 5)]);
    expect((await upload(boss, id, 'mandate', padding(10 * 1024 * 1024))).size).toBe(10 * 1024 * 1024);
    expect(await refusalOf(upload(boss, id, 'mandate', padding(10 * 1024 * 1024 + 1)))).toBe('too_large');
  });

  it('are asked for before verification is, each by its name', async () => {
    const { id, boss, params } = await unverified();
    const call = () => world.as(boss).identity.askVerification({ params, body: { authorisedPerson: '经办人' } });
    expect((await world.as(boss).identity.organisation({ params })).can.ask_verification).toEqual({
      code: 'documents_missing',
    });
    await upload(boss, id, 'mandate');
    expect(await refusalOf(call())).toBe('documents_missing');
    await upload(boss, id, 'licence');
    expect((await call()).state).toBe('pending');
  });

  it('are read by the administrators of the organisation and by staff, and by nobody else', async () => {
    const { id, boss, member, params } = await unverified();
    const secret = new Blob(['%PDF-1.7 canary of the mandate']);
    const paper = await upload(boss, id, 'mandate', secret);
    const other = await unverified();
    const read = (who: Someone, organisation = id) =>
      world.as(who).identity.organisationDocument({ params: { id: organisation, file: paper.id } });
    for (const who of [boss, staff]) expect(await textOf(read(who))).toBe(await secret.text());
    const reviewer = await makePerson(world.platform, { name: '审核员', grants: [{ role: 'reviewer' }] });
    for (const who of [member, other.boss, reviewer]) expect(await refusalOf(read(who))).toBe('not_found');
    expect(await refusalOf(read(other.boss, other.id))).toBe('not_found');
    expect(await refusalOf(read(staff, other.id))).toBe('not_found');
    expect((await world.as(boss).identity.organisation({ params })).documents.map((one) => one.id)).toEqual([paper.id]);
    expect((await world.as(member).identity.organisation({ params })).documents).toEqual([]);
    for (const who of [member, other.boss, staff])
      expect(['forbidden', 'not_found']).toContain(await refusalOf(upload(who, id, 'mandate')));
    const gone = { id, person: boss.person };
    const heir = await makePerson(world.platform, { name: '接任', organisations: [{ id }] });
    await world.as(heir).identity.removeMember({ params: gone });
    expect(await refusalOf(read(boss))).toBe('not_found');
  });

  it('stand still while they are judged; one that is replaced stays for those who read it', async () => {
    const { id, boss, params } = await unverified();
    await ask(boss, id);
    expect(await refusalOf(upload(boss, id, 'licence'))).toBe('not_in_this_state');
    const { documents } = await world.as(staff).identity.organisation({ params });
    await world.as(staff).identity.returnOrganisation({
      params,
      body: { findings: [{ code: 'licence_expired', note: null }] },
    });
    const next = await upload(boss, id, 'licence');
    const after = (await world.as(staff).identity.organisation({ params })).documents;
    expect(after.map((one) => one.kind)).toEqual(['licence', 'mandate']);
    expect(after[0]?.id).toBe(next.id);
    const old = documents.find((one) => one.kind === 'licence')?.id ?? '';
    const read = world.as(staff).identity.organisationDocument({ params: { id, file: old } });
    expect(await textOf(read)).toBe(await somePaper().text());
  });
});

describe('a verification', () => {
  it('is returned with what is wrong, mended and asked again, and its history says all of it', async () => {
    const { id, boss, member, params } = await unverified();
    await ask(boss, id);
    const give = (findings: { code: 'other' | 'name_differs'; note: string | null }[]) =>
      world.as(staff).identity.returnOrganisation({ params, body: { findings } });
    expect(await refusalOf(give([]))).toBe('invalid_input');
    expect(await refusalOf(give([{ code: 'other', note: null }]))).toBe('invalid_input');
    const first = [
      { code: 'name_differs' as const, note: null },
      { code: 'other' as const, note: '请附新章程' },
    ];
    expect(await refusalOf(give([...first, ...first]))).toBe('invalid_input');
    expect((await give(first)).findings).toEqual(first);
    await world.as(boss).identity.askVerification({ params, body: { authorisedPerson: '经办人' } });
    expect((await world.as(boss).identity.organisation({ params })).findings).toEqual([]);
    await world.as(staff).identity.verifyOrganisation({ params });
    const lines = async (who: Someone) =>
      (await world.as(who).identity.organisationHistory({ params })).items.map((one) => [one.action, one.by]);
    expect(await lines(staff)).toEqual([
      ['verify', '核对的人'],
      ['ask_verification', '单位管理员'],
      ['return', '核对的人'],
      ['ask_verification', '单位管理员'],
    ]);
    expect(await lines(member)).toEqual([
      ['verify', null],
      ['ask_verification', '单位管理员'],
      ['return', null],
      ['ask_verification', '单位管理员'],
    ]);
    const page = await world.as(boss).identity.organisationHistory({ params, query: { limit: 2 } });
    const rest = await world.as(boss).identity.organisationHistory({ params, query: { after: page.next ?? '' } });
    expect(rest.items[0]?.findings).toEqual(first);
    expect(await refusalOf(world.as((await unverified()).boss).identity.organisationHistory({ params }))).toBe(
      'not_found',
    );
  });

  it('is a task of staff with its due date, of no member, and of the owner while it is not asked for', async () => {
    const codes = async (who: Someone, id: string) =>
      (await world.as(who).desk.desk()).tasks
        .filter((task) => task.subject.id === id)
        .map(({ code, due, address }) => [code, due, address]);
    const { id, boss, member, params } = await unverified();
    const insider = await makePerson(world.platform, {
      name: '内部的核对人',
      grants: [{ role: 'organiser' }],
      organisations: [{ id, role: 'member' }],
    });
    const address = `/organisations/${id}`;
    expect(await codes(boss, id)).toEqual([['organisation_complete', null, address]]);
    expect([await codes(member, id), await codes(staff, id)]).toEqual([[], []]);
    const { due } = await ask(boss, id);
    expect([await codes(boss, id), await codes(staff, id)]).toEqual([[], [['organisation_verify', due, address]]]);
    expect(await codes(insider, id)).toEqual([]);
    // Three working days of Shanghai, ended at midnight: at least three days, and never a fortnight.
    // Counted by the setting of the installation, whatever it was when it was asked for.
    expect(due).toBe(endOfWorkingDays(await world.now(), 9, holidayCalendar).toISOString());
    const line = (await world.as(staff).identity.waitingOrganisations()).items.find((one) => one.id === id);
    expect([line?.due, line?.documents.length]).toEqual([due, 2]);
    await world.as(staff).identity.returnOrganisation({
      params,
      body: { findings: [{ code: 'licence_unreadable', note: null }] },
    });
    expect([await codes(boss, id), await codes(staff, id)]).toEqual([[['organisation_complete', null, address]], []]);
    await ask(boss, id);
    await world.as(staff).identity.verifyOrganisation({ params });
    expect([await codes(boss, id), await codes(staff, id)]).toEqual([[], []]);
  });
});
