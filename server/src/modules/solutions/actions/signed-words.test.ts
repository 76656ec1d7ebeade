import { Problem } from '@jiebang/contract/http/client.ts';
import {
  organisationDeclarations,
  solutionDeclarations,
  solutionTerms,
} from '@jiebang/contract/solutions/words.data.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '#testing/world.ts';
import { makeStage, wholeDraft } from '../factory.ts';
import { hashOfOrganisationDeclaration, hashOfSolutionDeclaration, hashOfSolutionTerms } from './signed-words.ts';

const accepted = { terms: '2026-1', declaration: '2026-1' };
/** What was signed under each version, for good: the rows of the database hold these. */
const terms: Readonly<Record<string, { zh: string; en: string }>> = {
  '2026-1': {
    zh: 'fd8304a5fc75f71ecf840351a12745365a85723228eb61bb445cd21bb1910485',
    en: 'e935a21a6de10643ce990271b957860be991609e1f564a8812918cc4d0b0f6e2',
  },
};
const declarations: Readonly<Record<string, { zh: string; en: string }>> = {
  '2026-1': {
    zh: 'f8ada16b37db0d2747d2f3ff095e85ec3707e0c873fb10e82bf3a72ca31bf94b',
    en: '65979e461f85f047a7dc75f9e769a0f3873700bf66e6110ed45e078067dff5c4',
  },
};
const ofOrganisations: Readonly<Record<string, { zh: string; en: string }>> = {
  '2026-1': {
    zh: 'c06e63b249d05cd59f53afada041a19ad92056f88eb959b14b1482aec5cd8db5',
    en: '7d10ecb80f35a7f016bb58ed481c87dfc92a78be80b834cb91b7f3061a25c981',
  },
};
const languages = ['zh', 'en'] as const;

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

test('the words of a version never change in either language; a new version is added', () => {
  const each = <V extends string>(versions: V[], hash: (version: V, language: 'zh' | 'en') => string) =>
    Object.fromEntries(
      versions.map((version) => [version, Object.fromEntries(languages.map((one) => [one, hash(version, one)]))]),
    );
  const termsVersions = Object.keys(solutionTerms) as (keyof typeof solutionTerms)[];
  expect(each(termsVersions, hashOfSolutionTerms)).toEqual(terms);
  const declarationVersions = Object.keys(solutionDeclarations) as (keyof typeof solutionDeclarations)[];
  expect(each(declarationVersions, hashOfSolutionDeclaration)).toEqual(declarations);
  const organisationVersions = Object.keys(organisationDeclarations) as (keyof typeof organisationDeclarations)[];
  expect(each(organisationVersions, hashOfOrganisationDeclaration)).toEqual(ofOrganisations);
});

test('each handing in keeps the words that were read, in their language; before they were kept, none', async () => {
  const { team, params } = await drafted('孙牵头');
  await team.submit({ params, body: accepted });
  await team.replace({ params, body: { ...accepted, language: 'en' } });
  const signed = async () => (await team.own({ params })).submissions.map((one) => [one.n, one.terms, one.signed]);
  const of = (language: 'zh' | 'en') => ({
    termsSha256: terms['2026-1']?.[language],
    declaration: '2026-1',
    declarationSha256: declarations['2026-1']?.[language],
  });
  expect(await signed()).toEqual([
    [2, '2026-1', of('en')],
    [1, '2026-1', of('zh')],
  ]);
  await world.platform.pool.query(
    'update solutions.version set terms_sha256 = null, declaration = null, declaration_sha256 = null where solution = $1 and n = 1',
    [params.id],
  );
  expect((await signed())[1]).toEqual([1, '2026-1', null]);
});

test('words that are not the newest are refused by name, at a handing in and at a replacement, and nothing is kept', async () => {
  const { team, params } = await drafted('李牵头');
  const refused = async (call: Promise<unknown>) => {
    const error = await call.catch((thrown: unknown) => thrown);
    if (!(error instanceof Problem)) throw new Error('it was not refused');
    return [error.document.code, error.document.fields];
  };
  const stale = (...paths: string[]) => ['words_changed', paths.map((path) => ({ path, code: 'stale' }))];
  expect(await refused(team.submit({ params, body: { ...accepted, terms: '2025-1' } }))).toEqual(stale('terms'));
  const both = { terms: '2025-1', declaration: '2025-2' };
  expect(await refused(team.submit({ params, body: both }))).toEqual(stale('terms', 'declaration'));
  const { state, submissions } = await team.own({ params });
  expect([state, submissions]).toEqual(['draft', []]);
  await team.submit({ params, body: accepted });
  expect(await refused(team.replace({ params, body: { ...accepted, declaration: '2025-1' } }))).toEqual(
    stale('declaration'),
  );
  expect((await team.own({ params })).submissions.length).toBe(1);
});

async function drafted(name: string) {
  const need = await stage.need();
  const leader = await stage.solver(name);
  const team = world.as(leader).solutions;
  const { id } = await team.create({ body: { need: need.id, organisation: leader.organisation, team: null } });
  await team.edit({ params: { id }, version: 1, body: wholeDraft() });
  return { team, params: { id } };
}
