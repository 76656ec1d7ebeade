import { sql } from 'kysely';
import type { Secrets } from '../keys/secrets.ts';
import type { Db, Tx } from './connection.ts';
import type { Fate, Owed, Owing } from './deletion.ts';

/** How a row is somebody's: by a column that holds the person, or its e-mail address or number, or the id of another row that is the person's. */
export type Whose = {
  readonly column: string;
  readonly by?: 'person' | 'email' | 'mobile';
  readonly in?: { readonly table: string; readonly whose: Whose };
};

/** Rows of a table that are about one person, and the columns of them that the person may take away: none that tells of somebody else. */
export type PersonalTable = {
  readonly table: string;
  /** What these rows are, in both languages. */
  readonly what: string;
  readonly whose: Whose;
  readonly columns: readonly string[];
  /** What becomes of these rows when the person deletes its account. */
  readonly fate: Fate;
};

/** Why something with a person in it is in nobody's copy, in both languages. */
export const whyLeft = {
  secret: '只存校验值或密文，无法读出 / kept as a check value or sealed: there is nothing to read',
  others: '记的是他人的事；您自己的操作另行列出 / about somebody else; what you did is listed by itself',
  organisation: '属于单位的资料，在单位和需求页面查看 / belongs to an organisation, and is read at its pages',
  passing: '数分钟至数日内自动删除 / deleted by itself within minutes or days',
  hidden: '会透露他人的方案或尚未公布的结果 / would tell of others’ solutions or of results not yet announced',
} as const;

/**
 * What a module holds on people: what each can take away and what a deletion does with it, and the columns (`schema.table.column`) that are
 * left, with the reason.
 */
export type Personal = {
  readonly tables: readonly PersonalTable[];
  readonly left: Readonly<Record<string, keyof typeof whyLeft>>;
  /** What of others' waits for a person, so that its account cannot go. */
  readonly owed?: (db: Db, who: Owing) => Promise<readonly Owed[]>;
  /** What a deletion does beyond the fates of the tables; before those are. */
  readonly erase?: (tx: Tx, asker: Asker, secrets: Secrets) => Promise<void>;
};

/** What people call each noun that has a lifecycle, in both languages (product §2). */
const nouns: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  organisation: ['单位', 'organisations'],
  organisation_change: ['单位信息变更', 'changes of organisations’ data'],
  real_name: ['个人实名认证', 'real-name verification'],
  contest: ['赛事', 'contests'],
  need: ['需求', 'needs'],
  import: ['需求批量导入', 'imports of needs'],
  diagnosis: ['二次诊断', 'second diagnoses'],
  question: ['公开提问', 'public questions'],
  report: ['举报', 'reports of needs'],
  confidential: ['保密文本', 'confidential texts'],
  disclosure: ['保密文本的查阅', 'readings of confidential texts'],
  solution: ['解决方案', 'solutions'],
  signature: ['揭榜的单位签署', 'organisations’ signatures for solutions'],
  panel: ['评审组', 'panels'],
  seat: ['评审席位', 'seats on panels'],
  sheet: ['评分表', 'score sheets'],
  duty: ['翻译任务', 'duties as a translator'],
  objection: ['异议', 'objections'],
  final: ['现场赛', 'live finals'],
  session: ['对接会', 'matchmaking sessions'],
  achievement: ['成果', 'achievements'],
  expert_assessment: ['专家评估', 'assessments by experts'],
  achievement_import: ['成果批量导入', 'imports of achievements'],
  inquiry: ['成果询问', 'inquiries about achievements'],
  deal: ['对接项目', 'deals'],
  application: ['交易鉴证申请', 'applications for certificates'],
  agency: ['技术转移机构', 'agencies'],
  broker: ['技术经理人', 'technology managers'],
  mandate: ['委托', 'mandates'],
  attribution: ['贡献分配', 'shares of technology managers'],
  conversion: ['积分兑换', 'conversions of points'],
  nomination: ['奖项提名', 'nominations for awards'],
  recommendation: ['政策推荐', 'policy recommendations'],
};

/** The history of a lifecycle, as far as one person made it. Throws for a noun that people have no word for. */
export function ownMoves(noun: string, table: string): PersonalTable {
  const words = nouns[noun];
  if (!words) throw new Error(`what do people call a ${noun}? Add its words to nouns`);
  const [zh, en] = words;
  return {
    table: `${table}_move`,
    what: `您办理过的操作：${zh} / what you did: ${en}`,
    whose: { column: 'person' },
    columns: ['item', 'action', 'to_state', 'at', 'organisation', 'role', 'reason'],
    fate: 'record',
  };
}

/** What the platform itself holds, below every module. */
export const platformPersonal: Personal = {
  tables: [
    {
      table: 'platform.fact',
      what: '您办理的事项记录 / what was recorded as done by you',
      whose: { column: 'person' },
      columns: ['name', 'subject', 'at', 'organisation', 'role', 'address'],
      fate: 'record',
    },
    {
      table: 'platform.file',
      what: '您上传的文件 / files that you uploaded',
      whose: { column: 'person' },
      columns: ['id', 'name', 'type', 'size', 'at'],
      fate: 'record',
    },
    {
      // Without subject and text: codes and invitations stand in them, which open the account.
      table: 'platform.mail',
      what: '发给您邮箱的消息（时间） / messages to your e-mail address (when)',
      whose: { column: 'recipient', by: 'email' },
      columns: ['at', 'sent_at'],
      fate: 'removed',
    },
  ],
  left: { 'platform.fact.audience': 'others', 'platform.idempotent_reply.asker': 'passing' },
  erase: async (tx, { person, email, mobile }) => {
    // In a trial text messages stand among the mail.
    await sql`delete from platform.mail where recipient = ${mobile}`.execute(tx);
    // Of others too, as of one who has invited the address: until then it would stand there for thirty days.
    await sql`delete from platform.idempotent_reply
      where asker = ${person} or strpos(reply::text, ${email}) > 0`.execute(tx);
  },
};

export type Asker = { readonly person: string; readonly email: string | null; readonly mobile: string | null };

/** The condition by which rows are one person's. */
export const belongs = ({ column, by, in: through }: Whose, asker: Asker): ReturnType<typeof sql> => {
  if (through)
    return sql`${sql.ref(column)} in (select id from ${sql.table(through.table)} where ${belongs(through.whose, asker)})`;
  if (by === 'email' || by === 'mobile') return sql`${sql.ref(column)} = ${asker[by]}`;
  return sql`${sql.ref(column)} = ${asker.person}::uuid`;
};

/** The rows of a table that are one person's, as JSON. */
export async function rowsOf(db: Db, { table, whose, columns }: PersonalTable, asker: Asker): Promise<unknown[]> {
  // Oldest first where rows have a time, and always in one order: without it the order would change with the database's statistics.
  const time = columns.find((column) => column === 'at' || column.endsWith('_at'));
  const { rows } = await sql<{ row: unknown }>`
    select to_jsonb(r) as row from (
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)} where ${belongs(whose, asker)}
    ) r order by ${time === undefined ? sql`` : sql`${sql.ref(time)}, `}to_jsonb(r)::text`.execute(db);
  return rows.map(({ row }) => row);
}
