import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeContest } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { sheetColumns } from './config.ts';

let world: World;
let contest: string;
let organiser: Awaited<ReturnType<typeof makePerson>>;
let judge: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  contest = await makeContest(world.platform, {});
  const within = { scope: 'contest', scopeId: contest } as const;
  organiser = await makePerson(world.platform, { name: '录入人', grants: [{ role: 'organiser', ...within }] });
  const email = 'known@example.com';
  judge = await makePerson(world.platform, { name: '已注册专家', email, grants: [{ role: 'judge', ...within }] });
});
afterAll(() => world.close());

const as = (who: { cookie: string }) => world.as(who).judging;
const head = sheetColumns.map(({ zh }) => zh.name).join(',');
const upload = (rows: readonly string[], who = organiser, name = 'judges.csv') =>
  as(who).bringIn({
    params: { id: contest },
    query: { name },
    body: new Blob([[head, ...rows].join('\n')]),
  });
const known =
  '已注册专家,known@example.com,,10105，102,C39,图像处理，边缘,8,2031-01-01~2031-01-05,"任职|样本大学|2019-09-01|\n就读|样本学院"';
const newcomer = '新来专家,new@example.com,,101,,薄膜,,,';
const none = { failure: null, problems: [], written: 0, same: 0, own: 0, invited: 0, notInvited: 0 };
const count = async (table: string) =>
  (await world.platform.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n as number;

describe('a sheet of judges', () => {
  test('with any error writes nothing, and names every cell that is wrong', async () => {
    const wrong = [
      known,
      '甲,不是邮箱,,不存在的领域,ZZ,,0,2031-02-02~2031-02-01,亲戚|某单位',
      '乙,,12345,10105,,,,,',
      '丙,,,,,,,,',
      '丁,KNOWN@example.com,,,,,,,',
      '戊,e@example.com,,=1+1,,,,,',
    ];
    const { problems, ...rest } = await upload(wrong);
    expect(problems.map(({ row, column, header, code }) => [row, column, header, code].join(' '))).toEqual([
      ...['4 B 邮箱 bad_email', '4 D 技术领域 unknown_field', '4 E 行业 unknown_industry', '4 G 最多份数 bad_most'],
      ...['4 H 不在期间 bad_period', '4 I 任职与关联单位 bad_affiliation', '5 C 手机号 bad_mobile'],
      ...['6   no_handle', '7 B 邮箱 twice', '8 D 技术领域 formula_like'],
    ]);
    const { problems: _, ...nothing } = none;
    expect([rest, await count('judging.register'), await count('identity.grant_invitation')]).toEqual([nothing, 0, 0]);
    expect((await upload(['x'], organiser, 'judges.xlsx')).failure).toBe('unreadable');
    const headless = await as(organiser).bringIn({
      params: { id: contest },
      query: { name: 'a.csv' },
      body: new Blob(['姓名,领域\n甲,10105']),
    });
    expect(headless.problems.map(({ code }) => code)).toEqual(['no_handle_column']);
    for (const name of ['judges.pdf', 'judges'])
      expect(await refusalOf(upload([known], organiser, name))).toBe('unsupported_media_type');
  });

  test('brings each in once, invites who is no judge yet, and gives it to them when they come', async () => {
    expect(await upload([known, newcomer])).toEqual({ ...none, written: 2, invited: 1 });
    expect(await upload([known, newcomer])).toEqual({ ...none, same: 2 });
    // Without a way to send text messages the entry waits under the number all the same.
    expect(await upload(['电话专家,,13800138000,101,,,,,'])).toEqual({ ...none, written: 1, notInvited: 1 });
    expect(await as(judge).register()).toMatchObject({
      fields: ['10105', '102'],
      industries: ['C39'],
      keywords: ['图像处理', '边缘'],
      mostSheets: 8,
      away: [{ from: '2031-01-01', to: '2031-01-05' }],
      affiliations: [
        { kind: 'employer', name: '样本大学', from: '2019-09-01', to: null },
        { kind: 'studied', name: '样本学院', from: null, to: null },
      ],
    });
    // A later sheet takes no affiliation away; what the judge writes no sheet changes.
    expect(await upload(['已注册专家,known@example.com,,10105,,,,,'])).toEqual({ ...none, written: 1 });
    const { version, changedAt: _, affiliations, ...mine } = await as(judge).register();
    expect([mine.fields, affiliations.map(({ name }) => name)]).toEqual([['10105'], ['样本大学', '样本学院']]);
    await as(judge).keepRegister({ version, body: { ...mine, fields: ['20'], affiliations: [] } });
    expect(await upload([known])).toEqual({ ...none, own: 1 });
    expect(await as(judge).register()).toMatchObject({ fields: ['20'], affiliations: [] });

    const come = await makePerson(world.platform, { name: '新来专家', email: 'new@example.com' });
    await world.settle();
    expect(await as(come).register()).toMatchObject({ fields: ['101'], keywords: ['薄膜'] });
    const { items } = await as(organiser).judges({ params: { id: contest } });
    expect(items.map(({ name, own, written }) => [name, own, written])).toEqual([
      ['已注册专家', true, true],
      ['新来专家', false, true],
    ]);
    expect(await upload([newcomer])).toEqual({ ...none, same: 1 });
  });

  test('is taken from an organiser of the contest alone, and its template names what it reads', async () => {
    const other = await makePerson(world.platform, {
      name: '别处',
      grants: [{ role: 'track_organiser', scope: 'contest', scopeId: contest }],
    });
    expect(await refusalOf(upload([known], other))).toBe('not_found');
    expect(await refusalOf(upload([known], judge))).toBe('forbidden');
    for (const [locale, by] of [
      ['zh', 'zh'],
      ['en', 'en'],
    ] as const) {
      const url = `/api/v1/workspace/judging/register/template?locale=${locale}`;
      const reply = await world.server.inject({ method: 'GET', url, headers: { cookie: organiser.cookie } });
      expect((await readSheet(reply.rawPayload))[0]).toEqual(sheetColumns.map((one) => one[by].name));
    }
  });
});
