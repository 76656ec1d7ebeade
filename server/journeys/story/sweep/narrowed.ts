import { contract } from '@jiebang/contract/contract.ts';
import type { Route } from '@jiebang/contract/http/route.ts';
import { newId } from '#kernel/ids.ts';
import { type Given, given } from '../canaries.ts';
import type { Step } from '../sight.data.ts';
import { ask, type Cast } from '../watchers.ts';
import { isSwept, type Known } from './addresses.ts';
import type { Memory } from './memory.ts';
import { type Sight, sweep } from './sweep.ts';

/**
 * Lists narrowed by each of their filters, and in each of their orders, to what the story's need and its organisation are: a filter that
 * looks at what its reader may not see tells it by what it leaves out. `:name` stands for what `addressesIn` gives.
 */
const narrowed = [
  ...['state=published', 'contest=:contest', 'track=:track', 'trackKind=industry', 'field=401', 'industry=C29'],
  ...['region=310115', 'cooperation=short_term', 'budgetFrom=50000000', 'budgetTo=900000000', 'closesWithin=60'],
].flatMap((filter) => [
  `/needs?${filter}`,
  `/needs-feed?${filter}`,
  `/needs-facets?${filter}`,
  `/needs-levels/field?${filter}`,
]);
const others = [
  ...['/needs?sort=deadline', '/needs?sort=budget', '/needs-feed?q=:word', '/needs?q=:word'],
  ...['/needs?organisation=:owner', '/needs-feed?organisation=:owner', '/needs-facets?q=:word'],
  ...['/needs-levels/field?q=:word', '/needs-levels/region?q=:word', '/needs-levels/industry'],
  ...[
    'desk=owner&state=published',
    'desk=review&state=submitted',
    'desk=organiser&contest=:contest&track=:track',
  ].flatMap((query) => [`/workspace/needs?${query}`, `/workspace/needs/sheet?${query}`]),
  ...['desk=kept&triage=unclear', 'desk=organiser&recommender=:name', 'desk=organiser&overdue=yes'].flatMap((query) => [
    `/workspace/needs?${query}`,
    `/workspace/needs/sheet?${query}`,
  ]),
  // What only the original says finds it for whoever may read that, and for nobody else.
  ...['desk=owner&q=:word', 'desk=review&field=401', 'desk=organiser&q=:word&sort=due'].flatMap((query) => [
    `/workspace/needs?${query}`,
    `/workspace/needs/sheet?${query}`,
  ]),
  '/workspace/need-imports?of=owner',
  '/tracks/:track/scope-outlook?fields=401&industries=C29&regions=310115&countries=DE',
  ...['dates&track=:track&end=2030-01-01T00:00:00.000Z', 'all'].map((of) => `/contests/:contest/reach?of=${of}`),
  '/workspace/needs/:need/ranking/document?round=1&notice=:notice',
  '/workspace/needs/:need/versions?before=1&after=1',
  '/workspace/needs/:need/ranking/document?round=1',
  '/notices/:notice/ranking?round=1',
  '/needs-map?part=31',
  ...['/contests/:contest/judges', '/contests/:contest/judges/sheet'].map(
    (list) => `${list}?field=401&free=2026-11-23&load=0`,
  ),
  '/organisations?text=:word',
  '/organisations/:owner/merge?into=:rivals',
  '/verifications?state=verified&text=:word',
  '/real-names?state=pending',
  '/organisation-changes?state=pending',
  '/contests/:contest/rules?track=:track',
  '/contests/:contest/rules/points_split/versions?track=:track',
  '/contests/:contest/rules/points_split/reach?track=:track',
  '/achievements?field=40&region=31&form=process',
  '/achievements-search?q=:word',
  '/achievements-suggestions?q=:word',
  '/workspace/glossary?q=:word&standing=learned',
  '/achievements-search?field=40&region=31&form=process&industry=C&source=own_research&kind=applied&stage=pilot&novelty=domestic_leading',
  '/achievements-search?q=owner%3A:word&maturity=7&cooperation=licence&right=invention_patent&owner=:owner&sort=maturity',
  '/workspace/achievements?desk=owner&state=draft',
  '/workspace/achievements?desk=review&state=under_review',
  '/workspace/inquiries?desk=holder',
  '/workspace/deals?desk=party&state=performing',
  '/workspace/deals?desk=organiser&state=performing',
  '/workspace/certification?desk=party&state=issued',
  '/workspace/certification?desk=certifier&state=issued',
  '/workspace/agencies?desk=organiser&state=listed',
  '/workspace/need-imports?of=owner',
  '/workspace/need-imports?of=organiser',
  '/notifications?unread=yes',
  '/log/leaves?from=0',
  '/operations/audit?area=need&organisation=:owner&from=2020-01-01&to=2040-01-01',
  '/operations/audit?person=:person',
  '/contests/:contest/audit?area=need&person=:person&from=2020-01-01&to=2040-01-01',
  '/contests/:contest/audit?area=result',
  '/operations/audit/sheet?area=need&organisation=:owner&person=:person&from=2020-01-01&to=2040-01-01',
  ...['/contests/:contest', '/organisations/:owner'].map(
    (of) => `${of}/audit/sheet?area=need&person=:person&from=2020-01-01&to=2040-01-01`,
  ),
  '/organisations/:owner/audit?area=need&person=:person&from=2020-01-01&to=2040-01-01',
];

