import { translationRoutes } from '@jiebang/contract/translation/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { glossaryKeepers } from './access.ts';
import { decideTerm } from './actions/decide.ts';
import { readGlossary } from './queries/pairs.ts';

export const translationServed: readonly Served[] = [
  serve(translationRoutes.glossary, glossaryKeepers, ({ platform, query }) => readGlossary(platform, query)),
  serve(translationRoutes.decideTerm, glossaryKeepers, ({ platform, viewer, body }) =>
    decideTerm(platform, viewer, body),
  ),
];
