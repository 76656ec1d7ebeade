import { certificationChecklist } from '@jiebang/contract/certification/certificate.ts';
import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { shanghaiDate } from '#kernel/working-days.ts';
import { databaseFiles, everythingKept, keepSearchable } from '#testing/dump.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { refusalOf } from '#testing/world.ts';
import { checkDocument } from '../../../verifier/src/check.ts';
import { asksForRealName, objectsTo, signsForRival } from './acts.ts';
import { newCanaries, onDisk, toldBy } from './canaries.ts';
import { contractPaper, fileOf, needPaper, publicPaper, solutionPaper } from './papers.ts';
import { outsiders, tryEverything } from './refusals.ts';
import { postsInSecondTrack } from './second-track.ts';
import type { Step } from './sight.data.ts';
import { changedSights, missed, surprises } from './sights.ts';
import type { Known } from './sweep/addresses.ts';
import { newMemory } from './sweep/memory.ts';
import { sweepAt, tells } from './sweep/narrowed.ts';
import type { Sight } from './sweep/sweep.ts';
import { type Cast, knowNames, openCast } from './watchers.ts';

// Thousands of requests a step, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const day = 86_400_000;
const canaries = newCanaries();
const { word, amount } = canaries;
const known: Known = new Map();
let cast: Cast;
let segment: string;
let last: Sight[] = [];
const memory = newMemory();
/** How many lines of the log were read at earlier steps. */
let read = 0;
/** What the story has made so far. */
const made: Record<string, string> = {};

beforeAll(async () => {
  cast = await openCast({ tracks: 2 });
  segment = await keepSearchable(cast.world);
  know('contest', cast.contest);
  know('track', cast.track);
  know('rule_key', 'points_split');
  knowNames(canaries, cast);
  await postsInSecondTrack(cast, canaries);
  await asksForRealName(as, canaries, know);
});
afterAll(async () => {
  for (const ear of cast.ears.values()) ear.close();
  await cast.world.close();
});

const as = (name: string) => cast.world.as({ ...cast.people, ...cast.others }[name as 'owner']);
const know = (kind: string, ...values: string[]) => known.set(kind, new Set([...(known.get(kind) ?? []), ...values]));
const make = (name: string, kind: string, id: string) => {
  made[name] = id;
  know(kind, id);
  return id;
};
const the = (name: string): string => {
  const id = made[name];
  if (id === undefined) throw new Error(`the story has made no ${name}`);
  return id;
};
const one = (name: string) => ({ params: { id: the(name) } });
const later = async (ms: number) => new Date((await cast.world.now()).getTime() + ms);

/** Lets everyone look at everything, and compares what they find with what the table says they may. */
async function everyoneSeesTheirOwn(step: Step): Promise<void> {
  await cast.world.settle();
  last = await sweepAt(cast, known, step, memory);
  expect(surprises(step, last, canaries.planted)).toEqual([]);
  const lines = cast.log.slice(read);
  read = cast.log.length;
  expect(toldBy(lines, canaries.planted)).toEqual([]);
}

test('the owner drafts a need; only its own people read it', async () => {
  const body = { organisation: cast.organisations.enterprise, track: cast.track, need: needPaper(canaries) };
  make('need', 'need', (await as('owner').needs.create({ body })).id);
  const query = { name: `${word('need')}.pdf` };
  const file = await as('owner').needs.attach({ ...one('need'), query, body: fileOf(canaries, 'need') });
  know('need_file', file.id);
  await everyoneSeesTheirOwn('drafted');
});

test('the owner submits it; the staff of the contest read the original, nobody else', async () => {
  await as('owner').needs.submit({ ...one('need'), body: { declaration: '2026-1' } });
  const { number } = await as('owner').needs.work(one('need'));
  make('number', 'need_number', number ?? '');
  await everyoneSeesTheirOwn('submitted');
});

test('a reviewer finds it authentic and valid', async () => {
  await as('reviewer').needs.claim(one('need'));
  const note = word('note of the review');
  const body = { authenticity: [...authenticityItems], validity: [...validityItems], triage: 'ready' as const, note };
  await as('reviewer').needs.accept({ ...one('need'), body });
  await everyoneSeesTheirOwn('accepted');
});

