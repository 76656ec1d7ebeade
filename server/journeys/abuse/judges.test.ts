import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { fillSheet, makePanel, makeScoring, type ScoringScene } from '#modules/judging/factory.ts';
import { makeStage, wholeDraft } from '#modules/solutions/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { asked } from './asked.ts';

// What a judge, a solver or an organiser could learn of another judge's scores, and who judges that may not.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Solver = Awaited<ReturnType<Awaited<ReturnType<typeof makeStage>>['solver']>>;
const as = (who: { readonly cookie: string }) => world.as(who).judging;
const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};
const of = (scene: Pick<ScoringScene, 'need'>) => ({ params: { need: scene.need.id } });

describe('while scoring goes on', () => {
  test('nothing that another reads is another for a score: it tells neither what was given nor who gave it', async () => {
    const scene = await makeScoring(world.platform, world.travel);
    const { owner, organiser, admin, reviewer } = scene.stage;
    const [judge, second] = [at(scene.judges, 0), at(scene.judges, 1)];
    const sheet = { params: { id: scene.sheetOf(0, 0) } };
    const give = async (score: number) => {
      const { version, rubric } = await as(judge).sheet(sheet);
      const scores = rubric.map(({ key }) => ({ criterion: key, score, comment: `金丝雀评语${score}` }));
      await as(judge).save({ ...sheet, version, body: { scores, comment: `金丝雀总评${score}` } });
    };
    const readers = {
      owner,
      organiser,
      admin,
      reviewer,
      second,
      solver: at(scene.solvers, 0),
      rival: at(scene.solvers, 1),
    };
    const solution = at(scene.solvers, 0).solution;
    const paths = [
      ...['panel', 'ranking', 'assignment', 'panel/candidates'].map(
        (one) => `/workspace/needs/${scene.need.id}/${one}`,
      ),
      ...['/workspace/seats', `/workspace/seats/${second.seat}`, `/workspace/sheets/${scene.sheetOf(1, 0)}`],
      ...[
        `/workspace/sheets/${scene.sheetOf(0, 0)}`,
        `/workspace/solutions/${solution}/feedback`,
        '/desk',
        '/notifications',
      ],
      ...['/results', `/workspace/opened-solutions/${solution}`],
    ];
    const seen = async () => {
      await world.settle();
      const all: Record<string, string> = {};
      for (const [name, who] of Object.entries(readers))
        for (const path of paths) all[`${name} ${path}`] = await asked(world, who, `/api/v1${path}`);
      return all;
    };
    await give(1);
    const before = await seen();
    await give(9);
    const after = await seen();
    expect(Object.keys(after).filter((key) => after[key] !== before[key])).toEqual([]);
    // Locked it counts, and no more is told of it than that.
    await as(judge).lock(sheet);
    const locked = await seen();
    expect(locked[`organiser /workspace/needs/${scene.need.id}/panel`]).not.toBe(
      after[`organiser /workspace/needs/${scene.need.id}/panel`],
    );
    expect(Object.values(locked).filter((body) => body.includes('金丝雀'))).toEqual([]);
    // The judge reads it: so would they, if it could be read.
    expect(JSON.stringify(await as(judge).sheet(sheet))).toContain('金丝雀总评9');
  });
});

describe('a ranking', () => {
  test('shows of judges of whom fewer than three stand behind a solution no average and no comment, to owner and organiser', async () => {
    const scene = await makeScoring(world.platform, world.travel);
    const sheets = [0, 1, 2].flatMap((judge) => [0, 1].map((solution) => [judge, solution] as const));
    for (const [judge, solution] of sheets.slice(0, -1))
      await fillSheet(world.platform, scene, judge, solution, () => 6);
    const last = { params: { id: scene.sheetOf(2, 1) }, body: { reason: '不熟悉此方向' } };
    await as(at(scene.judges, 2)).abstain(last);
    await as(scene.stage.organiser).rank(of(scene));
    const [whole, few] = [0, 1].map((place) => at(scene.solvers, place).solution);
    for (const who of [scene.stage.owner, scene.stage.organiser]) {
      const { places, comments } = await as(who).ranking(of(scene));
      const told = [whole, few].map((id) => {
        const place = places.find(({ solution }) => solution === id);
        return [place?.judges, place?.averages?.length, comments.filter(({ solution }) => solution === id).length > 0];
      });
      expect(told).toEqual([
        [3, 4, true],
        [2, undefined, false],
      ]);
    }
  });
});

