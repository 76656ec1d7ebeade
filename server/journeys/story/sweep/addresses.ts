import { contract } from '@jiebang/contract/contract.ts';
import type { Route } from '@jiebang/contract/http/route.ts';
import type { z } from 'zod';
import { newId } from '#kernel/ids.ts';

/** One thing to ask for; what is asked for in the same `way` reads the same tables. */
export type Address = { readonly way: string; readonly url: string };

/** What there is to ask for so far, by kind: `need`, `deal`, `certificate_number` … */
export type Known = Map<string, Set<string>>;
/** Reading these is written down, which changes what is read of oneself after it: they are asked for where lists are narrowed. */
export const recordedRoutes = [
  '/workspace/needs/sheet',
  ...['/operations', '/organisations/:id', '/contests/:id'].map((of) => `${of}/audit/sheet`),
  ...['', '/files/:file'].map((what) => `/workspace/translation-duties/:id/solutions/:solution${what}`),
];
const reading: Route[] = Object.values(contract)
  .flatMap((list) => Object.values(list) as Route[])
  .filter((route) => route.method === 'GET' && !route.stream && !recordedRoutes.includes(route.path));

/** Reading these is written down too, and asked for by everybody first, so that what is read of it afterwards is whole. */
export const notedRoutes = [
  ...['', '/attachments/:file'].map((of) => `/workspace/opened-solutions/:id${of}`),
  ...['', '/files/:file'].map((of) => `/workspace/sheets/:id${of}`),
];

/** Which kind of known thing a parameter asks for, by the address up to it. */
const kinds: Readonly<Record<string, string>> = {
  '/needs/:number': 'need_number',
  '/workspace/needs/:id': 'need',
  '/workspace/needs/:need': 'need',
  '/workspace/needs/:id/attachments/:file': 'need_file',
  '/workspace/needs/:id/confidential/files/:file': 'confidential_file',
  '/workspace/confidential/offers/:number': 'need_number',
  '/workspace/confidential/:id': 'disclosure',
  '/workspace/confidential/:id/files/:file': 'confidential_file',
  '/workspace/diagnoses/:id': 'diagnosis',
  '/workspace/diagnoses/:id/files/:file': 'need_file',
  '/workspace/need-imports/:id': 'import',
  '/privacy-notices/:version': 'privacy_notice',
  '/log/inclusion/:leafHash': 'leaf_hash',
  '/real-names/:id': 'real_name',
  '/organisations/:id': 'organisation',
  '/organisations/:id/documents/:file': 'organisation_document',
  '/organisation-changes/:id': 'organisation_change',
  '/organisation-changes/:id/papers/:file': 'organisation_change_paper',
  '/contests/:id': 'contest',
  '/contests/:id/rules/:key': 'rule_key',
  '/tracks/:id': 'track',
  '/workspace/solutions/:id': 'solution',
  '/workspace/solutions/:id/attachments/:file': 'solution_file',
  '/workspace/solutions/:id/submissions/:n': 'submission',
  '/workspace/signatures/:id': 'solution_signature',
  '/workspace/opened-solutions/:id': 'solution',
  '/workspace/opened-solutions/:id/attachments/:file': 'solution_file',
  '/workspace/readings/:id': 'solution_reading',
  '/workspace/seats/:id': 'seat',
  '/workspace/needs/:need/panel/translations/:solution': 'solution',
  '/workspace/translation-duties/:id': 'duty',
  '/workspace/sheets/:id': 'sheet',
  '/workspace/sheets/:id/files/:file': 'solution_file',
  '/notices/:number': 'notice',
  '/workspace/objections/:id': 'objection',
  '/workspace/objections/:id/evidence/:file': 'objection_evidence',
  '/finals/:number': 'final_number',
  '/workspace/finals/:id': 'final',
  '/workspace/finals/:number': 'final_number',
  '/finals/:number/prices/:n': 'final_prices',
  '/workspace/price-bids/:id': 'price_bid',
  '/sessions/:number': 'session_number',
  '/workspace/sessions/:id': 'session',
  '/achievements/:number': 'achievement_number',
  '/workspace/achievements/:id': 'achievement',
  '/workspace/achievement-imports/:id': 'achievement_import',
  '/workspace/assessments/:id': 'expert_assessment',
  '/workspace/achievements/:id/attachments/:file': 'achievement_file',
  '/workspace/inquiries/:id': 'inquiry',
  '/workspace/deals/:id': 'deal',
  '/workspace/deals/:id/documents/:file': 'deal_document',
  '/certificates/:number': 'certificate_number',
  '/workspace/certification/:id': 'application',
  '/workspace/certification/:id/materials/:file': 'material',
  '/workspace/mandates/:id': 'mandate',
  '/workspace/attributions/:id': 'attribution',
  '/workspace/postings/:id': 'posting',
  '/conversions/:id': 'conversion',
};
/** Addresses of pages, with the kind of what they are about. */
const pages = [
  '/',
  '/contests',
  '/contests/:contest',
  '/preview/:contest',
  '/preview/needs/:need',
  '/needs',
  // 样本
  '/needs?q=%E6%A0%B7%E6%9C%AC',
  '/needs-by/region',
  '/needs/:need_number',
  '/needs/:need_number/share',
  '/feed.xml',
  '/feed.json',
  '/sitemap.xml',
  '/sitemaps/pages.xml',
  '/sitemaps/needs-1.xml',
  '/organisations/:organisation',
  '/results',
  '/notices/:notice',
  '/finals/:final_number',
  '/finals/:final_number/screen',
  '/sessions/:session_number',
  '/leaderboard',
  '/achievements',
  '/verify/:certificate_number',
];