test('a clearance officer writes the public text and signs it off for the owner', async () => {
  const { version } = await as('clearance_officer').needs.work(one('need'));
  await as('clearance_officer').needs.writePublicText({ ...one('need'), version, body: publicPaper(canaries) });
  await as('clearance_officer').needs.signOff({ ...one('need'), body: { left: null } });
  await everyoneSeesTheirOwn('signed_off');
});

test('confirmed by the owner and published, the public text is everyone’s, and the original still is not', async () => {
  await as('owner').needs.confirm(one('need'));
  const deadline = (await later(30 * day)).toISOString();
  made['deadline'] = deadline;
  await as('organiser').needs.publish({ ...one('need'), body: { deadline } });
  await everyoneSeesTheirOwn('published');
  for (const { secret, spellings } of canaries.planted) {
    const { items } = await cast.world.as().needs.board({ query: { q: spellings[0] ?? '' } });
    expect([secret, items.length]).toEqual([secret, secret === 'public text' ? items.length : 0]);
  }
  expect(await tells(cast, known)).toEqual([]);
});

test('agency and brokers are listed; each mandate is between a broker and its principal', async () => {
  const agency = { intro: '技术评估与对接。', fields: ['04'] };
  const listed = await as('broker').brokers.applyAgency({ body: { organisation: cast.organisations.agency, agency } });
  await as('organiser').brokers.listAgency({ params: { id: listed.id } });
  for (const [broker, principal, organisation] of [
    ['broker', 'owner', cast.organisations.enterprise],
    ['second_broker', 'solver', cast.organisations.university],
  ] as const) {
    const body = { level: 'senior' as const, fields: ['04'], regions: ['310000'], intro: word(`profile of ${broker}`) };
    const { id } = await as(broker).brokers.registerBroker({ body });
    made[`${broker} id`] = id;
    await as(broker).brokers.affiliateBroker({ params: { id }, body: { agency: listed.id } });
    const today = shanghaiDate(await cast.world.now());
    const mandate = await as(broker).brokers.offerMandate({
      body: {
        need: the('need'),
        organisation,
        side: principal,
        from: today,
        to: shanghaiDate(await later(365 * day)),
        terms: word(`mandate of ${principal}`),
      },
    });
    know('mandate', mandate.id);
    await as(principal).brokers.confirmMandate({ params: { id: mandate.id } });
    const entry = { kind: 'diagnosis' as const, day: today, text: word(`service for ${principal}`) };
    await as(broker).brokers.recordService({ params: { id: mandate.id }, body: entry });
  }
  await everyoneSeesTheirOwn('mandated');
});

test('two teams write their solutions, each read by its authors alone', async () => {
  for (const [name, organisation, price] of [
    ['solver', cast.organisations.university, 83_127_459],
    ['rival', cast.organisations.rivals, 91_327_643],
  ] as const) {
    const secret = `solution of ${name}`;
    const { solutions } = as(name);
    const { id } = await solutions.create({ body: { need: the('need'), organisation, team: null } });
    make(`solution of ${name}`, 'solution', id);
    const file = await solutions.attach({ params: { id }, body: fileOf(canaries, secret) });
    know('solution_file', file.id);
    know(`solution_file of ${id}`, file.id);
    made[`file of ${name}`] = file.id;
    await solutions.edit({ params: { id }, version: 1, body: solutionPaper(canaries, secret, price, file.id) });
  }
  know('submission', '1');
  await everyoneSeesTheirOwn('written');
});

test('who signs for the rival’s institute is asked by name, refuses, then signs: it learns who answers what, and nobody else learns anything', async () => {
  const before = last;
  await signsForRival(as, cast, canaries, { know, solution: the('solution of rival'), need: the('need') });
  await everyoneSeesTheirOwn('signed_for');
  // What is asked for by the new ids alone is answered by a 404 of its own.
  const others = /^(?!(rival|rival_signatory):)(?!.*\/workspace\/signatures\/)/;
  expect(changedSights(before, last).filter((line) => others.test(line))).toEqual([]);
});

