import type { Readable } from 'node:stream';
import type { WorkNeed } from '@jiebang/contract/needs/work.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { organisationsById, peopleById, signatureRequestsOf, signingOf } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { filesById } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { mayClear, originalRefused } from '../access.ts';
import { contextOf } from '../actions/move.ts';
import { placeOf } from '../board/queries/place.ts';
import { handInUntilOfEach } from '../intake/draft/queries/hand-in.ts';
import { lastReturn, reviewState } from '../review/queries/review.ts';
import { saysWho } from '../review/queries/reviewers.ts';
import { stepDueOf } from '../review/queries/terms.ts';
import { lastMoved, wordsOf } from '../review/rejection/store.ts';
import { declarationOf, reviewsOf, versionLines } from '../review/store.ts';
import { termView } from '../review/views.ts';
import { attachmentsOf, findNeed, type NeedRow, publicTextOf, tables } from '../store.ts';
import { workNeed } from '../views.ts';
import { traceNamesOf } from './trace-names.ts';

/** A need in full, for those who may read its original. */
export async function readWorkNeed({ db }: Platform, viewer: Viewer, id: string): Promise<WorkNeed | Refusal> {
  const need = await findNeed(db, id);
  const refused = originalRefused(viewer, need);
  if (!need || refused) return refused ?? refuse('not_found');
  const [publicText, organisations, moves, reviews, attached, versions, declaration, words] = await Promise.all([
    publicTextOf(db, id),
    organisationsById(db, [need.organisation]),
    tables(db).selectFrom('needs.need_move').selectAll().where('item', '=', id).orderBy('n').execute(),
    reviewsOf(db, id),
    attachmentsOf(db, id),
    versionLines(db, id),
    declarationOf(db, id),
    wordsOf(db, id),
  ]);
  const at = await now(db);
  const signers = [...reviews.map((review) => review.reviewer), publicText?.signed_by ?? null];
  const people = [
    ...moves.map((move) => move.person),
    ...signers,
    ...words.map(({ person }) => person),
    ...[need.entered_by, need.reviewer, declaration?.person ?? null],
  ].filter((person) => person !== null);
  const [
    names,
    files,
    context,
    signing,
    signatureAsked,
    place,
    handInUntil,
    review,
    returned,
    traceNames,
    [mandate],
    mode,
    stepDue,
    rejectedAt,
  ] = await Promise.all([
    peopleById(db, [...new Set(people)]),
    filesById(
      db,
      attached.map(({ file }) => file),
    ),
    contextOf(db, need, at),
    signingOf(db, viewer, need.organisation),
    signatureRequestsOf(db, { items: [id] }).then((asked) => asked.get(id)),
    placeOf(db, need),
    handInUntilOfEach(db, [need], at).then((until) => until(need)),
    reviewState(db, need),
    lastReturn(db, id),
    mayClear(viewer, need) ? traceNamesOf(db, need) : null,
    filesById(db, need.mandate ? [need.mandate] : []),
    modeOf(db, need),
    stepDueOf(db, need),
    words.length === 0 ? undefined : lastMoved(db, id, { to: 'rejected' }),
  ]);
  const nameOf = (person: string | null | undefined) => (person ? (names.get(person)?.name ?? null) : null);
  return workNeed(
    {
      need,
      mode,
      term: termView(need, stepDue, nameOf(need.reviewer), at),
      publicText,
      organisationName: organisations.get(need.organisation)?.name ?? '',
      signedBy: nameOf(publicText?.signed_by),
      files,
      attached,
      moves: moves.map((move) => ({ ...move, name: nameOf(move.person) })),
      names: traceNames,
      reviews: reviews.map((review) => ({ ...review, name: nameOf(review.reviewer) })),
      words: words.map((word) => ({ ...word, name: nameOf(word.person) })),
      rejectedAt,
      versions: versions.length,
      place,
      handInUntil,
      declaration: declaration && { ...declaration, name: nameOf(declaration.person) },
      entered: need.mandate ? { by: nameOf(need.entered_by), file: mandate } : null,
      returned,
      signatureAsked,
      context: { ...context, ...review, signing, asker: viewer.person, hasIt: saysWho(viewer, need) },
    },
    viewer,
  );
}

/** The way of answering that a need has once it was published, and would have if it were published now. */
export async function modeOf(db: Db, need: NeedRow): Promise<'sealed' | 'rolling'> {
  if (need.published_at !== null) return need.mode === 'rolling' ? 'rolling' : 'sealed';
  return ruleOf(db, need.contest, 'answer_mode', await now(db), need.track);
}

/** One attachment's bytes, for those who may read the original. */
export async function readAttachment(
  platform: Platform,
  viewer: Viewer,
  id: string,
  file: string,
): Promise<{ stream: Readable; name: string; type: string; size: number } | Refusal> {
  const need = await findNeed(platform.db, id);
  const refused = originalRefused(viewer, need);
  if (!need || refused) return refused ?? refuse('not_found');
  const attached = (await attachmentsOf(platform.db, id)).find((one) => one.file === file);
  const [saved] = attached ? await filesById(platform.db, [file]) : [];
  if (!attached || !saved) return refuse('not_found');
  return { stream: platform.files.get(file), name: saved.name, type: attached.type, size: saved.size };
}

/** The scanned mandate by which staff entered a need, for those who may read the original. */
export async function readMandate(
  platform: Platform,
  viewer: Viewer,
  id: string,
): Promise<{ stream: Readable; name: string; type: string; size: number } | Refusal> {
  const need = await findNeed(platform.db, id);
  const refused = originalRefused(viewer, need);
  if (!need?.mandate || refused) return refused ?? refuse('not_found');
  const [saved] = await filesById(platform.db, [need.mandate]);
  if (!saved) throw new Error('an entered need without its mandate');
  const { name, size } = saved;
  return { stream: platform.files.get(need.mandate), name, type: 'application/octet-stream', size };
}
