import Fastify from 'fastify';
import pg from 'pg';

// The limit: Fastify and pg with SQL and reply schemas by hand, and nothing else that a real server needs. It answers two routes
// with the very replies that ours gives. DATABASE_URL and PORT say where.

pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20, options: '-c timezone=UTC' });
const server = Fastify({ logger: false });

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
const numberOrNull = { type: ['integer', 'null'] };
const texts = { type: 'array', items: text };
const cardFields = {
  number: text,
  title: text,
  state: text,
  mode: text,
  trackKind: text,
  field: text,
  otherFields: texts,
  industry: textOrNull,
  region: text,
  budgetMin: numberOrNull,
  budgetMax: numberOrNull,
  company: textOrNull,
  publishedAt: text,
  deadline: text,
};
const object = (properties: Record<string, unknown>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const listReply = object({
  items: { type: 'array', items: object(cardFields) },
  next: textOrNull,
  total: object({ count: { type: 'integer' }, exact: { type: 'boolean' } }),
});
const needReply = object({
  ...cardFields,
  id: text,
  contest: text,
  track: text,
  place: object({ contest: text, contestEn: text, track: text, trackEn: text }),
  organisation: textOrNull,
  keywords: texts,
  problem: text,
  indicators: {
    type: 'array',
    items: object({ name: text, value: text, unit: textOrNull, howTested: textOrNull }),
  },
  expectedResult: textOrNull,
  existingBasis: textOrNull,
  termMonths: numberOrNull,
  ways: texts,
  cooperation: texts,
  wished: textOrNull,
  maturity: numberOrNull,
  ownership: textOrNull,
  validUntil: textOrNull,
  stations: { type: 'array', items: object({ state: text, at: text }) },
  decisions: {
    type: 'array',
    items: object({ kind: text, at: text, reason: text, before: text, deadline: textOrNull }),
  },
});

type Card = Record<'number' | 'title' | 'state' | 'mode' | 'track_kind' | 'field' | 'other_fields' | 'region', string> &
  Record<'industry' | 'company', string | null> &
  Record<'budget_min' | 'budget_max', number | null> &
  Record<'published_at' | 'deadline', Date>;

function cardOf(row: Card) {
  return {
    number: row.number,
    title: row.title,
    state: row.state,
    mode: row.mode,
    trackKind: row.track_kind,
    field: row.field,
    otherFields: row.other_fields === '' ? [] : row.other_fields.split(' '),
    industry: row.industry,
    region: row.region,
    budgetMin: row.budget_min,
    budgetMax: row.budget_max,
    company: row.company,
    publishedAt: row.published_at.toISOString(),
    deadline: row.deadline.toISOString(),
  };
}

const columns = `number, title, state, mode, track_kind, field, other_fields, industry, region, budget_min, budget_max, company, published_at, deadline`;
const listSql = (start: string) => `
  select ${columns}, need,
    (select count(*) from (select 1 from needs.board_line where heads and field_top = $1 and region_top = $2 limit 10001) few) as counted
  from needs.board_line where heads and field_top = $1 and region_top = $2 ${start}
  order by published_at desc, need desc limit 21`;
const firstPage = { name: 'first', text: listSql('') };
const laterPage = { name: 'later', text: listSql('and (published_at, need) < ($3::timestamptz, $4::uuid)') };

type Asked = { field: string; region: string; after?: string };

server.get<{ Querystring: Asked }>(
  '/api/v1/needs',
  { schema: { response: { 200: listReply } } },
  async ({ query: { field, region, after } }) => {
    const place = [field, region.slice(0, 2)];
    const { rows } = await pool.query<Card & { need: string; counted: number }>(
      after === undefined
        ? { ...firstPage, values: place }
        : { ...laterPage, values: [...place, ...JSON.parse(Buffer.from(after, 'base64url').toString())] },
    );
    const more = rows.length > 20 ? rows[19] : undefined;
    const counted = rows[0]?.counted ?? 0;
    return {
      items: rows.slice(0, 20).map(cardOf),
      next: more ? Buffer.from(JSON.stringify([more.published_at, more.need])).toString('base64url') : null,
      total: counted > 10_000 ? { count: 10_000, exact: false } : { count: counted, exact: true },
    };
  },
);

const oneNeed = {
  name: 'need',
  text: `
    select b.number, t.title, b.state, b.mode, b.track_kind, b.field, b.other_fields, b.industry, b.region, b.budget_min, b.budget_max, b.company,
      b.published_at, b.deadline, b.need, b.contest, b.track, t.keywords, t.problem, t.indicators, t.expected_result, t.existing_basis, t.wished, t.ownership,
      case when b.company is not null then n.organisation end as organisation, n.term_months, n.ways, n.cooperation, n.maturity, n.valid_until,
      array(select m.to_state from needs.need_move m where m.item = b.need and m.at >= b.published_at and m.from_state <> m.to_state order by m.n) as states,
      array(select m.at from needs.need_move m where m.item = b.need and m.at >= b.published_at and m.from_state <> m.to_state order by m.n) as times,
      c.name as contest_name, c.name_en as contest_name_en, k.name as track_name, k.name_en as track_name_en,
      coalesce((select json_agg(json_build_object('kind', d.kind, 'at', d.at, 'reason', d.reason, 'before', d.before, 'deadline', d.deadline) order by d.n desc)
        from needs.decision d where d.need = b.need), '[]') as decisions
    from needs.board b join needs.public_text t on t.need = b.need join needs.need n on n.id = b.need
      join contests.contest c on c.id = b.contest join contests.track k on k.id = b.track
    where b.number = $1`,
};
type Whole = Card &
  Record<'need' | 'contest' | 'track' | 'problem', string> &
  Record<'contest_name' | 'contest_name_en' | 'track_name' | 'track_name_en', string> &
  Record<
    'organisation' | 'expected_result' | 'existing_basis' | 'wished' | 'ownership' | 'valid_until',
    string | null
  > &
  Record<'term_months' | 'maturity', number | null> & {
    keywords: string[];
    ways: string[];
    cooperation: string[];
    indicators: unknown[];
    states: string[];
    times: Date[];
    decisions: unknown[];
  };

server.get<{ Params: { number: string } }>(
  '/api/v1/needs/:number',
  { schema: { response: { 200: needReply } } },
  async ({ params }, reply) => {
    const { rows } = await pool.query<Whole>({ ...oneNeed, values: [params.number] });
    const row = rows[0];
    if (!row) return reply.code(404).send({});
    return {
      ...cardOf(row),
      id: row.need,
      contest: row.contest,
      track: row.track,
      place: {
        contest: row.contest_name,
        contestEn: row.contest_name_en,
        track: row.track_name,
        trackEn: row.track_name_en,
      },
      organisation: row.organisation,
      keywords: row.keywords,
      problem: row.problem,
      indicators: row.indicators,
      expectedResult: row.expected_result,
      existingBasis: row.existing_basis,
      termMonths: row.term_months,
      ways: row.ways,
      cooperation: row.cooperation,
      wished: row.wished,
      maturity: row.maturity,
      ownership: row.ownership,
      validUntil: row.valid_until,
      stations: row.states.map((state, i) => ({ state, at: row.times[i]?.toISOString() })),
      decisions: row.decisions,
    };
  },
);

await server.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