test('sealed until the deadline: handing in changes nothing that anyone else can see, hear or find on the disk', async () => {
  const before = last;
  const accepted = { terms: '2026-1', declaration: '2026-1' } as const;
  for (const name of ['solver', 'rival'])
    await as(name).solutions.submit({ ...one(`solution of ${name}`), body: accepted });
  await everyoneSeesTheirOwn('sealed');
  expect(changedSights(before, last).filter((line) => !/^(solver|rival):/.test(line))).toEqual([]);
  const kept = await everythingKept(cast.world);
  const files = await databaseFiles(cast.world, segment);
  const found = (text: string) => kept.includes(text) || files.some((bytes) => bytes.includes(text));
  const sealed = canaries.planted.filter(({ secret }) =>
    /^(solution|title) of |^(number|picture) of the document$/.test(secret),
  );
  expect(sealed.length).toBeGreaterThan(30);
  expect(sealed.flatMap(onDisk).filter(found)).toEqual([]);
  // The need's own words show that tables and files would tell.
  expect(
    canaries.planted
      .filter(({ secret }) => secret === 'public text')
      .flatMap(({ spellings }) => spellings)
      .every(found),
  ).toBe(true);
});

test('the clock opens them at the deadline, for the owner and the organiser', async () => {
  await cast.world.travel(new Date(the('deadline')));
  await everyoneSeesTheirOwn('opened');
});

test('both pass the screening; judges take their seats, and one who is tied to a rival gets nothing to judge', async () => {
  for (const name of ['solver', 'rival']) await as('organiser').solutions.screenIn(one(`solution of ${name}`));
  const need = { params: { need: the('need') } };
  await as('organiser').judging.open(need);
  for (const name of ['judge', 'second_judge', 'third_judge', 'tied_judge'] as const) {
    const { person } = { ...cast.people, ...cast.others }[name as 'judge'];
    const { id } = await as('organiser').judging.invite({ ...need, body: { person } });
    make(`seat of ${name}`, 'seat', id);
    await as(name).judging.accept({ params: { id }, body: { undertaking: '2026-1', interests: [] } });
  }
  await everyoneSeesTheirOwn('seated');
});

test('each judge scores alone', async () => {
  await as('organiser').judging.begin({ params: { need: the('need') } });
  expect((await as('tied_judge').judging.seat(one('seat of tied_judge'))).sheets).toEqual([]);
  for (const name of ['judge', 'second_judge', 'third_judge'] as const) {
    const { sheets } = await as(name).judging.seat(one(`seat of ${name}`));
    for (const { id, solution } of sheets) {
      const whose = solution.id === the('solution of solver') ? 'solver' : 'rival';
      know('sheet', id);
      know(`solution_file of ${id}`, the(`file of ${whose}`));
      const { rubric, version } = await as(name).judging.sheet({ params: { id } });
      const scores = rubric.map(({ key }) => ({
        criterion: key,
        score: whose === 'solver' ? 9 : 7,
        comment: word(`comments by ${name} on ${whose}`),
      }));
      const body = { scores, comment: word(`comments by ${name} on ${whose}`) };
      await as(name).judging.save({ params: { id }, version, body });
    }
  }
  await everyoneSeesTheirOwn('scoring');
});

test('locked and ranked, the scores are the owner’s and the organiser’s to read, without the judges’ names', async () => {
  for (const name of ['judge', 'second_judge', 'third_judge'] as const) {
    const { sheets } = await as(name).judging.seat(one(`seat of ${name}`));
    for (const { id } of sheets) await as(name).judging.lock({ params: { id } });
  }
  await as('organiser').judging.rank({ params: { need: the('need') } });
  const { places } = await as('owner').judging.ranking({ params: { need: the('need') } });
  expect(places.map(({ rank, solution, score }) => [rank, solution, score])).toEqual([
    [1, the('solution of solver'), 90],
    [2, the('solution of rival'), 70],
  ]);
  await everyoneSeesTheirOwn('ranked');
});

test('the owner confirms the first, with a reason', async () => {
  const body = { solution: the('solution of solver'), reason: word('reason of the owner') };
  await as('owner').judging.confirm({ params: { need: the('need') }, body });
  await everyoneSeesTheirOwn('confirmed');
});

test('the public notice names the winner’s organisation to everyone, and no more', async () => {
  const { number } = await as('organiser').judging.publishNotice({ params: { need: the('need') } });
  make('notice', 'notice', number);
  await everyoneSeesTheirOwn('noticed');
});

test('the rival objects; those who may answer read it', async () => {
  made['objection'] = await objectsTo(the('notice'), as, canaries, know);
  await everyoneSeesTheirOwn('objected');
});