/** At which steps lists are narrowed too: what a step puts in their reach is there by then. */
const narrowedAt: readonly Step[] = ['submitted', 'published', 'written', 'signed_for', 'sealed', 'frozen'];

/** Steps at which nothing may change for anybody: what is written down when it is asked for would. The same lists are asked for as pages. */
const quietly: readonly Step[] = ['written', 'signed_for', 'sealed'];

/** What a filter asks for that only the story's need answers to, though its lines never say it; and the same of nothing at all. */
const untold = [
  ['/needs?organisation=:owner', '/needs?organisation=:nobody'],
  ['/needs-feed?organisation=:owner', '/needs-feed?organisation=:nobody'],
] as const;

const addressesIn = (cast: Cast, known: Known): ((path: string) => string) => {
  const { contest, track, organisations, people } = cast;
  const words: Record<string, string> = {
    contest,
    track,
    owner: organisations.enterprise,
    rivals: organisations.rivals,
    person: people.owner.person,
    name: encodeURIComponent('沪上样本新材料有限公司'),
    word: encodeURIComponent('断裂伸长率'),
    need: [...(known.get('need') ?? [])][0] ?? newId(),
    notice: [...(known.get('notice') ?? [])][0] ?? 'GS-2026-9999',
    nobody: newId(),
  };
  return (path) => `/api/v1${path.replace(/:(\w+)/g, (whole, name: string) => words[name] ?? whole)}`;
};

/** At which steps everybody asks for all that is kept of them: what a step wrote stands there at one of these. */
const wholeAt: readonly Step[] = [
  ...narrowedAt,
  'drafted',
  'opened',
  'ranked',
  'dismissed',
  'definitive',
  'issued',
  'previewed',
];

/** What every watcher sees, and at some steps what it is answered to every narrowed list, with how much the sweep asked for on the terminal. */
export async function sweepAt(cast: Cast, known: Known, step: Step, memory: Memory) {
  // Before the sweep: some of it is written down, and read of oneself after it.
  const narrowed = await narrowedSights(cast, known, step);
  if (narrowed.length > 0) memory.answered = performance.now();
  const { sights, requests } = await sweep(cast, known, memory, !wholeAt.includes(step));
  const both = sights.map(({ watcher, replies }): Sight => {
    const more = narrowed.find((one) => one.watcher === watcher)?.replies ?? [];
    return { watcher, replies: new Map([...replies, ...more]) };
  });
  process.stdout.write(`${step}: ${requests} requests\n`);
  return both;
}

/** What each watcher is answered to every narrowed list, at the steps where lists are narrowed; nothing at others. */
async function narrowedSights(cast: Cast, known: Known, step: Step): Promise<Sight[]> {
  if (!narrowedAt.includes(step)) return [];
  const address = addressesIn(cast, known);
  return Promise.all(
    cast.watchers.map(async (watcher) => {
      const replies = new Map<string, Given>();
      const lists = [...narrowed, ...others].filter(
        (url) => !quietly.includes(step) || !/\/(needs|audit)\/sheet\?/.test(url),
      );
      for (const url of lists.map(address)) {
        const reply = given((await ask(cast, watcher, url)).text);
        if (reply.text.includes('"invalid_input"')) throw new Error(`nobody can ask for ${url}`);
        replies.set(url, reply);
      }
      return { watcher: watcher.name, replies };
    }),
  );
}

/** Who is answered otherwise by a filter for what no line says than by one for nothing; empty when none. */
export async function tells(cast: Cast, known: Known): Promise<string[]> {
  const address = addressesIn(cast, known);
  const found = await Promise.all(
    cast.watchers.flatMap((watcher) =>
      untold.map(async ([one, nothing]) => {
        const [asked, empty] = [await ask(cast, watcher, address(one)), await ask(cast, watcher, address(nothing))];
        return asked.text === empty.text ? [] : [`${watcher.name}: ${one}`];
      }),
    ),
  );
  return found.flat();
}

/** What neither narrows nor sorts: where a page begins, and the language of a file. */
const harmless = ['after', 'locale'];

/** Filters and orders of lists that nobody here asks for: each is asked for by name, so that a new one is not forgotten. */
export function forgotten(): string[] {
  const asked = [...narrowed, ...others].map((one) => one.split('?'));
  const reading = Object.values(contract)
    .flatMap((list) => Object.values(list) as Route[])
    .filter((route) => route.method === 'GET' && !route.stream);
  return reading.flatMap((route) => {
    const shape = new RegExp(`^${route.path.replace(/:\w+/g, '[^/?]+')}$`);
    const names = asked
      .filter(([path = '']) => shape.test(path))
      .flatMap(([, query]) => [...new URLSearchParams(query).keys()]);
    return Object.keys(route.query?.shape ?? {})
      .filter((name) => !isSwept(name) && !harmless.includes(name) && !names.includes(name))
      .map((name) => `${route.path}?${name}`);
  });
}
