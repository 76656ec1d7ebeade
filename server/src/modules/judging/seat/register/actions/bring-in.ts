import type { Readable } from 'node:stream';
import { isPutAway } from '@jiebang/contract/contests/contest.ts';
import { type BroughtIn, judgesSizeLimit, mostJudgeRows } from '@jiebang/contract/judging/register/brought.ts';
import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, holds, type Viewer } from '#kernel/viewer.ts';
import { contestById, ruleOf } from '#modules/contests/index.ts';
import { appoint, grantsOf, personOfHandle } from '#modules/identity/index.ts';
import { kindOfFile, rowsOfSheet } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { readCellsApart } from '#platform/files/sheets/cells-apart.ts';
import type { Platform } from '#platform/platform.ts';
import { type SheetColumn, sheetColumns } from '../config.ts';
import { type JudgeRow, readJudge } from '../imports/row.ts';
import { entriesOf, insertEntry, lockEntry, lockPending, pendingEntry, replaceEntry, type Whose } from '../store.ts';
import { toldOf } from '../views.ts';
import { organisationsNamed } from './keep.ts';

type Contest = NonNullable<Awaited<ReturnType<typeof contestById>>>;
const nothing: BroughtIn = { failure: null, problems: [], written: 0, same: 0, own: 0, invited: 0, notInvited: 0 };

/**
 * Takes a sheet of judges from an organiser of a contest: all of its rows or, where anything is wrong with any, none. What a judge wrote
 * themselves stays; who has no account is written down under the address or number, and invited; who has one is named a judge of the contest.
 */
export async function bringIn(
  platform: Platform,
  viewer: Viewer,
  id: string,
  name: string,
  upload: Readable | null,
): Promise<BroughtIn | Refusal> {
  const contest = await contestById(platform.db, id);
  if (!contest || !holds(viewer, 'organiser', { contest: id }) || viewer.person === null) return refuse('not_found');
  const { person } = viewer;
  if (isPutAway(contest.state)) return refuse('not_in_this_state', { detail: { state: contest.state } });
  const kind = kindOfFile(name);
  if (!upload || (kind !== 'xlsx' && kind !== 'csv')) return refuse('unsupported_media_type');
  const bytes = await whole(upload);
  if (bytes === null) return { ...nothing, failure: 'too_large' };
  const read = await readCellsApart(name, bytes);
  if (typeof read === 'string') return { ...nothing, failure: read };
  const rows = rowsOfSheet(read, columnOf, (columns) => columns.includes('email') || columns.includes('mobile'));
  if (rows === null) return { ...nothing, problems: [noHeader] };
  if (rows.length > mostJudgeRows) return { ...nothing, failure: 'too_many_rows' };
  const judges: JudgeRow[] = [];
  const problems: RowProblem[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const judge = readJudge(row);
    if (!('handle' in judge)) problems.push(...judge);
    else if (seen.has(keyOf(judge))) problems.push(row.problem('email' in judge.handle ? 'email' : 'mobile', 'twice'));
    else {
      seen.add(keyOf(judge));
      judges.push(judge);
    }
  }
  if (problems.length > 0) return { ...nothing, problems };
  const kept = await platform.transact(async (tx) => keepAll(tx, judges, person));
  return isRefusal(kept) ? kept : { ...nothing, ...kept, ...(await nameAll(platform, viewer, contest, judges)) };
}

const keyOf = ({ handle }: JudgeRow): string => ('email' in handle ? handle.email : handle.mobile);
const noHeader: RowProblem = {
  row: 1,
  column: null,
  header: null,
  code: 'no_handle_column',
  detail: null,
  value: null,
};
const columnOf = (name: string): SheetColumn | undefined =>
  sheetColumns.find(({ zh, en }) => zh.name === name || en.name.toLowerCase() === name.toLowerCase())?.column;

async function whole(upload: Readable): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of upload as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > judgesSizeLimit) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

async function keepAll(tx: Tx, judges: readonly JudgeRow[], by: string) {
  const counts = { written: 0, same: 0, own: 0 };
  const at = await now(tx);
  for (const { handle, name, draft } of judges) {
    const person = await personOfHandle(tx, handle);
    const held = person === null ? await lockPending(tx, handle) : await lockEntry(tx, person);
    const before =
      held && (person === null ? await pendingEntry(tx, held) : (await entriesOf(tx, [person])).get(person));
    const told = before && toldOf(before);
    // A sheet has no column for the days on which somebody is free.
    const merged = told
      ? { ...draft, free: told.free, affiliations: withThoseBefore(told.affiliations, draft.affiliations) }
      : draft;
    if (held?.own) counts.own += 1;
    else if (told && saysTheSame(told, merged)) counts.same += 1;
    else {
      const organisations = await organisationsNamed(
        tx,
        merged.affiliations.map((one) => one.name),
      );
      const written = { draft: merged, organisations, own: false, by, at };
      const whose: Whose = person === null ? { ...handle, name } : { person };
      if (held) await replaceEntry(tx, held, written);
      else await insertEntry(tx, whose, written);
      counts.written += 1;
    }
  }
  return counts;
}

type Affiliations = JudgeRow['draft']['affiliations'];
const bare = ({ kind, name, from, to }: Affiliations[number]) => ({ kind, name, from, to });

/** A sheet adds affiliations and takes none away, so that no organiser undoes a conflict: that is the judge's own to do. */
function withThoseBefore(before: Affiliations, now: Affiliations): Affiliations {
  const all = [...before, ...now].map(bare);
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()].slice(0, 40);
}

const saysTheSame = ({ affiliations, ...told }: ReturnType<typeof toldOf>, draft: JudgeRow['draft']): boolean => {
  const { fields, industries, keywords, mostSheets, away, free } = told;
  return (
    JSON.stringify({ fields, industries, keywords, mostSheets, away, free, affiliations: affiliations.map(bare) }) ===
    JSON.stringify(draft)
  );
};

/** Names or invites, one by one, whoever is no judge of the contest yet; a day's offers may be used up. */
async function nameAll(platform: Platform, viewer: Viewer, contest: Contest, judges: readonly JudgeRow[]) {
  const counts = { invited: 0, notInvited: 0 };
  const there = new Set([
    ...(await grantsOf(platform.db, 'judge', { scope: 'platform' })),
    ...(await grantsOf(platform.db, 'judge', { scope: 'contest', scopeId: contest.id })),
  ]);
  const at = await now(platform.db);
  const by = {
    actor: actorOf(viewer, 'organiser'),
    place: { zh: contest.name, en: contest.nameEn },
    offerDays: await ruleOf(platform.db, contest.id, 'role_offer_days', at, null),
  };
  for (const { handle } of judges) {
    const person = await personOfHandle(platform.db, handle);
    if (person !== null && there.has(person)) continue;
    const role = {
      role: 'judge',
      scope: 'contest',
      scopeId: contest.id,
      from: null,
      to: null,
      secondFactor: false,
    } as const;
    const made = await platform.transact(async (tx) => appoint(tx, platform, { ...role, ...handle }, by));
    if (!isRefusal(made)) counts.invited += 1;
    else if (made.refused !== 'already_granted' && made.refused !== 'already_invited') counts.notInvited += 1;
  }
  return counts;
}
