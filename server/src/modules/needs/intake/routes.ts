import { needRoutes } from '@jiebang/contract/needs/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { cancelImport } from './actions/end-import.ts';
import { startImport } from './actions/start-import.ts';
import { problemsSheet } from './documents/problems-sheet.ts';
import { template } from './documents/template.ts';
import { importProblems, importsOf, readImport } from './queries/imports.ts';

export const importServed: readonly Served[] = [
  serve(needRoutes.importTemplate, 'signed_in', ({ query }) => template(query.locale)),
  serve(needRoutes.startImport, 'signed_in', ({ platform, viewer, query, incoming }) =>
    startImport(platform, viewer, query, incoming.upload),
  ),
  serve(needRoutes.imports, 'signed_in', ({ platform, viewer, query }) => importsOf(platform.db, viewer, query)),
  serve(needRoutes.readImport, 'signed_in', ({ platform, viewer, params }) =>
    readImport(platform.db, viewer, params.id),
  ),
  serve(needRoutes.importProblems, 'signed_in', ({ platform, viewer, params, query }) =>
    importProblems(platform.db, viewer, params.id, query),
  ),
  serve(needRoutes.importProblemsSheet, 'signed_in', ({ platform, viewer, params, query }) =>
    problemsSheet(platform.db, viewer, params.id, query.locale),
  ),
  serve(needRoutes.cancelImport, 'signed_in', ({ platform, viewer, params }) =>
    cancelImport(platform, viewer, params.id),
  ),
];