test('someone who did not decide dismisses the objection; its author reads why', async () => {
  const dismissal = { ...one('objection'), body: { answer: word('answer'), published: '经核实，异议不成立。' } };
  expect(await refusalOf(as('organiser').judging.dismiss(dismissal))).toBe('not_independent');
  await as('authority').judging.dismiss(dismissal);
  await everyoneSeesTheirOwn('dismissed');
  // Once in every run, at a later step; here too in `npm run test:all`.
  if (process.env['TEST_ALL'] === 'yes') expect(await missed(cast, memory)).toEqual([]);
});

test('after five working days the result is definitive: each team reads its feedback, and the deal opens', async () => {
  const { endsAt } = await cast.world.as().judging.notice({ params: { number: the('notice') } });
  await cast.world.travel(new Date(endsAt));
  const { items } = await as('owner').deals.list();
  make('deal', 'deal', items[0]?.id ?? '');
  await everyoneSeesTheirOwn('definitive');
});

test('owner and solver meet, and the owner enters the contract', async () => {
  const { deals } = as('owner');
  await deals.begin(one('deal'));
  const startsAt = (await later(2 * day)).toISOString();
  const meeting = { topic: word('meeting'), place: word('meeting'), slots: [{ startsAt, minutes: 60 }] };
  const { id } = await deals.askMeeting({ ...one('deal'), body: meeting });
  await as('solver').deals.acceptMeeting({ params: { id: the('deal'), meeting: id }, body: { slot: 0 } });
  await cast.world.travel(await later(3 * day));
  const minutes = { params: { id: the('deal'), meeting: id }, body: { text: word('meeting') } };
  await as('solver').deals.writeMinutes(minutes);
  const contact = { name: word('contact of owner'), phone: word('contact of owner') };
  await deals.shareContact({ ...one('deal'), body: { ...contact, email: `${word('contact of owner')}@example.com` } });
  const query = { name: `${word('document')}.pdf` };
  const file = await deals.upload({ ...one('deal'), query, body: fileOf(canaries, 'document') });
  make('document', 'deal_document', file.id);
  const body = contractPaper(canaries, shanghaiDate(await cast.world.now()), shanghaiDate(await later(200 * day)));
  await deals.enterContract({ ...one('deal'), version: 0, body });
  await everyoneSeesTheirOwn('negotiated');
});

test('the solver confirms the same words, and gives its contact too', async () => {
  const contact = { name: word('contact of solver'), phone: word('contact of solver') };
  const body = { ...contact, email: `${word('contact of solver')}@example.com` };
  await as('solver').deals.shareContact({ ...one('deal'), body });
  await as('solver').deals.confirmContract({ ...one('deal'), version: 1 });
  await cast.world.settle();
  const { items } = await as('owner').brokers.attributions();
  make('attribution', 'attribution', items[0]?.id ?? '');
  await everyoneSeesTheirOwn('contracted');
});

test('the contract is registered and the first payment comes', async () => {
  const today = shanghaiDate(await cast.world.now());
  const approvedIncomeFen = amount('approved income', 97_531_713);
  const registration = { number: word('registration'), registeredOn: today, approvedIncomeFen };
  await as('solver').deals.register({ ...one('deal'), body: registration });
  const payment = { amountFen: amount('payment', 61_739_218), paidOn: today, document: the('document') };
  await as('owner').deals.recordPayment({ ...one('deal'), body: payment });
  await as('solver').deals.confirmPayment(one('deal'));
  await everyoneSeesTheirOwn('paid');
});

test('the solver applies for a certificate with its materials', async () => {
  const { certification } = as('solver');
  const { id } = await certification.apply({ body: { deal: the('deal'), showAmount: false } });
  make('application', 'application', id);
  const query = { name: `${word('material')}.pdf` };
  const material = await certification.addMaterial({
    ...one('application'),
    query,
    body: fileOf(canaries, 'material'),
  });
  know('material', material.id);
  await everyoneSeesTheirOwn('applied');
});

test('the exchange issues it; anyone verifies it, also without the server, and nobody learns the amount', async () => {
  await as('certifier').certification.take(one('application'));
  const body = { checked: [...certificationChecklist] };
  const { number } = await as('certifier').certification.issue({ ...one('application'), body });
  make('certificate', 'certificate_number', number);
  await cast.world.travel(await later(6 * 60_000));
  await everyoneSeesTheirOwn('issued');
  const visitor = cast.world.as();
  const document = await visitor.certification.document({ params: { number } });
  const { keys } = await visitor.certification.keys();
  const trust = { key: keys[0]?.keyId, logKey: (await visitor.log.head()).keyId };
  const checks = checkDocument('certificate', Buffer.from(JSON.stringify(document)), trust);
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  expect(checks.length).toBeGreaterThan(3);
});

