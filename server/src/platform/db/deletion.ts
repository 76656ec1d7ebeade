import { sql } from 'kysely';
import type { Secrets } from '../keys/secrets.ts';
import type { Db, Tx } from './connection.ts';
import { type Asker, belongs, type Personal, type PersonalTable } from './personal.ts';

/** Why something outlives the account of the person it is about, and for how long, in both languages (docs/decisions/0008). */
export const whyKept = {
  record: [
    '赛事记录：签署、审核、评审、方案与办理历史是赛事公平的依据，也是其他参加者权利的依据。只留编号，不再有姓名和联系方式；依档案法保存至赛事档案期满',
    'The contest’s record: what was signed, reviewed, scored, handed in and done is what its fairness and others’ rights rest on. It stays under a number, without name or contact, for the term of the contest’s archive (Archives Law)',
  ],
  contract: [
    '合同与对接记录：属于合同双方，自办结之日起至少保存三年（民法典第一百八十八条诉讼时效），其后随赛事档案',
    'Contracts and deals: they belong to both parties, and stay for three years at least after the end of the deal (Civil Code, art. 188), then with the contest’s archive',
  ],
  ledger: [
    '积分与奖金账：只增不改，作为会计凭证保存三十年（会计档案管理办法）',
    'The ledger of points and bonuses: it is only added to, and stays for thirty years as accounting vouchers do (Rules on Accounting Archives)',
  ],
  proof: [
    '同意与告知的日期：证明此前的使用合法（个人信息保护法第六十九条），自撤回之日起三年',
    'Dates of consents and notices: proof that what was done before was lawful (PIPL, art. 69), for three years after the withdrawal',
  ],
} as const;

/** What a deletion does with the rows of one table: they go, some of their columns are written over, or they are kept for a named reason. */
export type Fate =
  | 'removed'
  | { readonly emptied: Readonly<Record<string, string | boolean | null>> }
  | keyof typeof whyKept;

/** Something that others still wait for from a person, in the words of the contract. */
export type Owed = { readonly kind: string; readonly id: string; readonly title: string };
/** Whose debts are asked for: a person, with the organisations of which it is the only member left. */
export type Owing = { readonly person: string; readonly alone: readonly string[] };

/** How many rows of a table are one person's. */
export async function countOf(db: Db, { table, whose }: PersonalTable, asker: Asker): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)} where ${belongs(whose, asker)}`.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * Does to everything that the house holds on one person what its catalogue says, the last module first, since rows hang on those of modules
 * above; what hangs together in another manner each module sees to by its own `erase`, before.
 */
export async function erase(
  tx: Tx,
  house: { readonly secrets: Secrets; readonly personal: readonly Personal[] },
  asker: Asker,
): Promise<void> {
  const fromBelow = [...house.personal].reverse();
  for (const module of fromBelow) await module.erase?.(tx, asker, house.secrets);
  for (const { table, whose, fate } of fromBelow.flatMap(({ tables }) => [...tables].reverse())) {
    const theirs = belongs(whose, asker);
    if (fate === 'removed') await sql`delete from ${sql.table(table)} where ${theirs}`.execute(tx);
    if (typeof fate === 'string') continue;
    const written = Object.entries(fate.emptied).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
    await sql`update ${sql.table(table)} set ${sql.join(written)} where ${theirs}`.execute(tx);
  }
}
