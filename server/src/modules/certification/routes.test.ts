import { certificationChecklist } from '@jiebang/contract/certification/certificate.ts';
import type { Problem } from '@jiebang/contract/http/client.ts';
import { certificate as certificateSchema } from '@jiebang/contract/log/documents.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DealScene, makeScene, signDeal } from '#modules/deals/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { checkDocument } from '../../../../verifier/src/check.ts';
import { makeCertificate, makeCertifier } from './factory.ts';
import { certificateOfDeal, tasks } from './index.ts';

let world: World;
let certifier: Awaited<ReturnType<typeof makeCertifier>>;
beforeAll(async () => {
  world = await openWorld();
  certifier = await makeCertifier(world.platform);
});
afterAll(() => world.close());

type Who = { readonly cookie: string };
const totalFen = 7_315_902_486;
const certification = (who?: Who) => world.as(who).certification;
const codes = async (who: DealScene['owner']) => (await tasks(world.platform, who.viewer)).map((task) => task.code);

async function signedScene(): Promise<DealScene> {
  const scene = await makeScene(world.platform);
  const { owner, solver } = scene;
  await signDeal(world.platform, { owner: owner.viewer, solver: solver.viewer }, scene.deal, { totalFen });
  return scene;
}
const certified = (scene: DealScene) =>
  makeCertificate(world.platform, { party: scene.owner.viewer, certifier: certifier.viewer, deal: scene.deal });
const voidDeal = (scene: DealScene) =>
  world.as(scene.organiser).deals.void({ params: { id: scene.deal }, body: { reason: '合同已解除' } });

