import type { VerifiedData } from '@jiebang/contract/identity/organisation/change/change.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeOrganisation, makePerson, somePaper, someUscc } from '../../factory.ts';
import { organisationsAlike } from '../../index.ts';

type Someone = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let admin: Someone;
let organiser: Someone;
beforeAll(async () => {
  world = await openWorld();
  admin = await makePerson(world.platform, { name: '平台管理员', grants: [{ role: 'admin' }] });
  const grants = [{ role: 'organiser' as const, scope: 'contest' as const, scopeId: newId() }];
  organiser = await makePerson(world.platform, { name: '一届承办', grants });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'identity')).toEqual([]);
  await world.close();
});

const as = (who: Someone) => world.as(who).identity;
/** A verified organisation with an administrator and a plain member. */
async function verified(name: string) {
  const id = await makeOrganisation(world.platform, { name });
  const boss = await makePerson(world.platform, { name: '单位管理员', organisations: [{ id }] });
  const member = await makePerson(world.platform, { name: '普通成员', organisations: [{ id, role: 'member' }] });
  const { uscc, size, region } = await as(boss).organisation({ params: { id } });
  const stands: VerifiedData = {
    ...{ name, nameEn: null, size, uscc, region, registrationNumber: null, authorisedPerson: null },
  };
  const begin = (to: Partial<VerifiedData>, who = boss) =>
    as(who).beginChange({ params: { id }, body: { ...stands, ...to } });
  return { id, boss, member, stands, begin };
}
const give = (who: Someone, id: string, kind: 'licence' | 'mandate', body = somePaper()) =>
  as(who).addChangePaper({ params: { id }, query: { kind, name: `${kind}.pdf` }, body });
const findings = [{ code: 'name_differs' as const, note: null }];

