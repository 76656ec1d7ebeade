import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { Receipt } from '@jiebang/contract/log/documents.ts';
import type { PublicNeed } from '@jiebang/contract/needs/need.ts';
import type { solutionRoutes } from '@jiebang/contract/solutions/routes.ts';
import type { OwnCard, OwnSolution, SubmittedSolution } from '@jiebang/contract/solutions/solution.ts';
import { sql } from 'kysely';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { documentOf } from '#modules/log/index.ts';
import { type NeedRow, shownNeed } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { getSealed } from '#platform/files/sealed.ts';
import { filesById } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { isAuthor } from '../access.ts';
import { orDamaged } from '../documents/damage.ts';
import { teamKeyOf } from '../documents/keys.ts';
import { draftOfVersion, emptyDraft } from '../documents/own-draft.ts';
import { fileKeyOfTeam, openFileFacts, openOwn, openTeamName } from '../documents/sealing.ts';
import { readingsOf, screeningOf } from '../opening/store.ts';
import { attachmentsOf, findSolution, newestVersion, tables, versionOf, type Whole } from '../store.ts';
import { openAsked } from '../team/partner/queries/partners.ts';
import { partnersOf } from '../team/partner/store.ts';
import { standingOf } from '../team/signature/queries/standing.ts';
import { askedOf, signaturesOf } from '../team/signature/store.ts';
import { teamById, teamsOfLeader } from '../team/store.ts';
import { ownCard, ownSolution } from '../views.ts';

/** A need as the public knows it, in quarantine without its words. One that solutions answer has been published. */
export async function publicNeedOf(db: Db, need: NeedRow): Promise<PublicNeed> {
  const found = await shownNeed(db, need);
  if (isRefusal(found)) throw new Error('a solution answers a need that was never published');
  return found;
}

type Own = { readonly whole: Whole; readonly teamKey: Uint8Array };

/** The viewer's own solution with its team's key; undefined for everyone else. */
async function ownOf(platform: Platform, viewer: Viewer, id: string): Promise<Own | undefined> {
  const whole = await findSolution(platform.db, id);
  if (!whole || !isAuthor(viewer, whole.place)) return undefined;
  const team = await teamById(platform.db, whole.row.team);
  return team && { whole, teamKey: teamKeyOf(platform, team) };
}

/** One's own solution in full. */
export async function readOwn(platform: Platform, viewer: Viewer, id: string): Promise<OwnSolution | Refusal> {
  const { db } = platform;
  const own = await ownOf(platform, viewer, id);
  if (!own) return refuse('not_found');
  const { whole, teamKey } = own;
  const newest = await newestVersion(db, id);
  const organisation = (await organisationsById(db, [whole.row.organisation])).get(whole.row.organisation);
  const need = await publicNeedOf(db, whole.need);
  const versions = await tables(db)
    .selectFrom('solutions.version')
    .select(['n', 'submitted_at', 'terms', 'terms_sha256', 'declaration', 'declaration_sha256', 'signature'])
    .where('solution', '=', id)
    .orderBy('n', 'desc')
    .execute();
  const files = await attachmentsOf(db, id);
  const saved = await filesById(
    db,
    files.map((file) => file.id),
  );
  const screening = await screeningOf(db, id);
  const readings = await readingsOf(db, id);
  const readers = await peopleById(db, [...new Set(readings.map(({ person }) => person))]);
  const signing = await signingPartsOf(db, viewer, whole);
  const askedPartners = await partnersOf(db, id);
  const at = await now(db);
  return orDamaged(() =>
    ownSolution(
      {
        whole,
        teamKey,
        need,
        organisation: {
          name: organisation?.name ?? '',
          verified: organisation?.verified ?? false,
          natural: organisation?.kind === 'individual',
        },
        draft: newest ? draftOfVersion(teamKey, id, newest) : emptyDraft,
        consents: askedPartners.map((row) => openAsked(teamKey, row)),
        savedAt: newest?.saved_at ?? null,
        versions,
        files: files.map((file) => ({
          id: file.id,
          at: file.at,
          size: openFileFacts(fileKeyOfTeam(teamKey, file.id, file.key_for_team), file.id, file.sealed_facts).size,
          scan: saved.find((one) => one.id === file.id)?.scan ?? 'not_scanned',
        })),
        screening,
        // A need that does not name its owner does not name its owner's people.
        readings: readings.map(({ id: reading, n, person, at: read }) => ({
          ...{ n, at: read },
          ...(need.company === null ? { id: null, by: null } : { id: reading, by: readers.get(person)?.name ?? '' }),
        })),
        ...signing,
        at,
      },
      viewer,
    ),
  );
}

