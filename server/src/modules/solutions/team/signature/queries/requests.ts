import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { solutionRoutes } from '@jiebang/contract/solutions/routes.ts';
import type { SignatureRequest } from '@jiebang/contract/solutions/signature.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { publicNeedOf } from '../../../queries/own.ts';
import { findSolution } from '../../../store.ts';
import { needOf } from '../../../views.ts';
import { isSignatory } from '../access.ts';
import { askedOf, askedOfPerson, findSignature, type SignatureRow } from '../store.ts';
import { signatureRequest } from '../views.ts';

/** What one signatory is asked to sign. For everybody else, of the same organisation too, it does not exist. */
export async function readRequest({ db }: Platform, viewer: Viewer, id: string): Promise<SignatureRequest | Refusal> {
  const row = await findSignature(db, id);
  return (row && (await requestOf(db, viewer, row))) ?? refuse('not_found');
}

/** What the viewer was asked to sign and may know of, newest first. */
export async function myRequests(
  { db }: Platform,
  viewer: Viewer,
  query: { readonly after?: string | undefined; readonly limit: number },
): Promise<ReplyOf<(typeof solutionRoutes)['signatures']>> {
  if (viewer.person === null) return { items: [], next: null };
  const after = timeKeysOf(query.after);
  const from = after && { at: new Date(after.at), id: after.id };
  const rows = await askedOfPerson(db, viewer.person, from, query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const items: SignatureRequest[] = [];
  for (const row of shown) {
    const request = await requestOf(db, viewer, row);
    if (request) items.push(request);
  }
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.created_at.toISOString(), last.id) : null };
}

async function requestOf(db: Db, viewer: Viewer, row: SignatureRow): Promise<SignatureRequest | undefined> {
  const whole = await findSolution(db, row.solution);
  const asked = await askedOf(db, row.id);
  if (!whole || !isSignatory(viewer, whole.place, asked)) return undefined;
  const of = row.organisation ?? whole.row.organisation;
  const organisation = (await organisationsById(db, [of])).get(of);
  if (!organisation) throw new Error('a solution without its organisation');
  const names = await peopleById(db, [row.asked_by, ...(row.signed_by === null ? [] : [row.signed_by])]);
  const need = needOf(await publicNeedOf(db, whole.need));
  return signatureRequest({ row, whole, asked, need, organisation, names, at: await now(db) }, viewer);
}