test('an application is checked, returned, mended and issued; the certificate says what both parties confirmed', async () => {
  const scene = await signedScene();
  const { owner, solver } = scene;
  const { id } = await certification(owner).apply({ body: { deal: scene.deal, showAmount: false } });
  const params = { id };
  expect(await refusalOf(certification(solver).apply({ body: { deal: scene.deal, showAmount: true } }))).toBe(
    'one_application_of_deal',
  );
  expect([await codes(certifier), await codes(owner)]).toEqual([['certification_take'], []]);
  await certification(certifier).take({ params });
  expect(await codes(certifier)).toEqual(['certification_check']);
  await certification(certifier).return({ params, body: { reason: '缺少合同扫描件' } });
  expect([await codes(certifier), await codes(owner)]).toEqual([[], ['certification_returned']]);
  expect(await refusalOf(certification(certifier).issue({ params, body: { checked: [] } }))).toBe('not_in_this_state');
  const scan = new Blob(['the contract']);
  const material = await certification(owner).addMaterial({ params, query: { name: '合同.pdf' }, body: scan });
  await certification(solver).resubmit({ params });
  await certification(certifier).take({ params });
  const bytes = await certification(certifier).material({ params: { ...params, file: material.id } });
  expect(await (bytes as unknown as Blob).text()).toBe('the contract');
  const some = certificationChecklist.slice(1);
  expect(await refusalOf(certification(certifier).issue({ params, body: { checked: [...some] } }))).toBe(
    'certification_checklist_incomplete',
  );
  const issued = await certification(certifier).issue({ params, body: { checked: [...certificationChecklist] } });
  const year = new Date((await world.now()).getTime() + 8 * 3_600_000).getUTCFullYear();
  expect(issued).toEqual({ id, state: 'issued', version: 6, number: `JZ-${year}-000001` });
  const shown = await certification().certificate({ params: { number: issued.number } });
  expect(shown).toMatchObject({
    number: issued.number,
    status: 'valid',
    revokedOn: null,
    sample: true,
    title: '技术交易鉴证书',
    issuer: '样本技术交易所',
    need: { number: scene.need.number, title: '高韧性薄膜的低温制备' },
    contract: {
      name: '高韧性薄膜低温制备技术开发合同',
      kind: '技术开发（委托）',
      signedOn: '2026-01-05',
      registrationNumber: null,
    },
    parties: [
      { role: 'owner', name: '样本制造有限公司', region: '310115' },
      { role: 'solver', name: '样本大学', region: '330106' },
    ],
    crossRegion: true,
    amountFen: null,
    address: `http://127.0.0.1:3000/verify/${issued.number}`,
    inLog: false,
  });
  expect(shown.qr.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
  expect((await certification(solver).work({ params })).certificateNumber).toBe(issued.number);
  expect((await certificateOfDeal(world.platform.db, scene.deal))?.number).toBe(issued.number);
  const facts = (await factsAfter(world.platform.db, 0, ['certificate_issued'], 100)).filter(
    (one) => one.subject === id,
  );
  expect(facts.map((fact) => fact.data)).toEqual([{ deal: scene.deal, need: scene.need.id }]);
  expect(await brokenInvariants(world.platform, 'certification')).toEqual([]);
});

test('the stand-alone verifier passes a certificate once it is in the log, and notices every change', async () => {
  const scene = await signedScene();
  const { number } = await certified(scene);
  const params = { number };
  const { keys } = await certification().keys();
  const key = keys[0]?.keyId;
  const { keyId: logKey } = await world.as().log.head();
  const check = (document: object, trust: { key?: string | undefined; logKey?: string | undefined }) =>
    checkDocument('certificate', Buffer.from(JSON.stringify(document)), trust);
  const early = await certification().document({ params });
  expect(
    check(early, { key, logKey })
      .filter((one) => !one.holds)
      .map((one) => one.part),
  ).toEqual(['inclusion']);
  await world.travel(new Date((await world.now()).getTime() + 5 * 60_000));
  const document = await certification().document({ params });
  expect(certificateSchema.parse(document)).toEqual(document);
  const found = check(document, { key, logKey });
  expect(found.map((one) => [one.part, one.holds])).toEqual([
    ['content', true],
    ['proof', true],
    ['inclusion.head', true],
    ['inclusion.path', true],
  ]);
  expect((await certification().certificate({ params })).inLog).toBe(true);
  const changed = { ...document, content: { ...document.content, issuer: '别的交易所' } };
  expect(check(changed, { key, logKey }).some((one) => !one.holds)).toBe(true);
  const earnest = { ...document, content: { ...document.content, sample: false } };
  expect(check(earnest, { key, logKey }).some((one) => !one.holds)).toBe(true);
  expect(check(document, { key: logKey, logKey }).some((one) => !one.holds)).toBe(true);
});

test('the amount is shown only when both parties choose it, and stays as it was chosen at the issue', async () => {
  const shownFor = async (owner: boolean, solver: boolean) => {
    const scene = await signedScene();
    const { id } = await certification(scene.owner).apply({ body: { deal: scene.deal, showAmount: owner } });
    const params = { id };
    await certification(scene.solver).choose({ params, body: { show: solver } });
    await certification(certifier).take({ params });
    const checked = [...certificationChecklist];
    const { number } = await certification(certifier).issue({ params, body: { checked } });
    expect(await refusalOf(certification(scene.owner).choose({ params, body: { show: true } }))).toBe(
      'not_in_this_state',
    );
    return (await certification().certificate({ params: { number } })).amountFen;
  };
  expect([await shownFor(true, true), await shownFor(true, false), await shownFor(false, true)]).toEqual([
    totalFen,
    null,
    null,
  ]);
  expect(await brokenInvariants(world.platform, 'certification')).toEqual([]);
});

test('what was revoked says so from that moment, with its day and without the reason', async () => {
  const scene = await signedScene();
  const { id, number } = await certified(scene);
  await certification(certifier).revoke({ params: { id }, body: { reason: '材料不实：内部理由' } });
  const shown = await certification().certificate({ params: { number } });
  const today = new Date((await world.now()).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  expect([shown.status, shown.revokedOn, JSON.stringify(shown).includes('内部理由')]).toEqual([
    'revoked',
    today,
    false,
  ]);
  expect(await refusalOf(certification(certifier).revoke({ params: { id }, body: { reason: '再次' } }))).toBe(
    'not_in_this_state',
  );
  const again = await certified(scene);
  expect(again.number).not.toBe(number);
  expect((await certificateOfDeal(world.platform.db, scene.deal))?.number).toBe(again.number);
});

test('a voided deal takes its certificate with it, and none is issued for one', async () => {
  const [scene, waiting] = [await signedScene(), await signedScene()];
  const { number } = await certified(scene);
  const { id } = await certification(waiting.owner).apply({ body: { deal: waiting.deal, showAmount: false } });
  await certification(certifier).take({ params: { id } });
  await voidDeal(scene);
  await voidDeal(waiting);
  await world.settle();
  expect((await certification().certificate({ params: { number } })).status).toBe('revoked');
  const checked = [...certificationChecklist];
  expect(await refusalOf(certification(certifier).issue({ params: { id }, body: { checked } }))).toBe(
    'deal_not_standing',
  );
  expect(await refusalOf(certification(scene.owner).apply({ body: { deal: scene.deal, showAmount: false } }))).toBe(
    'deal_not_standing',
  );
  expect(await brokenInvariants(world.platform, 'certification')).toEqual([]);
});

test('there is nothing to certify before both have confirmed', async () => {
  const scene = await makeScene(world.platform);
  const apply = certification(scene.owner).apply({ body: { deal: scene.deal, showAmount: false } });
  expect(await refusalOf(apply)).toBe('contract_not_confirmed');
});

test('who belongs to a party, or to no exchange, issues nothing', async () => {
  const scene = await signedScene();
  const { id } = await certification(scene.owner).apply({ body: { deal: scene.deal, showAmount: false } });
  const bare = scene.strangers['certifier'];
  if (!bare) throw new Error('no certifier without an exchange');
  await certification(bare).take({ params: { id } });
  const checked = [...certificationChecklist];
  expect(await refusalOf(certification(bare).issue({ params: { id }, body: { checked } }))).toBe('not_of_an_exchange');
  expect(await refusalOf(certification(scene.owner).issue({ params: { id }, body: { checked } }))).toBe('forbidden');
});

test('of a hundred issues at once one certificate comes, and of eight deals at once eight numbers in a row', async () => {
  const scene = await signedScene();
  const { id } = await certification(scene.owner).apply({ body: { deal: scene.deal, showAmount: false } });
  await certification(certifier).take({ params: { id } });
  const checked = [...certificationChecklist];
  const tries = await Promise.all(
    Array.from({ length: 100 }, () =>
      certification(certifier)
        .issue({ params: { id }, body: { checked } })
        .then(
          () => 'issued',
          (error: Problem) => error.document.code,
        ),
    ),
  );
  expect(tries.filter((one) => one !== 'not_in_this_state')).toEqual(['issued']);
  const scenes: DealScene[] = [];
  for (let n = 0; n < 8; n += 1) scenes.push(await signedScene());
  const numbers = (await Promise.all(scenes.map(certified))).map(({ number }) => Number(number.split('-')[2]));
  const least = Math.min(...numbers);
  expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_, n) => least + n));
  expect(await brokenInvariants(world.platform, 'certification')).toEqual([]);
});

test('of a hundred applications for one deal at once one stands', async () => {
  const scene = await signedScene();
  const tries = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      certification(n % 2 === 0 ? scene.owner : scene.solver)
        .apply({ body: { deal: scene.deal, showAmount: false } })
        .then(
          () => 'applied',
          (error: Problem) => error.document.code,
        ),
    ),
  );
  expect(tries.filter((one) => one !== 'one_application_of_deal')).toEqual(['applied']);
});
