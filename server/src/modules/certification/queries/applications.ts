import type { Application } from '@jiebang/contract/certification/certificate.ts';
import type { certificationRoutes } from '@jiebang/contract/certification/routes.ts';
import type { Received, ReplyOf } from '@jiebang/contract/http/route.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { contractForCheck, dealById, dealsById, dealsOfViewer, standing } from '#modules/deals/index.ts';
import { organisationsById, withNames } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { filesById } from '#platform/files/store.ts';
import type { Download } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { asOf, mayRead } from '../access.ts';
import { contextOf, placeOf } from '../actions/move.ts';
import { type ApplicationRow, findApplication, materialsOf, movesOf, numbersOf, tables } from '../store.ts';
import { applicationCard, applicationView } from '../views.ts';

/** An application and its deal for who may read them; null for anyone else. */
export async function readable(db: Db, viewer: Viewer, id: string) {
  const application = await findApplication(db, id);
  const deal = application ? await dealById(db, application.deal) : undefined;
  if (!application || !deal || !mayRead(viewer, placeOf(viewer, application, deal))) return null;
  return { application, deal };
}

/** An application for the parties and the certifier; for anyone else there is none. */
export async function readApplication({ db }: Platform, viewer: Viewer, id: string): Promise<Application | Refusal> {
  const found = await readable(db, viewer, id);
  if (!found) return refuse('not_found');
  const { application, deal } = found;
  const [names, contract, materials, numbers, moves] = await Promise.all([
    organisationsById(db, [deal.owner, deal.solver]),
    contractForCheck(db, deal.id),
    materialsOf(db, id),
    numbersOf(db, [id]),
    movesOf(db, id).then((moved) => withNames(db, moved)),
  ]);
  if (!contract) throw new Error('an application without a confirmed contract');
  return applicationView({
    application,
    deal,
    names,
    contract,
    files: await filesById(db, materials),
    number: numbers.get(id) ?? null,
    moves,
    as: asOf(viewer, placeOf(viewer, application, deal)),
    context: contextOf(viewer, deal),
  });
}

/** One material's bytes, for the parties and the certifier. */
export async function readMaterial(
  platform: Platform,
  viewer: Viewer,
  id: string,
  file: string,
): Promise<Download | Refusal> {
  const found = await readable(platform.db, viewer, id);
  const given = found !== null && (await materialsOf(platform.db, id)).includes(file);
  const [saved] = given ? await filesById(platform.db, [file]) : [];
  if (!saved) return refuse('not_found');
  return { stream: platform.files.get(file), name: saved.name, type: 'application/octet-stream', size: saved.size };
}

type List = (typeof certificationRoutes)['list'];

/** Applications of the viewer's own deals, newest first; or of the contests that it certifies, those that moved longest ago first. */
export async function listApplications(db: Db, viewer: Viewer, query: Received<List>['query']): Promise<ReplyOf<List>> {
  const after = timeKeysOf(query.after);
  const own = query.desk === 'party';
  // A cursor carries milliseconds, so the order must not know more.
  const key = own ? sql`date_trunc('milliseconds', created_at)` : sql`date_trunc('milliseconds', moved_at)`;
  const direction = own ? 'desc' : 'asc';
  let list = tables(db)
    .selectFrom('certification.application')
    .selectAll()
    .where(own ? await ofParty(db, viewer) : ofCertifier(viewer))
    .orderBy(key, direction)
    .orderBy('id', direction)
    .limit(query.limit + 1);
  if (query.state) list = list.where('state', '=', query.state);
  if (after) {
    const compare = own ? sql`<` : sql`>`;
    list = list.where(sql<boolean>`(${key}, id) ${compare} (${after.at}::timestamptz, ${after.id}::uuid)`);
  }
  const rows = (await list.execute()) as ApplicationRow[];
  const shown = rows.slice(0, query.limit);
  const deals = await dealsById(
    db,
    shown.map((row) => row.deal),
  );
  const [names, numbers] = await Promise.all([
    organisationsById(
      db,
      [...deals.values()].flatMap((deal) => [deal.owner, deal.solver]),
    ),
    numbersOf(
      db,
      shown.map((row) => row.id),
    ),
  ]);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.flatMap((row) => {
      const deal = deals.get(row.deal);
      return deal ? [applicationCard(row, deal, names, numbers.get(row.id))] : [];
    }),
    next: last ? cursorOf((own ? last.created_at : last.moved_at).toISOString(), last.id) : null,
  };
}

async function ofParty(db: Db, viewer: Viewer) {
  const mine = await dealsOfViewer(db, viewer, [...standing, 'void']);
  return sql<boolean>`deal = any(${mine.map((deal) => deal.id)}::uuid[])`;
}

function ofCertifier(viewer: Viewer) {
  const grants = viewer.grants.filter((grant) => grant.role === 'certifier');
  if (grants.some((grant) => grant.scope === 'platform')) return sql<boolean>`true`;
  const scopes = grants.map((grant) => grant.scopeId).filter((scope) => scope !== null);
  return sql<boolean>`(contest = any(${scopes}::uuid[]) or track = any(${scopes}::uuid[]))`;
}
