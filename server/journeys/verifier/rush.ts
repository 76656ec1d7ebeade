import { createHash, randomUUID } from 'node:crypto';
import { contract } from '@jiebang/contract/contract.ts';
import { clientOver, httpSend } from '@jiebang/contract/http/client.ts';
import type { Receipt } from '@jiebang/contract/log/documents.ts';
import { expect } from 'vitest';
import { findNeed } from '#modules/needs/index.ts';
import { makeStage, wholeDraft } from '#modules/solutions/factory.ts';
import { setClock } from '#platform/db/connection.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';
import { checkDocument } from '../../../verifier/src/check.ts';

const minute = 60_000;
const accepted = { terms: '2026-1', declaration: '2026-1', language: 'zh' } as const;

type Team = Awaited<ReturnType<Awaited<ReturnType<typeof makeStage>>['solver']>> & { readonly solution: string };
/** What the server answered to a team, by status and, of a refusal, code. */
type Answer = { readonly team: Team; readonly status: number; readonly code: string | null };

/** How far each team's own clock is out: right, or wrong by hours, in either direction. */
const skews = [0, -2 * 60 * minute, 5 * minute, 26 * 60 * minute];

/**
 * So many teams hand in over HTTP within the last minute, while the deadline passes; every fifth sends its request twice at once, as
 * a page does that lost its connection. Expects each to be sealed in time with a receipt whose place in the log is proved within ten
 * minutes, or refused with a reason and left as it was; and an auditor who opens every leaf to find those receipts and no other.
 */
export async function rushAtDeadline(count: number) {
  const world = await openWorld({ listen: true });
  try {
    const stage = await makeStage(world.platform);
    const { id: need } = await stage.need();
    const row = await findNeed(world.platform.db, need);
    if (!row?.deadline) throw new Error('a published need without a deadline');
    const teams: Team[] = [];
    for (let n = 0; n < count; n += 1) teams.push(await makeTeam(world, stage, need, n));
    await world.travel(new Date(row.deadline.getTime() - minute));
    const answers = await handInWhileItPasses(world, teams, row.deadline);
    const sealed = answers.filter(({ status }) => status === 200).map(({ team }) => team);
    const refused = answers.filter(({ status }) => status !== 200);

    expect(new Set(refused.map(({ status, code }) => `${status} ${code}`))).toEqual(
      new Set(['409 not_taking_solutions']),
    );
    await expectNothingInBetween(world, need, sealed, row.deadline);
    await world.travel(new Date(row.deadline.getTime() + 9 * minute));
    const receipts = await receiptsOf(world, sealed);
    await expectAuditorFindsThem(world, { number: row.number ?? '', receipts });
    const opening = await world.as(stage.owner).solutions.openingOfNeed({ params: { id: need } });
    expect(opening.content).toEqual({
      need: row.number,
      opened: receipts.map(({ leaf }) => leaf.contentHash).sort(),
      damaged: 0,
    });
    expect(await brokenInvariants(world.platform, 'solutions')).toEqual([]);
    return { sealed: sealed.length, refused: refused.length };
  } finally {
    await world.close();
  }
}

async function makeTeam(
  world: World,
  stage: Awaited<ReturnType<typeof makeStage>>,
  need: string,
  n: number,
): Promise<Team> {
  const solver = await stage.solver(`队长${n}`);
  const { solutions } = world.as(solver);
  const { id, version } = await solutions.create({ body: { need, organisation: solver.organisation, team: null } });
  await solutions.edit({
    params: { id },
    version,
    body: wholeDraft({ title: `第${n}队的方案`, teamName: `第${n}队` }),
  });
  return { ...solver, solution: id };
}

/** Three fifths hand in at once; with the first answer it is the deadline, what is due then happens, and the others come running. */
async function handInWhileItPasses(world: World, teams: readonly Team[], deadline: Date): Promise<Answer[]> {
  const handIn = async (team: Team, n: number): Promise<Answer> => {
    const key = randomUUID();
    const send = () => submit(world, team, key, skews[n % skews.length] ?? 0);
    const [answer, ...rest] = await Promise.all(n % 5 === 0 ? [send(), send()] : [send()]);
    if (!answer || rest.some((one) => one.status !== answer.status || one.code !== answer.code))
      throw new Error(`two answers to one request: ${JSON.stringify([answer, ...rest])}`);
    return { team, ...answer };
  };
  const early = teams.slice(0, Math.ceil(teams.length * 0.6)).map(handIn);
  await Promise.race(early);
  const passing = setClock(world.platform.db, deadline).then(() => world.settle());
  const late = teams.slice(early.length).map(handIn);
  const answers = await Promise.all([...early, ...late]);
  await passing;
  return answers;
}

