import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeScene } from '#modules/deals/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { wholeDraft as wholeNeed } from '#modules/needs/factory.ts';
import { makeStage, makeSubmittedSolution, wholeDraft } from '#modules/solutions/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

// Files that want to run, cells that want to compute, and addresses of files that somebody guesses.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const get = (who: { readonly cookie: string }, path: string) =>
  world.server.inject({ method: 'GET', url: `/api/v1${path}`, headers: { cookie: who.cookie } });

/** What would run in a reader's browser under our address, if it were shown there. */
const running = {
  'page.html': '<!doctype html><script>document.title=document.cookie</script>',
  'picture.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(document.cookie)"/>',
  'paper.pdf': '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj',
  'page.pdf': '<!doctype html><script>alert(1)</script>',
};

describe('a file that wants to run', () => {
  test('is not taken into a need, or is saved by its reader’s browser and never shown under our address', async () => {
    const stage = await makeStage(world.platform);
    const { needs } = world.as(stage.owner);
    const body = { organisation: stage.company, track: stage.track, need: wholeNeed() };
    const { id } = await needs.create({ body });
    const taken: string[] = [];
    for (const [name, bytes] of Object.entries(running)) {
      const file = await needs.attach({ params: { id }, query: { name }, body: new Blob([bytes]) }).catch(() => null);
      if (!file) continue;
      taken.push(name);
      expectHarmless((await get(stage.owner, `/workspace/needs/${id}/attachments/${file.id}`)).headers);
    }
    expect(taken).toEqual(['paper.pdf']);
  });

  test('comes out of a seal, where nobody could look into it, as a file to save', async () => {
    const stage = await makeStage(world.platform);
    const leader = await stage.solver('孙牵头');
    const need = await stage.need();
    const { solutions } = world.as(leader);
    const { id, version } = await solutions.create({
      body: { need: need.id, organisation: leader.organisation, team: null },
    });
    const attachments: { id: string; name: string }[] = [];
    for (const [name, bytes] of Object.entries(running))
      attachments.push({ id: (await solutions.attach({ params: { id }, body: new Blob([bytes]) })).id, name });
    await solutions.edit({ params: { id }, version, body: wholeDraft({ attachments }) });
    await solutions.submit({ params: { id }, body: { terms: '2026-1', declaration: '2026-1' } });
    for (const { id: file } of attachments)
      expectHarmless((await get(leader, `/workspace/solutions/${id}/attachments/${file}`)).headers);
    await world.travel(new Date((await world.now()).getTime() + 40 * 86_400_000));
    for (const { id: file } of attachments)
      expectHarmless((await get(stage.owner, `/workspace/opened-solutions/${id}/attachments/${file}`)).headers);
  });
});

function expectHarmless(headers: Readonly<Record<string, unknown>>): void {
  expect(headers).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment;/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  expect(headers['content-type']).not.toMatch(/html|svg|xml|script/);
}

test('a cell that begins as a formula is text in every sheet that is exported', async () => {
  const stage = await makeStage(world.platform);
  const grants = [{ role: 'judge', scope: 'contest', scopeId: stage.contest } as const];
  const formula = '=HYPERLINK("//evil.example")';
  const judge = await makePerson(world.platform, { name: formula, grants });
  const { judging } = world.as(judge);
  const register = { fields: ['10105'], industries: [], keywords: [formula], mostSheets: null };
  await judging.keepRegister({ version: 1, body: { ...register, away: [], affiliations: [] } });
  const { rawPayload } = await get(stage.organiser, `/contests/${stage.contest}/judges/sheet`);
  const parts = Object.entries(unzipSync(rawPayload)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]);
  expect(parts.filter(([, xml]) => xml?.includes('HYPERLINK')).length).toBeGreaterThan(0);
  expect(parts.filter(([, xml]) => /<(\w+:)?f[ >/]/.test(xml ?? '')).map(([name]) => name)).toEqual([]);
});

describe('an address of a file', () => {
  test('that is guessed, or belongs under another one, leads nowhere', async () => {
    const [scene, other] = [await makeScene(world.platform), await makeScene(world.platform)];
    const upload = (at: typeof scene, name: string) =>
      world.as(at.owner).deals.upload({ params: { id: at.deal }, query: { name }, body: new Blob(['%PDF-1.7 x']) });
    const { id: file } = await upload(scene, '合同.pdf');
    await upload(other, '合同.pdf');
    const ask = (who: { readonly cookie: string }, deal: string, one: string) =>
      refusalOf(world.as(who).deals.document({ params: { id: deal, file: one } }));
    const stranger = await makePerson(world.platform, { name: '路人' });
    expect([
      await ask(stranger, scene.deal, file),
      await ask(other.owner, scene.deal, file),
      await ask(other.owner, other.deal, file),
      await ask(scene.owner, scene.deal, newId()),
    ]).toEqual(['not_found', 'not_found', 'not_found', 'not_found']);
    expect((await get(scene.owner, `/workspace/deals/${scene.deal}/documents/${file}`)).statusCode).toBe(200);
  });

  test('of a sealed solution’s file leads nobody to it under a solution of their own', async () => {
    const stage = await makeStage(world.platform);
    const [leader, rival] = [await stage.solver('孙牵头'), await stage.solver('赵对手')];
    const need = await stage.need();
    const own = (who: typeof leader) =>
      makeSubmittedSolution(world.platform, who.viewer, { need: need.id, organisation: who.organisation });
    const [id, theirs] = [await own(leader), await own(rival)];
    const { id: file } = await world.as(leader).solutions.attach({ params: { id }, body: new Blob(['图纸']) });
    for (const path of [
      `/workspace/solutions/${theirs}/attachments/${file}`,
      `/workspace/solutions/${id}/attachments/${file}`,
      `/workspace/opened-solutions/${theirs}/attachments/${file}`,
    ])
      expect([path, (await get(rival, path)).statusCode]).toEqual([path, 404]);
    expect((await get(leader, `/workspace/solutions/${id}/attachments/${file}`)).statusCode).toBe(200);
  });
});