describe('a judge', () => {
  /** A solver that hands in with a partner, registered here or named in words alone with its signed consent, by the real steps. */
  const consortium =
    (partner: { organisation: string; cookie: string } | string) => async (leader: Solver, need: string) => {
      const { solutions } = world.as(leader);
      const { id, version } = await solutions.create({ body: { need, organisation: leader.organisation, team: null } });
      const params = { id };
      const file = await solutions.attach({ params, body: new Blob(['盖章的同意书']) });
      const [organisation, name] = typeof partner === 'string' ? [null, partner] : [partner.organisation, '联合单位'];
      const named = { organisation, name, task: '中试与表征', ...(organisation === null ? { consent: file.id } : {}) };
      const attachments = [{ id: file.id, name: '同意书.pdf' }];
      await solutions.edit({ params, version, body: wholeDraft({ partners: [named], attachments }) });
      if (typeof partner !== 'string') {
        await solutions.askPartners({ params });
        const { items } = await world.as(partner).solutions.partnerRequests();
        await world.as(partner).solutions.consentAsPartner({ params: { id: at(items, 0).id }, body: { version: 1 } });
      }
      await solutions.submit({ params, body: { terms: '2026-1', declaration: '2026-1' } });
      return id;
    };
  /** That a judge, who had sheets and joins an organisation, reads and scores no more of that need. */
  const joinsAndIsOut = async (scene: ScoringScene, organisation: () => Promise<string>) => {
    const judge = at(scene.judges, 1);
    await fillSheet(world.platform, scene, 1, 1, () => 6);
    const sheets = [scene.sheetOf(1, 0), scene.sheetOf(1, 1)];
    expect((await as(judge).sheet({ params: { id: at(sheets, 0) } })).state).toBe('open');
    await world.platform.pool.query(
      `insert into identity.membership (id, organisation, person, role, joined_at) values ($1, $2, $3, 'member', now())`,
      [newId(), await organisation(), judge.person],
    );
    for (const id of sheets) {
      expect(await refusalOf(as(judge).sheet({ params: { id } }))).toBe('not_found');
      expect(await refusalOf(as(judge).save({ params: { id }, version: 1, body: { scores: [], comment: null } }))).toBe(
        'not_found',
      );
      expect(await refusalOf(as(judge).lock({ params: { id } }))).toBe('not_found');
    }
    const { conflicts } = await as(scene.stage.organiser).panel(of(scene));
    expect(conflicts.map(({ person, sources }) => [person, ...sources]).sort()).toEqual([
      [judge.person, 'partner_organisation'],
      [judge.person, 'rival'],
    ]);
  };

  test('who joins an organisation of the consortium after scoring began scores and reads no more of that need', async () => {
    const stage = await makeStage(world.platform);
    const partner = await stage.solver('联合单位签署人');
    const scene = await makeScoring(world.platform, world.travel, { stage, answers: [consortium(partner)] });
    await joinsAndIsOut(scene, async () => partner.organisation);
  });

  test('of a partner that was named in words alone, and registers later however the name is spelt, is out as well', async () => {
    const scene = await makeScoring(world.platform, world.travel, {
      answers: [consortium('样本联合 研究院（上海）')],
    });
    await joinsAndIsOut(scene, () =>
      makeOrganisation(world.platform, { name: '样本联合研究院(上海)', kind: 'institute' }),
    );
  });

  test('of a partner that was named by its English name, or by one that it had before, is out as well', async () => {
    const nameEn = 'Sample Joint Institute Co., Ltd.';
    const english = await makeScoring(world.platform, world.travel, {
      answers: [consortium('SAMPLE joint institute co ltd')],
    });
    await joinsAndIsOut(english, () => makeOrganisation(world.platform, { name: '样本合办研究院', nameEn }));
    const former = await makeScoring(world.platform, world.travel, { answers: [consortium('样本旧名研究院')] });
    await joinsAndIsOut(former, async () => {
      const id = await makeOrganisation(world.platform, { name: '样本新名研究院' });
      const was = { name: '样本旧名研究院', nameEn: null };
      await world.platform.pool.query(
        `insert into identity.organisation_change (id, organisation, state, created_at, moved_at, wanted, was)
         values ($1, $2, 'approved', now(), now(), $3, $4)`,
        [newId(), id, JSON.stringify({ ...was, name: '样本新名研究院' }), JSON.stringify(was)],
      );
      return id;
    });
  });

  test('of a partner that was named as what has been merged into another, is out with that one', async () => {
    const admin = await makePerson(world.platform, { name: '合并的人', grants: [{ role: 'admin' }] });
    const scene = await makeScoring(world.platform, world.travel, { answers: [consortium('登记了两次的研究院')] });
    await joinsAndIsOut(scene, async () => {
      const id = await makeOrganisation(world.platform, { name: '登记了两次的研究院', kind: 'institute' });
      const into = await makeOrganisation(world.platform, { name: '样本存续研究院', kind: 'institute' });
      await world.as(admin).identity.mergeOrganisation({ params: { id }, body: { into, reason: '同一家单位' } });
      return into;
    });
  });

  test('who names the same unregistered partner in their own entry of the register gets no sheet of that need', async () => {
    const scene = await makePanel(world.platform, world.travel, { answers: [consortium('尚未登记的样本研究所')] });
    const judge = at(scene.judges, 0);
    const affiliations = [{ kind: 'adviser' as const, name: '尚未登记的 样本研究所', from: null, to: null }];
    const empty = { fields: [], industries: [], keywords: [], mostSheets: null, away: [] };
    await as(judge).keepRegister({ version: 1, body: { ...empty, affiliations } });
    const { conflicts } = await as(scene.stage.organiser).panel(of(scene));
    expect(conflicts.map(({ person, sources }) => [person, ...sources]).sort()).toEqual([
      [judge.person, 'affiliation'],
      [judge.person, 'rival'],
    ]);
  });
});