/** How it is signed for its organisation: what was asked last, and the signatures under which it was handed in. */
async function signingPartsOf(db: Db, viewer: Viewer, whole: Whole) {
  const standing = await standingOf(db, viewer, whole);
  const signatures = await signaturesOf(db, whole.row.id);
  const asked = standing.newest ? await askedOf(db, standing.newest.id) : [];
  const signers = [...signatures.values()].flatMap(({ signed_by }) => signed_by ?? []);
  return { standing, signatures, asked, names: await peopleById(db, [...asked, ...signers]) };
}

/** Solutions whose team the viewer sits in, newest first. */
export async function mySolutions(
  platform: Platform,
  viewer: Viewer,
  query: { readonly after?: string | undefined; readonly limit: number },
): Promise<ReplyOf<(typeof solutionRoutes)['mine']>> {
  const after = timeKeysOf(query.after);
  let list = tables(platform.db)
    .selectFrom('solutions.member as m')
    .innerJoin('solutions.solution as s', 's.id', 'm.solution')
    .select(['s.id', 's.created_at'])
    .where('m.person', '=', viewer.person)
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(query.limit + 1);
  if (after) {
    list = list.where(
      sql<boolean>`(date_trunc('milliseconds', s.created_at), s.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  }
  const rows = await list.execute();
  const shown = rows.slice(0, query.limit);
  const items: OwnCard[] = [];
  for (const { id } of shown) {
    const own = await ownOf(platform, viewer, id);
    if (own) items.push(await cardOf(platform.db, viewer, own));
  }
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.created_at.toISOString(), last.id) : null };
}

async function cardOf(db: Db, viewer: Viewer, { whole, teamKey }: Own): Promise<OwnCard> {
  const newest = await newestVersion(db, whole.row.id);
  const draft = newest && orDamaged(() => draftOfVersion(teamKey, whole.row.id, newest));
  const title = draft && !isRefusal(draft) ? draft.title : null;
  return ownCard(whole, await publicNeedOf(db, whole.need), title, viewer);
}

/** What was handed in, word for word: with the receipt, what the verifier checks. */
export async function readSubmitted(
  platform: Platform,
  viewer: Viewer,
  id: string,
  n: number,
): Promise<SubmittedSolution | Refusal> {
  const own = await ownOf(platform, viewer, id);
  const version = own && (await versionOf(platform.db, id, n));
  if (!own || !version?.submitted_at) return refuse('not_found');
  return orDamaged(() => openOwn(own.teamKey, id, n, version));
}

/** The receipt of a submission. Its inclusion is there once the log's next batch was appended, within ten minutes. */
export async function readReceipt(
  platform: Platform,
  viewer: Viewer,
  id: string,
  n: number,
): Promise<Receipt | Refusal> {
  const own = await ownOf(platform, viewer, id);
  const version = own && (await versionOf(platform.db, id, n));
  const document = version?.leaf
    ? await documentOf(platform, version.leaf, { format: 'jiebang-receipt/1' as const })
    : null;
  if (document?.leaf.kind !== 'solution_receipt') return refuse('not_found');
  return { ...document, leaf: document.leaf };
}

/** A file of one's own solution, under the name that the draft gives it. */
export async function readOwnFile(platform: Platform, viewer: Viewer, id: string, file: string) {
  const own = await ownOf(platform, viewer, id);
  const row = own && (await attachmentsOf(platform.db, id)).find((one) => one.id === file);
  if (!own || !row) return refuse('not_found');
  const newest = await newestVersion(platform.db, id);
  const opened = orDamaged(() => {
    const dataKey = fileKeyOfTeam(own.teamKey, file, row.key_for_team);
    const draft = newest && draftOfVersion(own.teamKey, id, newest);
    const name = draft?.attachments.find((one) => one.id === file)?.name ?? file;
    return { dataKey, name, size: openFileFacts(dataKey, file, row.sealed_facts).size };
  });
  if (isRefusal(opened)) return opened;
  const stream = await getSealed(platform, file, opened.dataKey).catch(() => refuse('sealed_content_damaged'));
  if (isRefusal(stream)) return stream;
  return { stream, name: opened.name, type: 'application/octet-stream', size: opened.size };
}

/** Teams that the viewer leads. */
export async function myTeams(platform: Platform, viewer: Viewer): Promise<ReplyOf<(typeof solutionRoutes)['teams']>> {
  const rows = viewer.person === null ? [] : await teamsOfLeader(platform.db, viewer.person);
  const organisations = await organisationsById(
    platform.db,
    rows.map((row) => row.organisation),
  );
  return {
    items: rows.map((team) => {
      const { sealed_name } = team;
      const name = sealed_name && orDamaged(() => openTeamName(teamKeyOf(platform, team), team.id, sealed_name));
      return {
        id: team.id,
        organisation: { id: team.organisation, name: organisations.get(team.organisation)?.name ?? '' },
        name: isRefusal(name) ? null : name,
      };
    }),
  };
}
