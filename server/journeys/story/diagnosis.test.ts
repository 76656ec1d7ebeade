import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { shanghaiDate } from '#kernel/working-days.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { refusalOf } from '#testing/world.ts';
import { newCanaries } from './canaries.ts';
import { fileOf, needPaper } from './papers.ts';
import { missed } from './sights.ts';
import type { Known } from './sweep/addresses.ts';
import { newMemory, sweep, whereFound } from './sweep/sweep.ts';
import { type Cast, openCast } from './watchers.ts';

// Who finds an unclear need, and what is said of it, in anything that can be asked for, is sent or told, while somebody is asked to diagnose it, and after.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const canaries = newCanaries();
const known: Known = new Map();
const memory = newMemory();
let cast: Cast;
let need: string;
let diagnosis: string;

const know = (kind: string, value: string) => known.set(kind, new Set([...(known.get(kind) ?? []), value]));
const as = (name: string) => cast.world.as({ ...cast.people, ...cast.others }[name as 'owner']);
const undertaking = { undertaking: '2026-1' as const };

beforeAll(async () => {
  cast = await openCast();
  const owner = as('owner').needs;
  const { enterprise: organisation, agency } = cast.organisations;
  need = (await owner.create({ body: { organisation, track: cast.track, need: needPaper(canaries) } })).id;
  const params = { id: need };
  const file = await owner.attach({ params, query: { name: '试验记录.pdf' }, body: fileOf(canaries, 'file') });
  await owner.submit({ params, body: { declaration: '2026-1' } });
  const reviewer = as('reviewer').needs;
  await reviewer.claim({ params });
  const lists = { authenticity: [...authenticityItems], validity: [...validityItems] };
  await reviewer.accept({ params, body: { ...lists, triage: 'unclear', note: null } });
  const due = shanghaiDate(new Date((await cast.world.now()).getTime() + 3 * 86_400_000));
  const whom = { person: cast.people.broker.person, as: 'broker' as const, organisation: agency };
  const asked = await reviewer.askDiagnosis({ params, body: { ...whom, due, question: canaries.word('question') } });
  diagnosis = asked.id;
  for (const [kind, value] of [
    ['contest', cast.contest],
    ['track', cast.track],
    ['rule_key', 'points_split'],
    ['need', need],
    ['need_file', file.id],
    ['diagnosis', diagnosis],
  ] as const)
    know(kind, value);
}, 90_000);
afterAll(async () => {
  for (const ear of cast.ears.values()) ear.close();
  expect(await brokenAnywhere(cast.world.platform)).toEqual([]);
  await cast.world.close();
});

/** Who finds each secret in every reading route, page, mail and live stream; none of them stands in a fact, a log or a kept reply. */
async function found(): Promise<Record<string, string[]>> {
  await cast.world.settle();
  const { sights } = await sweep(cast, known, memory);
  const facts = JSON.stringify(await factsAfter(cast.world.platform.db, 0, null, 10_000));
  const kept = JSON.stringify((await cast.world.platform.pool.query('select * from platform.idempotent_reply')).rows);
  const dark = facts + kept + cast.log.join('\n');
  expect(canaries.planted.filter(({ spellings }) => spellings.some((one) => dark.includes(one)))).toEqual([]);
  return Object.fromEntries(
    [...new Set(canaries.planted.map(({ secret }) => secret))].map((secret) => {
      const planted = canaries.planted.filter((one) => one.secret === secret);
      const finds = sights.filter((sight) => planted.some((canary) => whereFound(canary, sight) !== undefined));
      return [secret, finds.map(({ watcher }) => watcher).sort()];
    }),
  );
}

const concerned = ['clearance_officer', 'colleague', 'organiser', 'owner', 'reviewer'];
/** What the reviewer asks is between the staff and the one who is asked. */
const question = ['broker', 'clearance_officer', 'organiser', 'reviewer'];

test('asked, and before it has read, the broker finds what it is asked and no word of the need', async () => {
  expect(await found()).toEqual({ need: concerned, file: concerned, question });
  expect(await refusalOf(as('broker').needs.work({ params: { id: need } }))).toBe('not_found');
});

test('the broker reads by asking outright, and nobody else does; of what anyone can look at nothing opens but the files, to it alone', async () => {
  const reading = { params: { id: diagnosis }, body: undertaking };
  const read = JSON.stringify(await as('broker').needs.readForDiagnosis(reading));
  const words = canaries.planted.filter(({ secret }) => secret === 'need');
  expect(words.filter(({ spellings }) => spellings.some((one) => read.includes(one))).length).toBe(words.length - 2);
  for (const { name } of cast.watchers.filter((one) => !['visitor', 'broker'].includes(one.name)))
    expect([name, await refusalOf(as(name).needs.readForDiagnosis(reading))]).toEqual([name, 'not_found']);
  const files = [...concerned, 'broker'].sort();
  expect(await found()).toEqual({ need: concerned, file: files, question });
});

test('answered, its files are closed to the broker again; what is asked of the owner is read by the owner, the staff and who asked it', async () => {
  const says = canaries.word('finding');
  const points = [{ field: 'problem' as const, code: 'unclear' as const, says }];
  const body = { suggestion: 'mend' as const, points, note: null };
  await as('broker').needs.answerDiagnosis({ params: { id: diagnosis }, body });
  expect(await found()).toEqual({
    ...{ need: concerned, file: concerned, question },
    finding: [...concerned, 'broker'].sort(),
  });
  const ear = cast.ears.get('owner')?.heard() ?? '';
  expect(
    ['diagnosis_asked', 'diagnosis_read', 'diagnosis_given', 'need_returned'].map((one) => ear.includes(one)),
  ).toEqual([true, true, true, true]);
  expect(cast.ears.get('stranger')?.heard()).not.toContain('diagnosis_');
});

test('nothing changed that was not asked for again', async () => {
  const { sights } = await sweep(cast, known, memory);
  expect(await missed(cast, known, sights)).toEqual([]);
});