async function submit(world: World, team: Team, key: string, skew: number) {
  const response = await fetch(`${world.platform.publicUrl}/api/v1/workspace/solutions/${team.solution}/submit`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      cookie: team.cookie,
      date: new Date(Date.now() + skew).toUTCString(),
    },
    body: JSON.stringify(accepted),
  });
  const { code = null } = (await response.json()) as { code?: string };
  return { status: response.status, code };
}

/** Who was told yes has one sealed version of before the deadline and its receipt; who was told no has the draft, and nothing else. */
async function expectNothingInBetween(
  { platform }: World,
  need: string,
  sealed: readonly Team[],
  deadline: Date,
): Promise<void> {
  const { rows } = await platform.pool.query<Record<string, unknown> & { id: string }>(
    `select s.id, s.state, count(*)::int as versions, count(v.submitted_at)::int as handed_in, count(v.key_for_need)::int as sealed,
       count(v.leaf)::int as promised, coalesce(bool_and(v.submitted_at < $2), true) as in_time,
       (select count(*)::int from log.entry e where e.said ->> 'kind' = 'solution_receipt' and e.said ->> 'team' = s.team::text) as receipts
     from solutions.solution s join solutions.version v on v.solution = s.id where s.need = $1 group by s.id`,
    [need, deadline],
  );
  const yes = new Set(sealed.map(({ solution }) => solution));
  const whole = { versions: 1, handed_in: 1, sealed: 1, promised: 1, in_time: true, receipts: 1 };
  const draft = { versions: 1, handed_in: 0, sealed: 0, promised: 0, in_time: true, receipts: 0 };
  for (const { id, ...found } of rows)
    expect(found).toEqual(yes.has(id) ? { state: 'opened', ...whole } : { state: 'draft', ...draft });
}

/** The receipts as their teams get them, each checked by the verifier against what was handed in. */
async function receiptsOf(world: World, teams: readonly Team[]): Promise<Receipt[]> {
  const { keyId } = await world.as().log.head();
  const receipts: Receipt[] = [];
  for (const team of teams) {
    const client = clientOver(contract, httpSend(fetch, world.platform.publicUrl, { cookie: team.cookie }));
    const params = { id: team.solution, n: 1 };
    const receipt = await client.solutions.receipt({ params });
    const content = JSON.parse(JSON.stringify(await client.solutions.submitted({ params })));
    const findings = checkDocument('receipt', Buffer.from(JSON.stringify(receipt)), { logKey: keyId }, content);
    expect(findings.filter(({ holds }) => !holds)).toEqual([]);
    expect(findings.map(({ part }) => part)).toContain('inclusion.path');
    receipts.push(receipt);
  }
  return receipts;
}

type Audited = { readonly number: string; readonly receipts: readonly Receipt[] };

/** Whoever holds the openings finds each in the public leaves, under a head of within ten minutes, and no receipt but those given out. */
async function expectAuditorFindsThem(world: World, { number, receipts }: Audited): Promise<void> {
  const leaves = new Map<string, number>();
  for (let from: number | null = 0; from !== null; ) {
    const page = await world.as().log.leaves({ query: { from, limit: 1000 } });
    for (const { data, index } of page.items) leaves.set(data, index);
    from = page.next;
  }
  const { rows } = await world.platform.pool.query<{ said: Receipt['leaf']; salt: string; size: number; at: Date }>(
    `select e.said, encode(e.salt, 'hex') as salt, h.size::int as size, h.at from log.entry e join log.place p on p.entry = e.id
     join lateral (select size, at from log.head where size > p.n order by size limit 1) h on true
     where e.said ->> 'kind' = 'solution_receipt' and e.said ->> 'need' = $1`,
    [number],
  );
  const known = ({ leaf, salt }: Pick<Receipt, 'leaf' | 'salt'>) => JSON.stringify([salt, Object.entries(leaf).sort()]);
  expect(rows.map(({ said, salt }) => known({ leaf: said, salt })).sort()).toEqual(receipts.map(known).sort());
  for (const { said, salt, size, at } of rows) {
    const text = JSON.stringify(Object.fromEntries(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1))));
    const data = createHash('sha256').update(Buffer.from(salt, 'hex')).update(text, 'utf8').digest('hex');
    expect(leaves.get(data)).toBeLessThan(size);
    expect(at.getTime() - Date.parse(said.at)).toBeLessThanOrEqual(10 * minute);
  }
}
