import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { expect, test } from 'vitest';
import { wholeAchievement } from '#modules/achievements/factory.ts';
import { emailOf } from '#modules/identity/index.ts';
import { fileOf } from '../papers.ts';
import { endsTruly, openScene } from './scene.ts';

// Who finds an achievement in anything that can be asked for, is sent or told, at every step of its life.

let id: string;
let made: string;
const unmade = 'CG-2099-000001';

const scene = openScene([], async (opened) => {
  const { canaries, cast, know } = opened;
  const { achievements } = opened.as('owner');
  const { enterprise: organisation } = cast.organisations;
  ({ id } = await achievements.create({ body: { organisation, achievement: paper() } }));
  const query = { name: 'report.pdf' };
  const file = await achievements.attach({ params: { id }, query, body: fileOf(canaries, 'file') });
  know('achievement', id);
  know('achievement_file', file.id);
  know('achievement_number', unmade);
});
const { found } = scene;
const as = (name: 'owner' | 'reviewer') => scene.as(name).achievements;
const { word } = scene.canaries;

/** A draft in which each field that is typed freely holds a canary; who made it is a secret of its own. */
function paper(): AchievementDraft {
  return wholeAchievement({
    title: `薄膜${word('words')}`,
    titleEn: `Film ${word('words')}`,
    keywords: [word('words')],
    keywordsEn: [word('words')],
    text: `简介${word('words')}`,
    textEn: `Text ${word('words')}`,
    completers: [{ name: word('completers'), unit: word('completers') }],
    nameCompleters: false,
    ip: [{ kind: 'invention_patent', number: word('words'), status: 'granted' }],
    maturityEvidence: [{ level: 7, says: word('words') }],
  });
}

const owners = ['colleague', 'owner'];
const reviewed = [...owners, 'reviewer'];

test('a draft is its owner’s people’s alone', async () => {
  expect(await found()).toEqual({ words: owners, completers: owners, file: owners });
});

test('handed in, the reviewers find it too, and nobody else', async () => {
  await as('owner').submit({ params: { id }, body: { declaration: '2026-1' } });
  expect(await found()).toEqual({ words: reviewed, completers: reviewed, file: reviewed });
});

test('sent back, what its owner writes then is the owner’s alone again', async () => {
  const points = [{ field: 'text', says: '请写明应用情况。' }];
  const { version } = await as('reviewer').return({ params: { id }, body: { reason: '补充后再交。', points } });
  const later = { ...paper(), text: `改后${word('rewritten')}` };
  await as('owner').edit({ params: { id }, version, body: later });
  expect(await found()).toEqual({ words: owners, completers: owners, file: owners, rewritten: owners });
});

test('public, everyone finds its words; who made it and its files stay with those who worked on it', async () => {
  await as('owner').submit({ params: { id }, body: { declaration: '2026-1' } });
  const confirmed = ['rights', 'truth', 'no_secret', 'no_contact'] as const;
  await as('reviewer').publish({ params: { id }, body: { confirmed: [...confirmed] } });
  const { number } = await as('owner').work({ params: { id } });
  made = number ?? '';
  scene.know('achievement_number', made);
  const everyone = scene.cast.watchers.map(({ name }) => name).sort();
  expect(await found()).toEqual({ words: everyone, completers: reviewed, file: reviewed, rewritten: everyone });
  const page = await scene.cast.world.server.inject({ url: `/achievements/${number}` });
  expect([page.statusCode, page.body.includes('未公开')]).toEqual([200, true]);
});

test('what an expert writes is the expert’s alone until it is signed, then its owner’s and the reviewers’, then everyone’s where its owner shows it', async () => {
  const { world, people } = scene.cast;
  const expert = scene.as('judge').achievements;
  const email = (await emailOf(world.platform.db, people.judge.person)) ?? '';
  const { id: asked } = await scene.as('reviewer').achievements.askExpert({ params: { id }, body: { email } });
  scene.know('expert_assessment', asked);
  const params = { id: asked };
  await expert.acceptAssessment({ params, body: { withoutInterest: true } });
  const { version, draft } = await expert.expertAssessment({ params });
  if (!draft) throw new Error('nothing to write');
  const said = { score: 99, reason: `经核${word('opinion')}`, evidence: `报告${word('opinion')}` };
  const body = { ...draft, grades: [said, ...draft.grades.slice(1)], remark: `总评${word('opinion')}` };
  await expert.editAssessment({ params, version, body });
  expect((await found())['opinion']).toEqual(['judge']);
  await expert.signAssessment({ params });
  const readers = [...reviewed, 'judge'].sort();
  expect((await found())['opinion']).toEqual(readers);
  await as('owner').showAssessment({ params: { id }, body: { shown: true } });
  expect((await found())['opinion']).toEqual(scene.cast.watchers.map(({ name }) => name).sort());
});

test('withdrawn, it is gone for everyone but its owner’s people, by its number too', async () => {
  await as('owner').withdraw({ params: { id }, body: { reason: '拟先申请专利。' } });
  const opinion = [...owners, 'judge'].sort();
  expect(await found()).toEqual({ words: owners, completers: owners, file: owners, rewritten: owners, opinion });
  const gone = await scene.cast.world.server.inject({ url: `/api/v1/achievements/${made}` });
  const never = await scene.cast.world.server.inject({ url: `/api/v1/achievements/${unmade}` });
  const said = ({ statusCode, body }: typeof gone) => [statusCode, body.replace(/"requestId":"[^"]*"/, '')];
  expect(said(gone)).toEqual(said(never));
  expect(gone.statusCode).toBe(404);
});

endsTruly(scene);