/** Every way of asking that makes sense with what is known. */
export function addresses(known: Known): Address[] {
  return reading.flatMap((route) =>
    pathsOf(route, known).flatMap((path) =>
      queriesOf(route, known).map((query) => ({ way: route.path, url: path + query })),
    ),
  );
}

export function pagesOf(known: Known): Address[] {
  return pages.flatMap((page) => {
    const kind = page.split(':')[1];
    const paths =
      kind === undefined ? [page] : [...(known.get(kind) ?? [])].map((one) => page.replace(`:${kind}`, one));
    return paths.flatMap((path) => [path, `/en${path}`].map((url) => ({ way: page, url })));
  });
}

/** Every address of a route, with what is known in the place of its parameters. */
export function pathsOf(route: Route, known: Known): string[] {
  const parameters = [...route.path.matchAll(/:\w+/g)].map((match) => ({
    name: match[0],
    upTo: route.path.slice(0, match.index + match[0].length),
  }));
  return parameters.reduce<string[]>(
    (paths, { name, upTo }) => {
      const kind = kinds[upTo];
      const options = optionsOf(route.params?.shape[name.slice(1)] as z.ZodType);
      if (kind === undefined && options.length > 0)
        return options.flatMap((option) => paths.map((path) => path.replace(name, option)));
      // Of what only acts name nothing is known.
      if (kind === undefined && route.method !== 'GET') return paths.map((path) => path.replace(name, newId()));
      if (kind === undefined) throw new Error(`the sweep does not know what to ask ${route.name} for: ${upTo}`);
      return paths.flatMap((path) => valuesAt(path, kind, known).map((value) => path.replace(name, value)));
    },
    [`/api/v1${route.path}`],
  );
}

/** Reading routes that nothing says what to ask for; each would end the story at its first step. */
export const unknownRoutes = (): string[] =>
  reading.flatMap((route) => {
    try {
      pathsOf(route, new Map());
      return [];
    } catch (problem) {
      return [String(problem)];
    }
  });

/** What is known of a kind; only what belongs to what the path names already, where that is known too. */
function valuesAt(path: string, kind: string, known: Known): string[] {
  const values = [...(known.get(kind) ?? [])];
  const parent = path.split('/').find((part) => known.has(`${kind} of ${part}`));
  return parent === undefined ? values : values.filter((value) => known.get(`${kind} of ${parent}`)?.has(value));
}

/** The longest page, once for each desk, side or kind that the route tells apart. */
function queriesOf(route: Route, known: Known): string[] {
  let queries = [''];
  for (const [name, schema] of Object.entries(route.query?.shape ?? {})) {
    const values = valuesOf(name, schema as z.ZodType, known);
    if (values.length > 0)
      queries = queries.flatMap((query) => values.map((value) => `${query}${query ? '&' : '?'}${name}=${value}`));
  }
  return queries;
}

/** Whether the sweep itself gives a value to a part of a query; the other parts narrow or sort a list. */
export const isSwept = (name: string): boolean =>
  ['limit', 'contest', 'first', 'second', 'desk', 'as', 'holder', 'kind', 'programme'].includes(name);

function valuesOf(name: string, schema: z.ZodType, known: Known): string[] {
  if (!isSwept(name)) return [];
  if (name === 'contest') return [...(known.get('contest') ?? [])];
  if (['limit', 'first', 'second'].includes(name)) return [name === 'limit' ? '100' : '0'];
  const options = optionsOf(schema);
  // Of a long list of kinds only those that the story has come to.
  return name === 'kind' && options.length > 3
    ? options.filter((option) => known.get('award_kind')?.has(option))
    : options;
}

function optionsOf(schema: z.ZodType): string[] {
  const { type, innerType, entries } = schema.def as { type: string; innerType?: z.ZodType; entries?: object };
  if (type === 'enum') return Object.values(entries ?? {}) as string[];
  return innerType ? optionsOf(innerType) : [];
}
