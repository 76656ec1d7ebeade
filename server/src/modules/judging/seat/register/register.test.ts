import type { RegisterDraft } from '@jiebang/contract/judging/register.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePanel, type PanelScene } from '../../factory.ts';

let world: World;
let scene: PanelScene;
beforeAll(async () => {
  world = await openWorld();
  scene = await makePanel(world.platform, (to) => world.travel(to), {});
});
afterAll(() => world.close());

const as = (who: { cookie: string }) => world.as(who).judging;
const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};
const empty: RegisterDraft = {
  fields: [],
  industries: [],
  keywords: [],
  mostSheets: null,
  away: [],
  affiliations: [],
};
const nameOf = async (organisation: string) =>
  (await organisationsById(world.platform.db, [organisation])).get(organisation)?.name ?? '';
/** A day so many days from now. */
const day = async (days: number) =>
  new Date((await world.now()).getTime() + days * 86_400_000).toISOString().slice(0, 10);
const write = async (judge: { cookie: string }, draft: Partial<RegisterDraft>) => {
  const { version } = await as(judge).register();
  return as(judge).keepRegister({ version, body: { ...empty, ...draft } });
};
const conflictsOf = async (person: string) => {
  const { conflicts } = await as(scene.stage.organiser).panel({ params: { need: scene.need.id } });
  return conflicts.filter((one) => one.person === person).map(({ solution, sources }) => [solution, sources.join()]);
};

describe('the register', () => {
  test('is kept by each judge for themselves, whole and by its version', async () => {
    const judge = at(scene.judges, 0);
    expect(await as(judge).register()).toEqual({ ...empty, version: 1, changedAt: null });
    const draft: RegisterDraft = {
      fields: ['10101', '102'],
      industries: ['C39'],
      keywords: ['图像处理', '边缘计算'],
      mostSheets: 8,
      away: [{ from: '2031-02-01', to: '2031-02-10' }],
      affiliations: [{ kind: 'employer', name: '没有登记的研究院', from: '2011-09-01', to: null }],
    };
    expect(await as(judge).keepRegister({ version: 1, body: draft })).toEqual({ version: 2 });
    const { changedAt, ...kept } = await as(judge).register();
    expect([kept, typeof changedAt]).toEqual([
      { ...draft, affiliations: [{ ...at(draft.affiliations, 0), known: false }], version: 2 },
      'string',
    ]);
    expect(await refusalOf(as(judge).keepRegister({ version: 1, body: empty }))).toBe('stale_version');
    for (const wrong of [
      { fields: ['99'] },
      { industries: ['ZZ'] },
      { mostSheets: 0 },
      { away: [{ from: '2031-02-02', to: '2031-02-01' }] },
      { affiliations: [{ kind: 'board' as const, name: '某公司', from: '2031-02-02', to: '2031-02-01' }] },
    ])
      expect(await refusalOf(write(judge, wrong))).toBe('invalid_input');
    expect((await as(at(scene.judges, 1)).register()).fields).toEqual([]);
    for (const other of [scene.stage.organiser, at(scene.solvers, 0)])
      expect(await refusalOf(as(other).register())).toBe('forbidden');
  });

  test('bars a judge from the organisations to which it binds them, for the years that the contest counts', async () => {
    const judge = at(scene.judges, 1);
    const [first, second] = [at(scene.solvers, 0), at(scene.solvers, 1)];
    const name = await nameOf(first.organisation);
    const bound = (to: string | null) => write(judge, { affiliations: [{ kind: 'studied', name, from: null, to }] });
    expect(await conflictsOf(judge.person)).toEqual([]);
    await bound(await day(-365 * 2));
    const barred = [
      [first.solution, 'affiliation'],
      [second.solution, 'rival'],
    ];
    expect((await conflictsOf(judge.person)).sort()).toEqual(barred.sort());
    expect(at((await as(judge).register()).affiliations, 0).known).toBe(true);
    await bound(await day(-365 * 4));
    expect(await conflictsOf(judge.person)).toEqual([]);
    await bound(null);
    expect((await conflictsOf(judge.person)).sort()).toEqual(barred.sort());
  });

  test('bars by a name that an organisation took only later', async () => {
    const judge = at(scene.judges, 2);
    const solver = at(scene.solvers, 1);
    await write(judge, { affiliations: [{ kind: 'board', name: '后来才有的名称', from: null, to: null }] });
    expect(await conflictsOf(judge.person)).toEqual([]);
    await world.platform.pool.query('update identity.organisation set name = $1 where id = $2', [
      '后来才有的名称',
      solver.organisation,
    ]);
    expect(new Map((await conflictsOf(judge.person)) as [string, string][]).get(solver.solution)).toBe('affiliation');
  });

  test('counts an affiliation with the owner as being of the owner’s own experts', async () => {
    const judge = await makePerson(world.platform, { name: '兼职的专家', grants: [{ role: 'judge' }] });
    const besideOwner = async () => {
      const { items } = await as(scene.stage.organiser).candidates({
        params: { need: scene.need.id },
        query: { limit: 100 },
      });
      return items.find(({ person }) => person === judge.person)?.owner;
    };
    expect(await besideOwner()).toBe('apart');
    const name = await nameOf(scene.stage.company);
    await write(judge, { affiliations: [{ kind: 'part_time', name, from: null, to: null }] });
    expect(await besideOwner()).toBe('within');
  });
});