describe('a change of what was verified', () => {
  it('leaves what stands as it is until it is approved; then the new stands, the old name is known, and the papers are those of the organisation', async () => {
    const { id, boss, stands, begin } = await verified('样本旧名有限公司');
    const drafted = await begin({ name: '样本新名有限公司', size: 'large' });
    expect([drafted.state, drafted.differs, drafted.papersNeeded, drafted.can]).toEqual([
      'draft',
      ['name', 'size'],
      ['licence'],
      { edit: true, ask: { code: 'documents_missing' }, withdraw: true },
    ]);
    const params = { id: drafted.id };
    expect(await refusalOf(as(admin).organisationChange({ params }))).toBe('not_found');
    expect(await refusalOf(as(boss).askChange({ params }))).toBe('documents_missing');
    const paper = await give(boss, drafted.id, 'licence', new Blob(['%PDF-1.7 the new licence']));
    const asked = await as(boss).askChange({ params });
    expect([asked.state, asked.can]).toMatchObject(['pending', { withdraw: true }]);
    expect(await refusalOf(give(boss, drafted.id, 'licence'))).toBe('not_in_this_state');

    const card = async () => {
      const { name, size, verified: yes } = await world.as().identity.organisationCard({ params: { id } });
      return [name, size, yes];
    };
    expect(await card()).toEqual(['样本旧名有限公司', 'small', true]);
    const [waits] = (await as(organiser).waitingChanges()).items;
    expect([waits?.id, waits?.was, waits?.wanted, waits?.can]).toEqual([
      drafted.id,
      stands,
      { ...stands, name: '样本新名有限公司', size: 'large' },
      { approve: true, return: true },
    ]);
    expect(await refusalOf(as(boss).approveChange({ params }))).toBe('forbidden');
    expect((await as(organiser).approveChange({ params })).state).toBe('approved');
    expect(await card()).toEqual(['样本新名有限公司', 'large', true]);
    const now = await as(boss).organisation({ params: { id } });
    expect([
      now.state,
      now.formerNames.map(({ name }) => name),
      now.documents.map((one) => [one.kind, one.id]),
    ]).toEqual(['verified', ['样本旧名有限公司'], [['licence', paper.id]]]);
    const kept = await as(admin).organisationChange({ params });
    expect([kept.was.name, kept.wanted.name, kept.moves.map(({ action, by }) => [action, by])]).toEqual([
      '样本旧名有限公司',
      '样本新名有限公司',
      [
        ['begin', '单位管理员'],
        ['ask', '单位管理员'],
        ['approve', '一届承办'],
      ],
    ]);
    const ofIts = await as(boss).organisationChange({ params });
    expect(ofIts.moves.map(({ by }) => by)).toEqual(['单位管理员', '单位管理员', null]);
    const alike = await organisationsAlike(world.platform.db, [
      '样本旧名 有限公司',
      '样本新名有限公司。',
      '样本无名有限公司',
    ]);
    expect(alike).toEqual([
      { name: '样本新名有限公司。', id, verified: true, former: false },
      { name: '样本旧名 有限公司', id, verified: true, former: true },
    ]);
    const found = await as(admin).waitingOrganisations({ query: { state: 'all', text: '样本旧名' } });
    expect(found.items.map((one) => one.id)).toEqual([id]);
    const audit = await world.as(admin).desk.audit({ query: { organisation: id, limit: 100 } });
    const begun = audit.items.find(({ action }) => action === 'organisation_change_begun');
    expect(begun?.organisation).toEqual({ id, name: '样本新名有限公司', nameThen: '样本旧名有限公司' });
    expect((await as(boss).changesOfOrganisation({ params: { id } })).can).toEqual({ begin: true });
  });

  it('is returned with reasons, mended and asked again; nobody decides on its own', async () => {
    const { id, boss, begin, stands } = await verified('样本退回单位');
    const insider = await makePerson(world.platform, {
      name: '内部的承办',
      grants: [{ role: 'organiser' }],
      organisations: [{ id, role: 'member' }],
    });
    const { id: change } = await begin({ region: '330106' });
    const params = { id: change };
    await give(boss, change, 'licence');
    await as(boss).askChange({ params });
    for (const decided of [
      as(insider).approveChange({ params }),
      as(insider).returnChange({ params, body: { findings } }),
    ])
      expect(await refusalOf(decided)).toBe('own_organisation');
    const returned = await as(admin).returnChange({ params, body: { findings } });
    expect([returned.state, returned.moves.at(-1)?.findings]).toEqual(['returned', findings]);
    const body = { ...stands, region: '320100', authorisedPerson: '新经办人' };
    const edit = () => as(boss).editChange({ params, version: returned.version, body });
    expect((await edit()).papersNeeded).toEqual(['mandate', 'licence']);
    expect(await refusalOf(edit())).toBe('stale_version');
    expect(await refusalOf(as(boss).askChange({ params }))).toBe('documents_missing');
    await give(boss, change, 'mandate');
    await as(boss).askChange({ params });
    await as(admin).approveChange({ params });
    const { region, authorisedPerson, formerNames, documents } = await as(boss).organisation({ params: { id } });
    expect([region, authorisedPerson, formerNames, documents.map(({ kind }) => kind)]).toEqual([
      '320100',
      '新经办人',
      [],
      ['licence', 'mandate'],
    ]);
  });

  it('is open once at a time, and withdrawn before it is decided', async () => {
    const { id, boss, begin } = await verified('样本一次单位');
    const tries = await Promise.allSettled([1, 2, 3].map(() => begin({ nameEn: 'Once Ltd' })));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { items, can } = await as(boss).changesOfOrganisation({ params: { id } });
    expect(can).toEqual({ begin: { code: 'change_open' } });
    const params = { id: items[0]?.id ?? '' };
    expect(await refusalOf(begin({ nameEn: 'Twice Ltd' }))).toBe('change_open');
    await give(boss, params.id, 'licence');
    await as(boss).askChange({ params });
    const ends = await Promise.allSettled([as(boss).withdrawChange({ params }), as(admin).approveChange({ params })]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await begin({ nameEn: 'Again Ltd' })).state).toBe('draft');
  });

  it('changes something, fits together, and takes no number that another verified organisation has', async () => {
    const other = await verified('样本占号单位');
    const { boss, begin } = await verified('样本改号单位');
    expect(await refusalOf(begin({}))).toBe('change_without_difference');
    for (const wrong of [{ uscc: '91350100M000100Y4Z' }, { size: null }, { region: '110101' }])
      expect(await refusalOf(begin(wrong))).toBe('organisation_incomplete');
    const typed = ` ${other.stands.uscc?.toLowerCase()} `;
    const { id: change, wanted } = await begin({ uscc: typed });
    expect(wanted.uscc).toBe(other.stands.uscc);
    const params = { id: change };
    await give(boss, change, 'licence');
    await as(boss).askChange({ params });
    expect(await refusalOf(as(admin).approveChange({ params }))).toBe('organisation_exists');
    expect((await as(boss).organisationChange({ params })).state).toBe('pending');
    await as(boss).withdrawChange({ params });
    expect((await begin({ uscc: someUscc() })).state).toBe('draft');
  });

  it('is for the administrators and, once it was sent, for those who verify; to others it does not exist', async () => {
    const { id, boss, member, begin } = await verified('样本内外单位');
    const stranger = (await verified('样本别家单位')).boss;
    const reviewer = await makePerson(world.platform, { name: '审核员', grants: [{ role: 'reviewer' }] });
    for (const who of [member, stranger, reviewer])
      expect(await refusalOf(begin({ name: '冒名' }, who))).toBe('not_found');
    const { id: change } = await begin({ name: '样本内外新名' });
    const secret = new Blob(['%PDF-1.7 canary of the licence']);
    const { id: file } = await give(boss, change, 'licence', secret);
    const params = { id: change };
    const read = (who: Someone) => as(who).changePaper({ params: { id: change, file } });
    expect(await refusalOf(read(admin))).toBe('not_found');
    await as(boss).askChange({ params });
    for (const who of [boss, admin])
      expect(await ((await read(who)) as unknown as Blob).text()).toBe(await secret.text());
    for (const who of [member, stranger, reviewer]) {
      const calls = [
        () => as(who).organisationChange({ params }),
        () => as(who).changesOfOrganisation({ params: { id } }),
        () => as(who).askChange({ params }),
        () => as(who).withdrawChange({ params }),
        () => as(who).approveChange({ params }),
        () => give(who, change, 'licence'),
        () => read(who),
      ];
      for (const call of calls) expect(await refusalOf(call())).toBe('not_found');
      expect(await refusalOf(as(who).waitingChanges())).toBe('forbidden');
    }
  });

  it('is told to those who decide and then to the organisation, and stands among what each must do', async () => {
    const { boss, begin } = await verified('样本通知单位');
    const { id: change } = await begin({ name: '样本通知新名' });
    const params = { id: change };
    const due = async (who: Someone) => {
      const { tasks } = await world.as(who).desk.desk();
      return tasks.filter(({ subject }) => subject.id === change).map(({ code, address }) => [code, address]);
    };
    const address = `/organisation-changes/${change}`;
    expect([await due(boss), await due(organiser)]).toEqual([[['change_complete', address]], []]);
    await give(boss, change, 'licence');
    await as(boss).askChange({ params });
    expect([await due(boss), await due(organiser)]).toEqual([[], [['change_decide', address]]]);
    await as(admin).returnChange({ params, body: { findings } });
    await as(boss).askChange({ params });
    await as(admin).approveChange({ params });
    await world.settle();
    const told = async (who: Someone) =>
      (await world.as(who).notifications.inbox({ query: { limit: 50 } })).items
        .filter((one) => one.address === `/workspace${address}`)
        .map(({ fact }) => fact.replace('organisation_change_', ''));
    expect([await told(boss), await told(organiser), await told(admin)]).toEqual([
      ['approved', 'returned'],
      ['asked', 'asked'],
      ['asked', 'asked'],
    ]);
  });

  it('waits while the organisation is suspended, which may only withdraw it, and ends where the organisation is merged', async () => {
    const { id, boss, begin } = await verified('样本暂停单位');
    const { id: change } = await begin({ name: '样本暂停新名' });
    const params = { id: change };
    await give(boss, change, 'licence');
    await as(boss).askChange({ params });
    await as(admin).suspendOrganisation({ params: { id }, body: { reason: '核查' } });
    expect(await refusalOf(as(admin).approveChange({ params }))).toBe('organisation_not_verified');
    expect((await as(boss).withdrawChange({ params })).state).toBe('withdrawn');
    expect(await refusalOf(begin({ name: '样本暂停新名' }))).toBe('organisation_not_verified');
    await as(admin).reinstateOrganisation({ params: { id }, body: { reason: '已澄清' } });
    const { id: again } = await begin({ name: '样本再次新名' });
    const into = await makeOrganisation(world.platform, { name: '样本留存单位' });
    await as(admin).mergeOrganisation({ params: { id }, body: { into, reason: '登记了两次' } });
    const ended = await world.platform.pool.query('select state from identity.organisation_change where id = $1', [
      again,
    ]);
    expect(ended.rows).toEqual([{ state: 'withdrawn' }]);
  });
});
