import type { Platform } from '#platform/platform.ts';
import { changeInWords, type Expected, MINUTE_MS, type Plan } from './plan.ts';

/** What happened: in the same words as what is expected, and when. */
type Told = { readonly what: string; readonly at: number };

/** Everything that happened in a year as the platform keeps it: histories with their reasons, and facts. */
async function allTold({ pool }: Platform): Promise<Told[]> {
  const changes = await pool.query(
    `select contest, track, from_phase as "from", to_phase as "to", why, at from contests.phase_change`,
  );
  const decisions = await pool.query(`
    select item, action, reason, at from contests.contest_move where action in ('end_phase', 'extend_phase', 'reschedule', 'close')
    union all select item, action, reason, at from needs.need_move where action = 'extend'`);
  const facts = await pool.query(`
    select subject, name, data, at from platform.fact
    where name in ('need_closed', 'need_deadline_near') or name like 'need\\_%\\_overdue'`);
  return [
    ...changes.rows.map((row) => ({ what: changeInWords(row), at: row.at.getTime() })),
    ...decisions.rows.map((row) => ({ what: `${row.item} ${row.action} ${row.reason}`, at: row.at.getTime() })),
    ...facts.rows.map(({ subject, name, data, at }) => ({
      what: `${subject} ${inWords(name, data)}`,
      at: at.getTime(),
    })),
  ];
}

function inWords(name: string, data: Readonly<Record<string, string>>): string {
  if (name === 'need_closed') return `close ${data['why']}`;
  return name === 'need_deadline_near' ? `near ${data['deadline']}` : name;
}

export type Comparison = {
  /** What was expected and did not happen, and what happened and was not expected. */
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
  /** What happened before it was due, or a minute after. */
  readonly early: readonly string[];
  readonly late: readonly string[];
  /** How many happened, and which came latest after it was due, by how many milliseconds. */
  readonly moves: number;
  readonly latest: { readonly what: string; readonly ms: number };
};

/** What was to happen and what did, one by one: of two that read alike, the earlier is the earlier. */
export async function compare(platform: Platform, { expected }: Plan): Promise<Comparison> {
  const told = await allTold(platform);
  const open = new Map<string, Expected[]>();
  for (const one of [...expected].sort((a, b) => a.due - b.due))
    open.set(one.what, [...(open.get(one.what) ?? []), one]);
  const [surplus, early, late]: [string[], string[], string[]] = [[], [], []];
  let latest = { what: '', ms: 0 };
  for (const { what, at } of told.sort((a, b) => a.at - b.at)) {
    const one = open.get(what)?.shift();
    const said = `${what} at ${new Date(at).toISOString()}`;
    if (one === undefined) surplus.push(said);
    else if (at < one.due) early.push(`${said}, due ${new Date(one.due).toISOString()}`);
    else if (at - one.until >= MINUTE_MS) late.push(`${said}, due ${new Date(one.until).toISOString()}`);
    if (one !== undefined && at - one.until > latest.ms) latest = { what, ms: at - one.until };
  }
  const missing = [...open.values()].flat().map(({ what, due }) => `${what} due ${new Date(due).toISOString()}`);
  return { missing, surplus, early, late, moves: told.length, latest };
}

/** Whether every change of phase was told once, and how many needs the clock closed, in how many moves. */
export async function counted({
  pool,
}: Platform): Promise<{ changes: boolean; closes: [needs: number, moves: number] }> {
  const { rows } = await pool.query(`
    select (select count(*) from contests.phase_change) = (select count(*) from platform.fact where name = 'phase_changed') as changes,
      count(distinct item) filter (where role = 'clock') as needs, count(*) as moves
    from needs.need_move where action = 'close'`);
  const [{ changes, needs, moves }] = rows;
  return { changes, closes: [Number(needs), Number(moves)] };
}
