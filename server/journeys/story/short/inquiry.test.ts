import { expect, test } from 'vitest';
import { wholeAchievement } from '#modules/achievements/factory.ts';
import { endsTruly, openScene } from './scene.ts';

// Who finds what an organisation asked about an achievement, and what it was answered, in anything that can be asked for, is sent or told.

let inquiry: string;
let number: string;

const scene = openScene(['solver', 'campus', 'rival', 'broker'], async ({ cast, as, know }) => {
  const organisation = cast.organisations.university;
  const { achievements } = as('solver');
  const { id } = await achievements.create({ body: { organisation, achievement: wholeAchievement() } });
  await achievements.submit({ params: { id }, body: { declaration: '2026-1' } });
  const confirmed = ['rights', 'truth', 'no_secret', 'no_contact'] as const;
  await as('reviewer').achievements.publish({ params: { id }, body: { confirmed: [...confirmed] } });
  number = (await achievements.work({ params: { id } })).number ?? '';
  know('achievement', id);
  know('achievement_number', number);
});
const { found } = scene;
const { word } = scene.canaries;

const askers = ['colleague', 'owner'];
const holders = ['campus', 'solver'];
const ask = async () => {
  const organisation = scene.cast.organisations.enterprise;
  const contact = { name: word('contact'), phone: word('contact'), email: null };
  const asked = { purpose: 'use' as const, cooperation: ['licence' as const], message: `想用于冷链${word('message')}` };
  const { id } = await scene.as('owner').deals.ask({ body: { achievement: number, organisation, contact, ...asked } });
  inquiry = id;
  scene.know('inquiry', id);
};

test('what is asked is found by the people of both organisations; how to reach the asker by its own alone', async () => {
  await ask();
  expect(await found()).toEqual({ contact: askers, message: [...askers, ...holders].sort() });
});

test('why it was declined is for both, and the contact is gone', async () => {
  const body = { why: 'terms' as const, note: `条件不合${word('note')}` };
  await scene.as('solver').deals.declineInquiry({ params: { id: inquiry }, body });
  const both = [...askers, ...holders].sort();
  expect(await found()).toEqual({ contact: [], message: both, note: both });
});

test('accepted, its deal is for the asker’s people and the team that accepted: no organiser, no colleague of the university', async () => {
  await ask();
  const { deal } = await scene.as('solver').deals.acceptInquiry({ params: { id: inquiry } });
  scene.know('deal', deal ?? '');
  const topic = word('topic');
  const startsAt = new Date((await scene.cast.world.now()).getTime() + 86_400_000).toISOString();
  const body = { topic, place: null, slots: [{ startsAt, minutes: 30 }] };
  await scene.as('owner').deals.askMeeting({ params: { id: deal ?? '' }, body });
  expect(await found()).toMatchObject({ topic: [...askers, 'solver'], contact: askers });
});

endsTruly(scene);
