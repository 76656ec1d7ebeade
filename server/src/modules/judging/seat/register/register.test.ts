import type { RegisterDraft } from '@jiebang/contract/judging/register/register.ts';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
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
  free: [],
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
      free: [{ from: '2031-01-01', to: '2031-03-31' }],
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
      { free: [{ from: '2031-02-02', to: '2031-02-01' }] },
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

describe('the judges of a contest', () => {
  test('are listed for its organisers by field, day and load, and to nobody else; the sheet says the same', async () => {
    const { stage } = scene;
    const expert = await makePerson(world.platform, {
      name: '阿专家',
      grants: [{ role: 'judge', scope: 'track', scopeId: stage.track }],
    });
    const elsewhere = await makePerson(world.platform, {
      name: '别处专家',
      grants: [{ role: 'judge', scope: 'contest', scopeId: newId() }],
    });
    const away = [{ from: '2031-05-01', to: '2031-05-03' }];
    const kept = { ...empty, fields: ['10105'], keywords: ['=金丝雀'], mostSheets: 3, away };
    await as(expert).keepRegister({ version: 1, body: kept });
    await as(elsewhere).keepRegister({ version: 1, body: kept });
    const ask = async (who: { cookie: string }, query: Parameters<ReturnType<typeof as>['judges']>[0]['query'] = {}) =>
      (await as(who).judges({ params: { id: stage.contest }, query })).items;
    const names = async (query: Parameters<typeof ask>[1]) =>
      (await ask(stage.organiser, query)).map(({ name }) => name);
    const all = await names({ limit: 100 });
    expect([all.includes('阿专家'), all.includes('别处专家'), all.includes('专家1')]).toEqual([true, false, true]);
    expect(await names({ field: '101' })).toEqual(['专家1', '阿专家']);
    expect(await names({ field: '10105' })).toEqual(['阿专家']);
    expect(await names({ field: '10105', free: '2031-05-03' })).toEqual([]);
    expect(await names({ field: '10105', free: '2031-05-04', load: 0 })).toEqual(['阿专家']);
    expect((await ask(stage.organiser, { field: '10105' }))[0]).toEqual({
      ...{ person: expert.person, name: '阿专家', written: true, own: true, load: 0 },
      ...kept,
    });
    // Page by page all come, each once, in one order.
    const first = await as(stage.organiser).judges({ params: { id: stage.contest }, query: { limit: 2 } });
    const rest = await ask(stage.organiser, { limit: 100, after: first.next ?? '' });
    expect([...first.items, ...rest].map(({ name }) => name)).toEqual(all);

    const within = { scope: 'track', scopeId: stage.track } as const;
    const ofTrack = await makePerson(world.platform, {
      name: '专场承办',
      grants: [{ role: 'track_organiser', ...within }],
    });
    expect((await ask(ofTrack, { field: '10105' })).map(({ name }) => name)).toEqual(['阿专家']);
    const ofOther = [{ role: 'organiser', scope: 'contest', scopeId: newId() } as const];
    const stranger = await makePerson(world.platform, { name: '别处承办', grants: ofOther });
    expect(await refusalOf(ask(stranger))).toBe('not_found');
    for (const who of [expert, at(scene.solvers, 0)]) expect(await refusalOf(ask(who))).toBe('forbidden');

    const url = `/api/v1/contests/${stage.contest}/judges/sheet?field=10105`;
    const reply = await world.server.inject({ method: 'GET', url, headers: { cookie: stage.organiser.cookie } });
    const sheet = await readSheet(reply.rawPayload);
    expect(sheet.slice(1)).toEqual([
      [
        '阿专家',
        '10105 图形和图像处理软件',
        null,
        '=金丝雀',
        '3',
        '2031-05-01~2031-05-03',
        null,
        null,
        '0',
        '本人填写',
      ],
    ]);
    const refused = await world.server.inject({ method: 'GET', url, headers: { cookie: stranger.cookie } });
    expect(refused.statusCode).toBe(404);
  });
});
