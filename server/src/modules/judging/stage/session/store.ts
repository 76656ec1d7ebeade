import type { SessionDraft, SessionState } from '@jiebang/contract/judging/stage/session.ts';
import { type Selectable, sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { JudgingTables } from '../../tables.gen.ts';
import type { Places } from '../final/store.ts';

export type SessionRow = Selectable<JudgingTables['judging.session']> & { state: SessionState };
export type SessionNeedRow = Selectable<JudgingTables['judging.session_need']>;
export type TeamRow = Selectable<JudgingTables['judging.session_team']>;
export type ChoiceRow = Selectable<JudgingTables['judging.session_choice']>;

export async function sessionById(db: Db, id: string): Promise<SessionRow | undefined> {
  return (await tables(db).selectFrom('judging.session').selectAll().where('id', '=', id).executeTakeFirst()) as
    | SessionRow
    | undefined;
}

export async function sessionByNumber(db: Db, number: string): Promise<SessionRow | undefined> {
  return (await tables(db).selectFrom('judging.session').selectAll().where('number', '=', number).executeTakeFirst()) as
    | SessionRow
    | undefined;
}

/** A session, its row held until the transaction ends: its entries and choices then follow one another in the order of commit. */
export async function lockSession(tx: Tx, id: string): Promise<SessionRow | undefined> {
  return (await tables(tx)
    .selectFrom('judging.session')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as SessionRow | undefined;
}

type Asked = {
  /** Of these contests and tracks; of all where null. */
  readonly places?: Places | null;
  /** In these states; in any where left out. */
  readonly states?: readonly SessionState[];
  readonly after: { at: string; id: string } | null;
  readonly limit: number;
};

/** Sessions by their day, the latest first. */
export async function sessionsOf(db: Db, { places = null, states, after, limit }: Asked): Promise<SessionRow[]> {
  let query = tables(db).selectFrom('judging.session').selectAll();
  if (places)
    query = query.where(
      sql<boolean>`(contest = any(${[...places.contests]}::uuid[]) or track = any(${[...places.tracks]}::uuid[]))`,
    );
  if (states) query = query.where('state', 'in', [...states]);
  if (after) query = query.where(sql<boolean>`(begins_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  return (await query.orderBy('begins_at', 'desc').orderBy('id', 'desc').limit(limit).execute()) as SessionRow[];
}

export async function sessionsInContest(db: Db, contest: string): Promise<number> {
  const { count } = await tables(db)
    .selectFrom('judging.session')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('contest', '=', contest)
    .executeTakeFirstOrThrow();
  return count;
}

const columnsOf = (draft: SessionDraft) => ({
  title: draft.title,
  title_en: draft.titleEn,
  place: draft.place,
  begins_at: new Date(draft.beginsAt),
  tables: draft.tables,
  slots: draft.slots,
  slot_minutes: draft.slotMinutes,
  gap_minutes: draft.gapMinutes,
  choose_by: new Date(draft.chooseBy),
  named: draft.named,
});

type NewSession = Pick<SessionRow, 'id' | 'contest' | 'track' | 'number' | 'state'>;

export async function insertSession(tx: Tx, session: NewSession, draft: SessionDraft, at: Date): Promise<void> {
  await tables(tx)
    .insertInto('judging.session')
    .values({ ...session, ...columnsOf(draft), created_at: at, moved_at: at })
    .execute();
  await saveNeeds(tx, session.id, draft.needs);
}

export async function saveSession(tx: Tx, id: string, draft: SessionDraft): Promise<void> {
  await tables(tx).updateTable('judging.session').set(columnsOf(draft)).where('id', '=', id).execute();
  await saveNeeds(tx, id, draft.needs);
}

async function saveNeeds(tx: Tx, session: string, needs: SessionDraft['needs']): Promise<void> {
  await tables(tx).deleteFrom('judging.session_need').where('session', '=', session).execute();
  const rows = needs.map(({ need, delegation }, place) => ({ session, need, n: place + 1, delegation }));
  if (rows.length > 0) await tables(tx).insertInto('judging.session_need').values(rows).execute();
}

export async function saveChooseBy(tx: Tx, id: string, chooseBy: Date): Promise<void> {
  await tables(tx).updateTable('judging.session').set({ choose_by: chooseBy }).where('id', '=', id).execute();
}

/** Needs of a session in the organiser's order. */
export async function needsOfSession(db: Db, session: string): Promise<SessionNeedRow[]> {
  return tables(db)
    .selectFrom('judging.session_need')
    .selectAll()
    .where('session', '=', session)
    .orderBy('n')
    .execute();
}

/** Which of these needs are on stage, or in another session that goes on. */
export async function takenElsewhere(
  db: Db,
  needs: readonly string[],
  session: string | null,
): Promise<{ staged: string[]; seated: string[] }> {
  if (needs.length === 0) return { staged: [], seated: [] };
  const staged = await tables(db)
    .selectFrom('judging.final_need')
    .select('need')
    .where('need', 'in', [...needs])
    .execute();
  const seated = await tables(db)
    .selectFrom('judging.session_need as n')
    .innerJoin('judging.session as s', 's.id', 'n.session')
    .select('n.need')
    .where('n.need', 'in', [...needs])
    .where('s.state', 'not in', ['closed', 'cancelled'])
    .$if(session !== null, (query) => query.where('s.id', '!=', session ?? ''))
    .execute();
  return { staged: staged.map(({ need }) => need), seated: seated.map(({ need }) => need) };
}

/** Teams of a session by their numbers; those that left too where asked for. */
export async function teamsOfSession(db: Db, session: string, gone = false): Promise<TeamRow[]> {
  let query = tables(db).selectFrom('judging.session_team').selectAll().where('session', '=', session);
  if (!gone) query = query.where('left_at', 'is', null);
  return query.orderBy('n').execute();
}

/** Lets a team take part, again where it had left, with what it says of itself now. */
export async function saveTeam(tx: Tx, team: Omit<TeamRow, 'id' | 'n' | 'left_at'>): Promise<void> {
  const known = await teamsOfSession(tx, team.session, true);
  const own = known.find(({ solution }) => solution === team.solution);
  const { words, person, at } = team;
  if (own)
    await tables(tx)
      .updateTable('judging.session_team')
      .set({ words, person, at, left_at: null })
      .where('id', '=', own.id)
      .execute();
  else
    await tables(tx)
      .insertInto('judging.session_team')
      .values({ ...team, id: newId(), n: (known.at(-1)?.n ?? 0) + 1, left_at: null })
      .execute();
}

/** A team takes no part any more; what it chose, and who chose it, falls. */
export async function dropTeam(tx: Tx, id: string, at: Date): Promise<void> {
  await tables(tx).deleteFrom('judging.session_choice').where('team', '=', id).execute();
  await tables(tx).updateTable('judging.session_team').set({ left_at: at }).where('id', '=', id).execute();
}

export async function choicesOf(db: Db, session: string): Promise<ChoiceRow[]> {
  return tables(db).selectFrom('judging.session_choice').selectAll().where('session', '=', session).execute();
}

type Chosen = Pick<ChoiceRow, 'session' | 'side' | 'person' | 'at'> & {
  /** Of an owner the need that chooses, of a team the team. */
  readonly by: { readonly need: string } | { readonly team: string };
  readonly chosen: readonly string[];
};

/** Puts what one need or one team chose in the place of what it chose before. */
export async function saveChoices(tx: Tx, { session, side, person, at, by, chosen }: Chosen): Promise<void> {
  let before = tables(tx).deleteFrom('judging.session_choice').where('session', '=', session).where('side', '=', side);
  before = 'need' in by ? before.where('need', '=', by.need) : before.where('team', '=', by.team);
  await before.execute();
  const rows = chosen.map((one) => ({
    ...{ session, side, person, at },
    ...('need' in by ? { need: by.need, team: one } : { need: one, team: by.team }),
  }));
  if (rows.length > 0) await tables(tx).insertInto('judging.session_choice').values(rows).execute();
}

/** What both sides chose: the need and the team of each. */
export const mutualOf = (choices: readonly ChoiceRow[]): { need: string; team: string }[] => {
  const wanted = new Set(choices.flatMap(({ side, need, team }) => (side === 'solver' ? [`${need} ${team}`] : [])));
  return choices
    .filter(({ side, need, team }) => side === 'owner' && wanted.has(`${need} ${team}`))
    .map(({ need, team }) => ({ need, team }));
};