test('both parties confirm who brought them together; points come to brokers and agency', async () => {
  const shares = [
    { broker: the('broker id'), share: 6_000 },
    { broker: the('second_broker id'), share: 4_000 },
  ];
  const { version } = await as('owner').brokers.attribution(one('attribution'));
  const proposed = await as('owner').brokers.proposeShares({ ...one('attribution'), version, body: { shares } });
  await as('solver').brokers.confirmShares({ ...one('attribution'), version: proposed.version });
  await cast.world.settle();
  const totals = [];
  for (const name of ['broker', 'second_broker']) totals.push((await as(name).brokers.statement()).total);
  const agency = await as('agent').brokers.statement({ query: { holder: 'agency' } });
  expect([...totals, agency.total]).toEqual([13, 8, 9]);
  know('posting', ...(await as('broker').brokers.statement()).items.map(({ posting }) => posting));
  await everyoneSeesTheirOwn('posted');
});

test('the organiser decides an award; everyone sees it from the public notice on, its reasons stay within', async () => {
  const { awards } = as('organiser');
  const { contest } = cast;
  await awards.define({ body: { contest } });
  know('award_kind', 'best_solution');
  const { items } = await awards.candidates({ query: { contest, kind: 'best_solution' } });
  expect(items.map(({ subject }) => subject)).toEqual([the('solution of solver')]);
  const reason = word('reason of the award');
  const body = { contest, kind: 'best_solution' as const, subject: the('solution of solver'), reason };
  const { id, version } = await awards.nominate({ body });
  const amountFen = amount('award', 10_397_251);
  const decided = await awards.decide({ params: { id }, version, body: { amountFen } });
  make('award', 'award', id);
  await everyoneSeesTheirOwn('awarded');
  await awards.notice({ params: { id }, version: decided.version });
  const { items: noticed } = await cast.world.as().awards.results({ query: { contest } });
  expect(noticed.map(({ state, name, amountFen: shown }) => [state, name, shown])).toEqual([
    ['noticed', '样本理工大学', amountFen],
  ]);
});

test('the year-end conversion is computed to the cent, and proposed', async () => {
  const { brokers } = as('organiser');
  const { id, version } = await brokers.startConversion({ body: { contest: cast.contest } });
  make('conversion', 'conversion', id);
  const { rows } = await brokers.conversion({ query: { contest: cast.contest } });
  expect(rows.map(({ points, grossFen, taxFen, netFen }) => [points, grossFen, taxFen, netFen])).toEqual([
    [13, 30_952_381, 6_190_476, 24_761_905],
    [8, 19_047_619, 3_809_524, 15_238_095],
  ]);
  await brokers.proposeConversion({ params: { id }, version });
  await everyoneSeesTheirOwn('previewed');
  expect(await missed(cast, memory)).toEqual([]);
});

test('approved by the authority and frozen, it is public under numbers, and the house is in order', async () => {
  await as('authority').brokers.approveConversion({ ...one('conversion'), version: 2 });
  await as('organiser').brokers.freezeConversion({ ...one('conversion'), version: 3 });
  await cast.world.travel(await later(6 * 60_000));
  await everyoneSeesTheirOwn('frozen');
  const { rows } = await cast.world.as().brokers.publicConversion({ query: { contest: cast.contest } });
  expect(rows.map(({ name, grossFen }) => [name, grossFen])).toEqual([
    [null, 30_952_381],
    [null, 19_047_619],
  ]);
  expect(await brokenAnywhere(cast.world.platform)).toEqual([]);
});

test('who tries what is not theirs to do is refused without a word of what is hidden', async () => {
  const { sights, refused } = await tryEverything(cast, known);
  expect(refused).toBeGreaterThan(500);
  const others = last.filter(({ watcher }) => !outsiders.includes(watcher));
  const found = surprises('frozen', [...sights, ...others], canaries.planted);
  expect(found.filter((line) => !line.includes('does not find'))).toEqual([]);
});
