import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { expect, test } from 'vitest';
import { shanghaiDate } from '#kernel/working-days.ts';
import { refusalOf } from '#testing/world.ts';
import { fileOf, needPaper } from '../papers.ts';
import { endsTruly, openScene } from './scene.ts';

// Who finds an unclear need, and what is said of it, in anything that can be asked for, is sent or told, while somebody is asked to diagnose it, and after.

let need: string;
let diagnosis: string;
const undertaking = { undertaking: '2026-1' as const };

// Beside who is asked, one of its agency.
const scene = openScene(['broker', 'agent'], async ({ as, canaries, cast, know }) => {
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
  know('need', need);
  know('need_file', file.id);
  know('diagnosis', diagnosis);
});
const { as, canaries, found } = scene;

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
  for (const { name } of scene.cast.watchers.filter((one) => !['visitor', 'broker'].includes(one.name)))
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
  const ear = scene.cast.ears.get('owner')?.heard() ?? '';
  expect(
    ['diagnosis_asked', 'diagnosis_read', 'diagnosis_given', 'need_returned'].map((one) => ear.includes(one)),
  ).toEqual([true, true, true, true]);
  expect(scene.cast.ears.get('stranger')?.heard()).not.toContain('diagnosis_');
});

endsTruly(scene);
