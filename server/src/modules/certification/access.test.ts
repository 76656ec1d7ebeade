import type { Problem } from '@jiebang/contract/http/client.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DealScene, makeScene, signDeal } from '#modules/deals/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeCertificate, makeCertifier } from './factory.ts';

// A canary stands in what the parties keep to themselves; only they and the certifier may ever meet it.

const canary = 'canary5c1d';
const totalFen = 6_402_915_378;

let world: World;
let scene: DealScene;
let certifier: Awaited<ReturnType<typeof makeCertifier>>;
let application: string;
let number: string;
let material: string;
beforeAll(async () => {
  world = await openWorld();
  scene = await makeScene(world.platform);
  certifier = await makeCertifier(world.platform);
  const { owner, solver } = scene;
  const secret = { totalFen, ownership: canary };
  await signDeal(world.platform, { owner: owner.viewer, solver: solver.viewer }, scene.deal, secret);
  const { id } = await world.as(owner).certification.apply({ body: { deal: scene.deal, showAmount: true } });
  const query = { name: `${canary}.pdf` };
  const given = await world.as(owner).certification.addMaterial({ params: { id }, query, body: new Blob([canary]) });
  material = given.id;
  await world.as(certifier).certification.take({ params: { id } });
  await world.as(certifier).certification.return({ params: { id }, body: { reason: canary } });
  await world.as(owner).certification.resubmit({ params: { id } });
  await world.as(certifier).certification.take({ params: { id } });
  const checked = ['parties_match', 'contract_signed_by_both', 'amounts_match', 'technology_content'] as const;
  const all = [...checked, 'materials_complete', 'no_secrets'] as const;
  const issued = await world.as(certifier).certification.issue({ params: { id }, body: { checked: [...all] } });
  await world.settle();
  application = id;
  number = issued.number;
});
afterAll(() => world.close());

const leaks = (text: string) => [canary, String(totalFen)].filter((secret) => text.includes(secret));

const told = (call: Promise<unknown>) =>
  call.then(
    async (reply) => (reply instanceof Blob ? reply.text() : JSON.stringify(reply)),
    (error: Problem) => error.document.code,
  );

async function readAll(who?: { readonly cookie: string }): Promise<Record<string, string>> {
  const { certification } = world.as(who);
  const params = { id: application };
  return {
    list: await told(certification.list({})),
    queue: await told(certification.list({ query: { desk: 'certifier' } })),
    work: await told(certification.work({ params })),
    material: await told(certification.material({ params: { ...params, file: material } })),
  };
}

test('a stranger cannot tell an application from one that does not exist; the organiser is one', async () => {
  const empty = '{"items":[],"next":null}';
  const { certifier: another, ...others } = scene.strangers;
  expect(another).toBeDefined();
  for (const [name, person] of Object.entries({ ...others, organiser: scene.organiser })) {
    const nothing = { list: empty, queue: empty, work: 'not_found', material: 'not_found' };
    expect([name, await readAll(person)]).toEqual([name, nothing]);
    const { certification } = world.as(person);
    const params = { id: application };
    expect(await refusalOf(certification.withdraw({ params }))).toBe('not_found');
    expect(await refusalOf(certification.choose({ params, body: { show: true } }))).toBe('not_found');
    expect(await refusalOf(certification.apply({ body: { deal: scene.deal, showAmount: true } }))).toBe('not_found');
    expect(await refusalOf(certification.revoke({ params, body: { reason: 'x' } }))).toBe('forbidden');
  }
  expect([...new Set(Object.values(await readAll()))]).toEqual(['not_signed_in']);
});

test('the parties and the certifier see all of it', async () => {
  for (const who of [scene.owner, scene.colleague, scene.solver, scene.solverAdmin, certifier]) {
    const seen = await readAll(who);
    expect(leaks(seen['work'] ?? '')).toEqual([canary, String(totalFen)]);
    expect(seen['material']).toBe(canary);
  }
});

test('the public page and document tell nothing that the parties keep; one party alone shows no amount', async () => {
  const { certification } = world.as();
  const page = await told(certification.certificate({ params: { number } }));
  const document = await told(certification.document({ params: { number } }));
  expect([leaks(page), leaks(document)]).toEqual([[], []]);
  expect(JSON.parse(document)).toMatchObject({ content: { amount: null } });
});

test('an unknown number, and what cannot be one, get the same answer', async () => {
  const answers = [];
  for (const asked of ['JZ-2026-999999', 'JZ-1999-000001', 'x', number.toLowerCase(), "' or 1=1", application]) {
    for (const route of ['certificate', 'document'] as const) {
      const call = world.as().certification[route]({ params: { number: asked } });
      const problem = await call.then(
        () => null,
        (error: Problem) => ({ ...error.document, requestId: '' }),
      );
      answers.push(JSON.stringify(problem));
    }
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('"code":"not_found"');
});

test('nothing confidential stands in facts or mail', async () => {
  const { db } = world.platform;
  expect(leaks(JSON.stringify([await factsAfter(db, 0, null, 10_000), await unsentMail(db, null, 1000)]))).toEqual([]);
});

test('a certificate of a platform that runs in earnest is no sample', async () => {
  const other = await makeScene(world.platform);
  const { owner, solver } = other;
  await signDeal(world.platform, { owner: owner.viewer, solver: solver.viewer }, other.deal);
  const earnest = { ...world.platform, trial: false };
  const parties = { party: owner.viewer, certifier: certifier.viewer, deal: other.deal };
  const issued = await makeCertificate(earnest, parties);
  expect((await world.as().certification.certificate({ params: { number: issued.number } })).sample).toBe(false);
});
