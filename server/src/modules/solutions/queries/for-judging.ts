import type { Readable } from 'node:stream';
import { openedStates, type SolutionState, type SubmittedSolution } from '@jiebang/contract/solutions/solution.ts';
import { organisationsAlike } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { getSealed } from '#platform/files/sealed.ts';
import type { Platform } from '#platform/platform.ts';
import { isOpen } from '../access.ts';
import { needPrivateKey } from '../documents/keys.ts';
import { fileKeyOfNeed, openForNeed } from '../documents/sealing.ts';
import { noteOpened, type Reader } from '../opening/actions/note-opened.ts';
import { needKeyOf } from '../opening/store.ts';
import { attachmentsOf, authorsOf, findSolution, tables, versionOf, type Whole } from '../store.ts';

/** An opened solution as judging sees it: whose it is, never what it says. */
export type JudgedSolution = {
  readonly id: string;
  readonly state: SolutionState;
  readonly need: string;
  readonly team: string;
  readonly organisation: string;
  readonly leader: string;
  /** Persons of the team, the leader too. */
  readonly people: readonly string[];
  /** Organisations of consortium partners that are registered here; all partners by name. */
  readonly partners: readonly string[];
  /** Organisations that bear the name of a partner who was named in words alone: a matter of conflicts, never of rights. */
  readonly namedPartners: readonly string[];
  readonly partnerNames: readonly string[];
  readonly title: string;
  readonly teamName: string;
  readonly submittedAt: Date;
  readonly openedAt: Date;
};

const opened = (db: Db) =>
  tables(db)
    .selectFrom('solutions.solution as s')
    .innerJoin('solutions.opened as o', 'o.solution', 's.id')
    .select(['s.id', 's.state', 's.need', 's.team', 's.organisation', 's.leader', 's.submitted_at'])
    .select(['o.title', 'o.team_name', 'o.partners', 'o.partner_organisations', 'o.at'])
    .where('s.state', 'in', openedStates);

/** The opened solutions of a need, in the order in which they were handed in; none before the opening. */
export function solutionsForJudging(_platform: Platform, db: Db, need: string): Promise<JudgedSolution[]> {
  return openedOf(db, need);
}

/** The same of several needs, in one query however many. */
export async function openedOfNeeds(db: Db, needs: readonly string[]): Promise<JudgedSolution[]> {
  if (needs.length === 0) return [];
  const rows = await opened(db)
    .where('s.need', 'in', [...needs])
    .orderBy('s.submitted_at')
    .orderBy('s.id')
    .execute();
  return judged(db, rows);
}

/** The same for this module. */
export async function openedOf(db: Db, need: string): Promise<JudgedSolution[]> {
  const rows = await opened(db).where('s.need', '=', need).orderBy('s.submitted_at').orderBy('s.id').execute();
  return judged(db, rows);
}

/** One opened solution; null when there is none of this id, or it is not open. */
export async function solutionById(db: Db, id: string): Promise<JudgedSolution | null> {
  const rows = await opened(db).where('s.id', '=', id).execute();
  return (await judged(db, rows))[0] ?? null;
}

async function judged(
  db: Db,
  rows: Awaited<ReturnType<ReturnType<typeof opened>['execute']>>,
): Promise<JudgedSolution[]> {
  const members = rows.length === 0 ? [] : await membersOf(db, rows);
  const named = await organisationsAlike(db, rows.flatMap(namedInWords));
  return rows.map((row) => ({
    id: row.id,
    state: row.state as SolutionState,
    need: row.need,
    team: row.team,
    organisation: row.organisation,
    leader: row.leader,
    people: authorsOf(members.filter((member) => member.solution === row.id)),
    partners: row.partner_organisations,
    namedPartners: named.filter(({ name }) => namedInWords(row).includes(name)).map(({ id }) => id),
    partnerNames: row.partners,
    title: row.title,
    teamName: row.team_name,
    submittedAt: row.submitted_at ?? row.at,
    openedAt: row.at,
  }));
}

/** The names among which one stands in words alone; none where every partner is registered here. */
export const namedInWords = (row: {
  readonly partners: string[];
  readonly partner_organisations: string[];
}): string[] => (row.partners.length > row.partner_organisations.length ? row.partners : []);

async function membersOf(db: Db, rows: readonly { id: string }[]) {
  const ids = rows.map((row) => row.id);
  return tables(db).selectFrom('solutions.member').selectAll().where('solution', 'in', ids).orderBy('id').execute();
}

/** Organisations that stand behind the opened solutions of a need: solvers and registered partners. */
export async function organisationsOfTeams(db: Db, need: string): Promise<string[]> {
  const rows = await opened(db).where('s.need', '=', need).execute();
  return [...new Set(rows.flatMap((row) => [row.organisation, ...row.partner_organisations]))].sort();
}

/**
 * What an opened solution says. The caller has decided that its reader may read it (judges: judging; organisers and owner:
 * `access.ts`); that they do is written down. Throws for one that is not open, and where the sealed bytes were changed.
 */
export async function readOpened(platform: Platform, id: string, by: Reader): Promise<SubmittedSolution> {
  const whole = await openOrThrow(platform, id);
  await noteOpened(platform, whole, by);
  return (await unsealed(platform, whole)).content;
}

/** The same to compute from: what it says is shown to nobody by that, so that nothing is read. */
export async function contentOfOpened(platform: Platform, id: string): Promise<SubmittedSolution> {
  return (await unsealed(platform, await openOrThrow(platform, id))).content;
}

/** Who recommends an opened solution, for who may know: told in lists, which is no reading of what it says. Throws as `readOpened` does. */
export async function recommenderOf(platform: Platform, id: string): Promise<string | null> {
  return (await contentOfOpened(platform, id)).recommender ?? null;
}

/** One file of an opened solution, under the same conditions; null when the solution has no such file. */
export async function readOpenedFile(
  platform: Platform,
  id: string,
  file: string,
  by: Reader,
): Promise<{ stream: Readable; name: string; type: string; size: number } | null> {
  const whole = await openOrThrow(platform, id);
  await noteOpened(platform, whole, by);
  const { content, privateKey } = await unsealed(platform, whole);
  const named = content.attachments.find((one) => one.id === file);
  const row = (await attachmentsOf(platform.db, id)).find((one) => one.id === file);
  if (!named || !row?.key_for_need) return null;
  const stream = await getSealed(platform, file, fileKeyOfNeed(privateKey, file, row.key_for_need));
  return { stream, name: named.name, type: 'application/octet-stream', size: named.size };
}

async function openOrThrow(platform: Platform, id: string): Promise<Whole> {
  const whole = await findSolution(platform.db, id);
  if (!whole || !isOpen(whole.place)) throw new Error(`the solution ${id} is not open`);
  return whole;
}

async function unsealed(platform: Platform, { row, need }: Whole) {
  const key = await needKeyOf(platform.db, need.id);
  const version = row.in_force === null ? undefined : await versionOf(platform.db, row.id, row.in_force);
  if (!key || !version) throw new Error(`the solution ${row.id} has lost its key or its version`);
  const privateKey = needPrivateKey(platform, key);
  return { content: openForNeed(privateKey, row.id, version.n, version), privateKey };
}
