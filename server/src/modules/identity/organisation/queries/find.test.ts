import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeOrganisation, makePerson } from '../../factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const someone = () => makePerson(world.platform, { name: '查找的人' });
async function find(
  query: { text: string; kind?: 'agency'; limit?: number; after?: string },
  who?: { cookie: string },
) {
  return world.as(who ?? (await someone())).identity.findOrganisations({ query });
}
const names = (page: { items: { name: string }[] }) => page.items.map((item) => item.name);

describe('an organisation is chosen by its name or whole number', () => {
  it('the whole name before its beginning before a part of it, the shorter before the longer', async () => {
    for (const name of ['东海海文仪器有限公司', '海文仪器厂分厂', '海文仪器厂', '海文', '无关单位'])
      await makeOrganisation(world.platform, { name });
    expect(names(await find({ text: '海文' }))).toEqual([
      '海文',
      '海文仪器厂',
      '海文仪器厂分厂',
      '东海海文仪器有限公司',
    ]);
    await makeOrganisation(world.platform, { name: '北辰院', nameEn: 'Polaris Institute', kind: 'agency' });
    expect(names(await find({ text: 'polaris' }))).toEqual(['北辰院']);
    expect(names(await find({ text: 'polaris', kind: 'agency' }))).toEqual(['北辰院']);
    expect(names(await find({ text: '海文', kind: 'agency' }))).toEqual([]);
  });

  it('a number only when it is whole, however it was typed', async () => {
    const id = await makeOrganisation(world.platform, { name: '按号查的单位' });
    const { rows } = await sql<{ uscc: string }>`select uscc from identity.organisation where id = ${id}`.execute(
      world.platform.db,
    );
    const uscc = rows[0]?.uscc ?? '';
    expect(names(await find({ text: `${uscc.slice(0, 8)} ${uscc.slice(8).toLowerCase()}` }))).toEqual(['按号查的单位']);
    expect(names(await find({ text: uscc.slice(0, 17) }))).toEqual([]);
  });

  it('among verified ones alone, with nothing beyond the card, and by the signed-in alone', async () => {
    await makeOrganisation(world.platform, { name: '未认证的甲', verified: false });
    const id = await makeOrganisation(world.platform, { name: '已认证的甲' });
    const page = await find({ text: '认证的甲' });
    const { intro, website, mergedInto, ...card } = await world.as().identity.organisationCard({ params: { id } });
    expect([page.items, intro, website, mergedInto]).toEqual([[card], null, null, null]);
    expect(await refusalOf(world.as().identity.findOrganisations({ query: { text: '认证的甲' } }))).toBe(
      'not_signed_in',
    );
  });

  it('page by page without a gap, whatever the cursor', async () => {
    for (let n = 1; n <= 5; n += 1) await makeOrganisation(world.platform, { name: `分页单位${'号'.repeat(n)}` });
    const first = await find({ text: '分页', limit: 2 });
    const second = await find({ text: '分页', limit: 2, after: first.next ?? '' });
    const third = await find({ text: '分页', limit: 2, after: second.next ?? '' });
    expect([first, second, third].flatMap(names).map((name) => name.length)).toEqual([5, 6, 7, 8, 9]);
    expect(third.next).toBeNull();
    for (const after of ['nothing of ours', `2.4.${'-'.repeat(36)}`])
      expect(names(await find({ text: '分页', limit: 2, after }))).toEqual(names(first));
  });

  it('as it is written: % and _ are characters, and one character is too little', async () => {
    await makeOrganisation(world.platform, { name: '百分百%_有限公司' });
    expect(names(await find({ text: '%_' }))).toEqual(['百分百%_有限公司']);
    expect(await refusalOf(find({ text: '百' }))).toBe('invalid_input');
  });

  it('sixty times a minute at most, by each person', async () => {
    const who = await someone();
    for (let n = 0; n < 60; n += 1) await find({ text: '无此单位' }, who);
    expect(await refusalOf(find({ text: '无此单位' }, who))).toBe('too_many_requests');
    expect(names(await find({ text: '无此单位' }))).toEqual([]);
  });
});
