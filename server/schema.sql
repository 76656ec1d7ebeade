-- The schema that server/migrations make, printed from the catalogs by `npm run generate`: to be read, not run.

create schema achievements;

CREATE OR REPLACE FUNCTION achievements.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of %.% are never changed', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION achievements.right_numbers(ip jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(array_agg(distinct n order by n), '{}')
  from (select regexp_replace(regexp_replace(upper(one ->> 'number'), '[^A-Z0-9]', '', 'g'), '^(ZL|CN)', '') as n
    from jsonb_array_elements(ip) as one) numbers
  where length(n) >= 6
$function$;

create table achievements.achievement (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  number text,
  published_at timestamp(3) with time zone,
  organisation uuid not null,
  title text not null,
  title_en text,
  keywords text[] not null,
  keywords_en text[] not null,
  text text,
  text_en text,
  completers jsonb not null,
  name_completers boolean not null,
  source text,
  kind text,
  form text,
  ip jsonb not null,
  stage text,
  novelty text,
  maturity integer,
  maturity_evidence jsonb not null,
  fields text[] not null,
  industry text,
  region text,
  cooperation text[] not null,
  price_min bigint,
  price_max bigint,
  returned_points jsonb not null default '[]'::jsonb,
  import uuid,
  import_row integer,
  source_name text,
  source_id text,
  title_key text generated always as (lower(regexp_replace(NORMALIZE(title, NFKC), '[[:space:][:punct:]]'::text, ''::text, 'g'::text))) stored,
  right_numbers text[] generated always as (achievements.right_numbers(ip)) stored,
  bands integer[] not null default '{}'::integer[],
  merged_into uuid,
  assessed_by integer not null default 0,
  assessment_shown boolean not null default false,
  constraint achievement_pkey PRIMARY KEY (id),
  constraint achievement_number_once UNIQUE (number),
  constraint achievement_from_row CHECK ((((import IS NULL) = (import_row IS NULL)) AND ((import IS NULL) = (source_id IS NULL)) AND ((import IS NULL) = (source_name IS NULL)))),
  constraint achievement_merged CHECK (((state <> 'merged'::text) OR (merged_into IS NOT NULL))),
  constraint achievement_not_into_itself CHECK ((merged_into <> id)),
  constraint achievement_price CHECK ((((price_min IS NULL) = (price_max IS NULL)) AND (price_min <= price_max))),
  constraint achievement_public_numbered CHECK (((state <> 'public'::text) OR ((number IS NOT NULL) AND (published_at IS NOT NULL)))),
  constraint achievement_import_fkey FOREIGN KEY (import) REFERENCES achievements.import(id),
  constraint achievement_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES achievements.achievement(id),
  constraint achievement_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id)
);
CREATE INDEX achievement_bands ON achievements.achievement USING gin (bands);
CREATE INDEX achievement_bilingual ON achievements.achievement USING btree (published_at DESC, id DESC) WHERE ((state = 'public'::text) AND ((title_en IS NOT NULL) OR ((keywords <> '{}'::text[]) AND (keywords_en <> '{}'::text[]))));
CREATE INDEX achievement_by_field ON achievements.achievement USING btree ("left"(fields[1], 2), published_at DESC, id DESC) WHERE (state = 'public'::text);
CREATE INDEX achievement_by_form ON achievements.achievement USING btree (form, published_at DESC, id DESC) WHERE (state = 'public'::text);
CREATE INDEX achievement_by_region ON achievements.achievement USING btree ("left"(region, 2), published_at DESC, id DESC) WHERE (state = 'public'::text);
CREATE INDEX achievement_import ON achievements.achievement USING btree (import, import_row) WHERE (import IS NOT NULL);
CREATE INDEX achievement_merged ON achievements.achievement USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX achievement_newest ON achievements.achievement USING btree (published_at DESC, id DESC) WHERE (state = 'public'::text);
CREATE INDEX achievement_of ON achievements.achievement USING btree (organisation, date_trunc('milliseconds'::text, (moved_at AT TIME ZONE 'UTC'::text)) DESC, id DESC);
CREATE INDEX achievement_public_title ON achievements.achievement USING btree (title_key text_pattern_ops) WHERE (state = 'public'::text);
CREATE INDEX achievement_rights ON achievements.achievement USING gin (right_numbers);
CREATE UNIQUE INDEX achievement_source_once ON achievements.achievement USING btree (organisation, source_name, source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX achievement_title ON achievements.achievement USING btree (title_key);
CREATE INDEX achievement_to_assess ON achievements.achievement USING btree (assessed_by, id) WHERE (state = 'public'::text);
CREATE INDEX achievement_waiting ON achievements.achievement USING btree (moved_at, id) WHERE (state = 'under_review'::text);

create table achievements.achievement_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint achievement_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table achievements.achievement_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint achievement_move_pkey PRIMARY KEY (item, n),
  constraint achievement_move_item_fkey FOREIGN KEY (item) REFERENCES achievements.achievement(id),
  constraint achievement_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES achievements.achievement_legal_move(action, from_state, to_state)
);
CREATE INDEX achievement_move_person ON achievements.achievement_move USING btree (person) WHERE (person IS NOT NULL);

create table achievements.assessment (
  achievement uuid not null,
  n integer not null,
  kind text not null,
  model integer not null,
  at timestamp with time zone not null,
  found text[] not null,
  scores integer[] not null,
  total integer not null,
  expert_assessment uuid,
  based_on integer,
  grades jsonb,
  remark text,
  constraint assessment_pkey PRIMARY KEY (achievement, n),
  constraint assessment_of_expert_once UNIQUE (expert_assessment),
  constraint assessment_kind_check CHECK ((kind = ANY (ARRAY['automatic'::text, 'expert'::text]))),
  constraint assessment_model_check CHECK ((model > 0)),
  constraint assessment_n_check CHECK ((n > 0)),
  constraint assessment_of_expert CHECK ((((kind = 'expert'::text) = (expert_assessment IS NOT NULL)) AND ((kind = 'expert'::text) = (based_on IS NOT NULL)) AND ((kind = 'expert'::text) = (grades IS NOT NULL)) AND ((kind = 'expert'::text) OR (remark IS NULL)))),
  constraint assessment_scores_check CHECK (((cardinality(scores) = 6) AND (0 <= ALL (scores)) AND (100 >= ALL (scores)))),
  constraint assessment_total_check CHECK (((total >= 0) AND (total <= 10000))),
  constraint assessment_achievement_fkey FOREIGN KEY (achievement) REFERENCES achievements.achievement(id),
  constraint assessment_expert_assessment_fkey FOREIGN KEY (expert_assessment) REFERENCES achievements.expert_assessment(id)
);
CREATE TRIGGER assessment_append_only BEFORE DELETE OR UPDATE ON achievements.assessment FOR EACH ROW EXECUTE FUNCTION achievements.refuse_change();

create table achievements.attachment (
  achievement uuid not null,
  file uuid not null,
  type text not null,
  constraint attachment_pkey PRIMARY KEY (achievement, file),
  constraint attachment_achievement_fkey FOREIGN KEY (achievement) REFERENCES achievements.achievement(id),
  constraint attachment_file_fkey FOREIGN KEY (file) REFERENCES platform.file(id)
);
CREATE INDEX attachment_file ON achievements.attachment USING btree (file);

create table achievements.declaration (
  achievement uuid not null,
  n bigint not null generated always as identity,
  version text not null,
  sha256 text not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint declaration_pkey PRIMARY KEY (achievement, n),
  constraint declaration_achievement_fkey FOREIGN KEY (achievement) REFERENCES achievements.achievement(id),
  constraint declaration_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX declaration_person ON achievements.declaration USING btree (person);
CREATE TRIGGER declaration_append_only BEFORE DELETE OR UPDATE ON achievements.declaration FOR EACH ROW EXECUTE FUNCTION achievements.refuse_change();

create table achievements.expert_assessment (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  achievement uuid not null,
  person uuid not null,
  asked_by uuid not null,
  due_at timestamp with time zone not null,
  draft jsonb,
  constraint expert_assessment_pkey PRIMARY KEY (id),
  constraint expert_assessment_begun CHECK (((state <> ALL (ARRAY['open'::text, 'signed'::text])) OR (draft IS NOT NULL))),
  constraint expert_assessment_achievement_fkey FOREIGN KEY (achievement) REFERENCES achievements.achievement(id),
  constraint expert_assessment_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES identity.person(id),
  constraint expert_assessment_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE UNIQUE INDEX expert_asked_once ON achievements.expert_assessment USING btree (achievement, person) WHERE (state = ANY (ARRAY['asked'::text, 'open'::text]));
CREATE INDEX expert_assessment_asked_by ON achievements.expert_assessment USING btree (asked_by);
CREATE INDEX expert_assessment_due ON achievements.expert_assessment USING btree (due_at, id) WHERE (state = ANY (ARRAY['asked'::text, 'open'::text]));
CREATE INDEX expert_assessment_of ON achievements.expert_assessment USING btree (achievement, created_at DESC, id DESC);
CREATE INDEX expert_assessment_person ON achievements.expert_assessment USING btree (person, moved_at DESC, id DESC);

create table achievements.expert_assessment_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint expert_assessment_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table achievements.expert_assessment_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint expert_assessment_move_pkey PRIMARY KEY (item, n),
  constraint expert_assessment_move_item_fkey FOREIGN KEY (item) REFERENCES achievements.expert_assessment(id),
  constraint expert_assessment_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES achievements.expert_assessment_legal_move(action, from_state, to_state)
);
CREATE INDEX expert_assessment_move_person ON achievements.expert_assessment_move USING btree (person) WHERE (person IS NOT NULL);

create table achievements.import (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  organisation uuid not null,
  source text not null,
  name text not null,
  kind text not null,
  digest text not null,
  file uuid,
  person uuid,
  role text not null,
  publishes boolean not null,
  header_row integer not null default 0,
  headers text[] not null default '{}'::text[],
  mapping text[] not null default '{}'::text[],
  failure text,
  whole bigint not null,
  done bigint not null default 0,
  settled integer not null default 0,
  imported integer not null default 0,
  already integer not null default 0,
  bad integer not null default 0,
  active_ms bigint not null default 0,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_counts CHECK (((settled = ((imported + already) + bad)) AND (done <= whole))),
  constraint import_failed_with_cause CHECK (((state <> 'failed'::text) OR (failure IS NOT NULL))),
  constraint import_file_until_end CHECK (((state <> ALL (ARRAY['done'::text, 'failed'::text, 'cancelled'::text])) OR (file IS NULL))),
  constraint import_kind_check CHECK ((kind = ANY (ARRAY['xlsx'::text, 'csv'::text, 'jsonl'::text]))),
  constraint import_source_check CHECK (((length(source) >= 1) AND (length(source) <= 200))),
  constraint import_file_fkey FOREIGN KEY (file) REFERENCES platform.file(id),
  constraint import_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint import_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX import_left ON achievements.import USING btree (moved_at, id) WHERE (state = 'uploaded'::text);
CREATE INDEX import_of ON achievements.import USING btree (organisation, created_at DESC, id DESC);
CREATE INDEX import_person ON achievements.import USING btree (person) WHERE (person IS NOT NULL);
CREATE INDEX import_unfinished ON achievements.import USING btree (created_at, id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

create table achievements.import_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint import_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table achievements.import_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint import_move_pkey PRIMARY KEY (item, n),
  constraint import_move_item_fkey FOREIGN KEY (item) REFERENCES achievements.import(id),
  constraint import_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES achievements.import_legal_move(action, from_state, to_state)
);
CREATE INDEX import_move_person ON achievements.import_move USING btree (person) WHERE (person IS NOT NULL);

create table achievements.import_row (
  import uuid not null,
  "row" integer not null,
  problems jsonb not null,
  constraint import_row_pkey PRIMARY KEY (import, "row"),
  constraint import_row_problems_check CHECK ((problems <> '[]'::jsonb)),
  constraint import_row_row_check CHECK (("row" > 0)),
  constraint import_row_import_fkey FOREIGN KEY (import) REFERENCES achievements.import(id)
);

create table achievements.saved_search (
  id uuid not null,
  person uuid not null,
  name text not null,
  query text not null,
  every text not null,
  created_at timestamp with time zone not null,
  looked_at timestamp(3) with time zone not null,
  constraint saved_search_pkey PRIMARY KEY (id),
  constraint saved_search_once UNIQUE (person, query),
  constraint saved_search_every_check CHECK ((every = ANY (ARRAY['at_once'::text, 'day'::text, 'off'::text]))),
  constraint saved_search_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
  constraint saved_search_query_check CHECK ((char_length(query) <= 1200)),
  constraint saved_search_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX saved_search_due ON achievements.saved_search USING btree (every, looked_at);

create table achievements.serial (
  year integer not null,
  last integer not null,
  constraint serial_pkey PRIMARY KEY (year)
);

create view achievements.published_achievement as
 SELECT id,
    number,
    title,
    title_en
   FROM achievements.achievement
  WHERE (state = 'public'::text);

create schema awards;

CREATE OR REPLACE FUNCTION awards.within_quota_and_pool()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  this awards.award;
  fen_of_pool bigint;
  given bigint;
  places int;
begin
  if new.state not in ('decided', 'noticed', 'definitive') then
    return new;
  end if;
  select p.fen into fen_of_pool from awards.pool p join awards.award a on a.contest = p.contest where a.id = new.award for update of p;
  select * into this from awards.award where id = new.award for update;
  select count(*) into places from awards.nomination
  where award = new.award and id <> new.id and state in ('decided', 'noticed', 'definitive');
  if places + 1 > this.max then
    raise exception 'the award % has all its places', this.kind using errcode = 'check_violation', constraint = 'award_quota_full';
  end if;
  if not this.pooled and new.amount > 0 then
    raise exception 'the award % carries no money', this.kind using errcode = 'check_violation', constraint = 'award_without_money';
  end if;
  select coalesce(sum(n.amount), 0) into given from awards.nomination n join awards.award a on a.id = n.award
  where a.contest = this.contest and n.id <> new.id and n.state in ('decided', 'noticed', 'definitive');
  if given + new.amount > fen_of_pool then
    raise exception 'the pool has % fen left', fen_of_pool - given using errcode = 'check_violation', constraint = 'award_pool_exceeded';
  end if;
  return new;
end $function$;

create table awards.award (
  id uuid not null,
  contest uuid not null,
  kind text not null,
  min integer not null,
  max integer not null,
  pooled boolean not null,
  rule_version integer not null,
  constraint award_pkey PRIMARY KEY (id),
  constraint award_once UNIQUE (contest, kind),
  constraint award_kind CHECK ((kind = ANY (ARRAY['best_solution'::text, 'most_innovative'::text, 'most_promising'::text, 'best_agency'::text, 'best_open_enterprise'::text, 'delta_collaboration'::text, 'best_organisation'::text]))),
  constraint award_quota CHECK (((min >= 0) AND (max >= min))),
  constraint award_contest_fkey FOREIGN KEY (contest) REFERENCES awards.pool(contest)
);

create table awards.nomination (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  award uuid not null,
  subject uuid not null,
  organisation uuid not null,
  need uuid,
  need_number text,
  title text,
  figures jsonb not null,
  reason text not null,
  amount bigint not null default 0,
  notice_until timestamp with time zone,
  constraint nomination_pkey PRIMARY KEY (id),
  constraint nomination_amount CHECK ((amount >= 0)),
  constraint nomination_noticed CHECK (((state <> ALL (ARRAY['noticed'::text, 'definitive'::text])) OR (notice_until IS NOT NULL))),
  constraint nomination_of_need CHECK ((((need IS NULL) = (need_number IS NULL)) AND ((need IS NULL) = (title IS NULL)))),
  constraint nomination_state CHECK ((state = ANY (ARRAY['nominated'::text, 'decided'::text, 'noticed'::text, 'definitive'::text, 'struck'::text]))),
  constraint nomination_award_fkey FOREIGN KEY (award) REFERENCES awards.award(id),
  constraint nomination_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint nomination_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id)
);
CREATE INDEX nomination_due ON awards.nomination USING btree (notice_until, id) WHERE (state = 'noticed'::text);
CREATE UNIQUE INDEX nomination_once ON awards.nomination USING btree (award, subject) WHERE (state <> 'struck'::text);
CREATE INDEX nomination_public ON awards.nomination USING btree (notice_until DESC, id DESC) WHERE (state = ANY (ARRAY['noticed'::text, 'definitive'::text]));
CREATE TRIGGER nomination_within_quota_and_pool BEFORE INSERT OR UPDATE ON awards.nomination FOR EACH ROW EXECUTE FUNCTION awards.within_quota_and_pool();

create table awards.nomination_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint nomination_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table awards.nomination_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint nomination_move_pkey PRIMARY KEY (item, n),
  constraint nomination_move_item_fkey FOREIGN KEY (item) REFERENCES awards.nomination(id),
  constraint nomination_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES awards.nomination_legal_move(action, from_state, to_state)
);
CREATE INDEX nomination_move_person ON awards.nomination_move USING btree (person) WHERE (person IS NOT NULL);

create table awards.novelty (
  need uuid not null,
  solution uuid not null,
  novelty text[] not null,
  basis text not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint novelty_pkey PRIMARY KEY (need),
  constraint novelty_known CHECK ((novelty <@ ARRAY['original'::text, 'disruptive'::text, 'generic'::text])),
  constraint novelty_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint novelty_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);

create table awards.pool (
  contest uuid not null,
  fen bigint not null,
  rule_version integer not null,
  constraint award_pool_once PRIMARY KEY (contest),
  constraint pool_range CHECK ((fen >= 0)),
  constraint pool_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id)
);

create table awards.recommendation (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  contest uuid not null,
  programme text not null,
  need uuid not null,
  reason text not null,
  constraint recommendation_pkey PRIMARY KEY (id),
  constraint recommendation_once UNIQUE (contest, programme, need),
  constraint recommendation_programme CHECK ((programme = ANY (ARRAY['achievement_transfer'::text, 'joint_research'::text]))),
  constraint recommendation_state CHECK ((state = ANY (ARRAY['chosen'::text, 'dropped'::text]))),
  constraint recommendation_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint recommendation_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table awards.recommendation_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint recommendation_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table awards.recommendation_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint recommendation_move_pkey PRIMARY KEY (item, n),
  constraint recommendation_move_item_fkey FOREIGN KEY (item) REFERENCES awards.recommendation(id),
  constraint recommendation_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES awards.recommendation_legal_move(action, from_state, to_state)
);
CREATE INDEX recommendation_move_person ON awards.recommendation_move USING btree (person) WHERE (person IS NOT NULL);

create schema brokers;

CREATE OR REPLACE FUNCTION brokers.conversion_row_stands()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from brokers.conversion
    where id = (case when tg_op = 'INSERT' then new.conversion else old.conversion end) and state <> 'previewed')
    and not (tg_op = 'UPDATE' and (to_jsonb(new) - 'voucher') = (to_jsonb(old) - 'voucher')) then
    raise exception 'the rows of a conversion that was proposed do not change' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION brokers.conversion_spends_its_pool()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_conversion uuid := case when tg_op = 'DELETE' then old.conversion else new.conversion end;
  total bigint;
begin
  select sum(gross) into total from brokers.conversion_row where conversion = of_conversion;
  if total is distinct from (select pool from brokers.conversion where id = of_conversion) then
    raise exception 'the rows of % make %', of_conversion, total
      using errcode = 'check_violation', constraint = 'conversion_whole';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION brokers.posting_is_balanced()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_posting uuid := case when tg_table_name = 'posting' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'posting')::uuid end;
  lines int;
  total bigint;
  foreign_lines int;
begin
  select count(*), coalesce(sum(l.points), 0), count(*) filter (where a.contest <> p.contest) into lines, total, foreign_lines
  from brokers.posting_line l
  join brokers.account a on a.id = l.account
  join brokers.posting p on p.id = l.posting
  where l.posting = of_posting;
  if lines < 2 or total <> 0 or foreign_lines > 0 then
    raise exception 'the posting % has % lines that make %', of_posting, lines, total
      using errcode = 'check_violation', constraint = 'posting_balanced';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION brokers.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of %.% are never changed', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION brokers.shares_are_whole()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  of_attribution uuid := case when tg_op = 'DELETE' then old.attribution else new.attribution end;
  total bigint;
begin
  select sum(share) into total from brokers.attribution_share where attribution = of_attribution;
  if total is not null and total <> 10000 then
    raise exception 'the shares of % make % of 10000', of_attribution, total
      using errcode = 'check_violation', constraint = 'attribution_shares_whole';
  end if;
  return null;
end $function$;

create table brokers.account (
  id uuid not null,
  contest uuid not null,
  kind text not null,
  broker uuid,
  agency uuid,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_once UNIQUE NULLS NOT DISTINCT (contest, kind, broker, agency),
  constraint account_holder CHECK (
CASE kind
    WHEN 'issuance'::text THEN ((broker IS NULL) AND (agency IS NULL))
    WHEN 'broker'::text THEN ((broker IS NOT NULL) AND (agency IS NULL))
    WHEN 'agency'::text THEN ((broker IS NULL) AND (agency IS NOT NULL))
    ELSE false
END),
  constraint account_agency_fkey FOREIGN KEY (agency) REFERENCES brokers.agency(id),
  constraint account_broker_fkey FOREIGN KEY (broker) REFERENCES brokers.broker(id),
  constraint account_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id)
);
CREATE TRIGGER account_append_only BEFORE DELETE OR UPDATE ON brokers.account FOR EACH ROW EXECUTE FUNCTION brokers.refuse_change();
CREATE TRIGGER account_never_emptied BEFORE TRUNCATE ON brokers.account FOR EACH STATEMENT EXECUTE FUNCTION brokers.refuse_change();

create table brokers.affiliation (
  id uuid not null,
  broker uuid not null,
  agency uuid not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint affiliation_pkey PRIMARY KEY (id),
  constraint affiliation_order CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint affiliation_agency_fkey FOREIGN KEY (agency) REFERENCES brokers.agency(id),
  constraint affiliation_broker_fkey FOREIGN KEY (broker) REFERENCES brokers.broker(id)
);
CREATE INDEX affiliation_of_agency ON brokers.affiliation USING btree (agency) WHERE (to_at IS NULL);
CREATE INDEX affiliation_of_broker ON brokers.affiliation USING btree (broker, from_at);
CREATE UNIQUE INDEX affiliation_one_at_a_time ON brokers.affiliation USING btree (broker) WHERE (to_at IS NULL);

create table brokers.agency (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  organisation uuid not null,
  intro text not null,
  fields text[] not null default '{}'::text[],
  listed_at timestamp with time zone,
  constraint agency_pkey PRIMARY KEY (id),
  constraint agency_once UNIQUE (organisation),
  constraint agency_state CHECK ((state = ANY (ARRAY['applied'::text, 'listed'::text, 'returned'::text, 'delisted'::text]))),
  constraint agency_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id)
);
CREATE INDEX agency_listed ON brokers.agency USING btree (listed_at DESC, id DESC) WHERE (state = 'listed'::text);
CREATE INDEX agency_newest ON brokers.agency USING btree (created_at DESC, id DESC);

create table brokers.agency_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint agency_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table brokers.agency_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint agency_move_pkey PRIMARY KEY (item, n),
  constraint agency_move_item_fkey FOREIGN KEY (item) REFERENCES brokers.agency(id),
  constraint agency_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES brokers.agency_legal_move(action, from_state, to_state)
);
CREATE INDEX agency_move_person ON brokers.agency_move USING btree (person) WHERE (person IS NOT NULL);

create table brokers.attribution (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  need uuid not null,
  deal uuid not null,
  need_number text not null,
  title text not null,
  contest uuid not null,
  owner uuid not null,
  solver uuid not null,
  signed_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  proposed_by text,
  constraint attribution_pkey PRIMARY KEY (id),
  constraint attribution_once UNIQUE (need),
  constraint attribution_proposed_by CHECK ((proposed_by = ANY (ARRAY['owner'::text, 'solver'::text]))),
  constraint attribution_state CHECK ((state = ANY (ARRAY['open'::text, 'proposed'::text, 'confirmed'::text, 'disputed'::text, 'resolved'::text, 'voided'::text]))),
  constraint attribution_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint attribution_deal_fkey FOREIGN KEY (deal) REFERENCES deals.deal(id),
  constraint attribution_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint attribution_owner_fkey FOREIGN KEY (owner) REFERENCES identity.organisation(id),
  constraint attribution_solver_fkey FOREIGN KEY (solver) REFERENCES identity.organisation(id)
);
CREATE INDEX attribution_due ON brokers.attribution USING btree (due_at, id) WHERE (state = ANY (ARRAY['open'::text, 'proposed'::text]));
CREATE INDEX attribution_of_owner ON brokers.attribution USING btree (owner, created_at DESC, id DESC);
CREATE INDEX attribution_of_solver ON brokers.attribution USING btree (solver, created_at DESC, id DESC);
CREATE INDEX attribution_of_state ON brokers.attribution USING btree (contest, state, created_at DESC, id DESC);

create table brokers.attribution_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint attribution_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table brokers.attribution_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint attribution_move_pkey PRIMARY KEY (item, n),
  constraint attribution_move_item_fkey FOREIGN KEY (item) REFERENCES brokers.attribution(id),
  constraint attribution_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES brokers.attribution_legal_move(action, from_state, to_state)
);
CREATE INDEX attribution_move_person ON brokers.attribution_move USING btree (person) WHERE (person IS NOT NULL);

create table brokers.attribution_share (
  attribution uuid not null,
  broker uuid not null,
  agency uuid,
  place integer not null,
  share integer not null,
  constraint attribution_share_pkey PRIMARY KEY (attribution, broker),
  constraint attribution_share_range CHECK (((share >= 1) AND (share <= 10000))),
  constraint attribution_share_agency_fkey FOREIGN KEY (agency) REFERENCES brokers.agency(id),
  constraint attribution_share_attribution_fkey FOREIGN KEY (attribution) REFERENCES brokers.attribution(id),
  constraint attribution_share_broker_fkey FOREIGN KEY (broker) REFERENCES brokers.broker(id)
);
CREATE CONSTRAINT TRIGGER attribution_shares_whole AFTER INSERT OR DELETE OR UPDATE ON brokers.attribution_share DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION brokers.shares_are_whole();

create table brokers.broker (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  n integer not null generated always as identity,
  number text not null generated always as (('JJR-'::text || lpad((n)::text, GREATEST(4, length((n)::text)), '0'::text))) stored,
  person uuid not null,
  level text not null,
  fields text[] not null,
  regions text[] not null default '{}'::text[],
  intro text,
  constraint broker_pkey PRIMARY KEY (id),
  constraint broker_number_once UNIQUE (number),
  constraint broker_once UNIQUE (person),
  constraint broker_level CHECK ((level = ANY (ARRAY['junior'::text, 'intermediate'::text, 'senior'::text]))),
  constraint broker_state CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text]))),
  constraint broker_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX broker_newest ON brokers.broker USING btree (created_at DESC, id DESC);

create table brokers.broker_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint broker_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table brokers.broker_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint broker_move_pkey PRIMARY KEY (item, n),
  constraint broker_move_item_fkey FOREIGN KEY (item) REFERENCES brokers.broker(id),
  constraint broker_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES brokers.broker_legal_move(action, from_state, to_state)
);
CREATE INDEX broker_move_person ON brokers.broker_move USING btree (person) WHERE (person IS NOT NULL);

create table brokers.conversion (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  contest uuid not null,
  cutoff timestamp with time zone not null,
  pool bigint not null,
  rules jsonb not null,
  proposed_by uuid,
  constraint conversion_pkey PRIMARY KEY (id),
  constraint conversion_once UNIQUE (contest),
  constraint conversion_pool CHECK ((pool >= 0)),
  constraint conversion_state CHECK ((state = ANY (ARRAY['previewed'::text, 'proposed'::text, 'approved'::text, 'frozen'::text]))),
  constraint conversion_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint conversion_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES identity.person(id)
);

create table brokers.conversion_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint conversion_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table brokers.conversion_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint conversion_move_pkey PRIMARY KEY (item, n),
  constraint conversion_move_item_fkey FOREIGN KEY (item) REFERENCES brokers.conversion(id),
  constraint conversion_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES brokers.conversion_legal_move(action, from_state, to_state)
);
CREATE INDEX conversion_move_person ON brokers.conversion_move USING btree (person) WHERE (person IS NOT NULL);

create table brokers.conversion_row (
  conversion uuid not null,
  place integer not null,
  broker uuid not null,
  points integer not null,
  gross bigint not null,
  tax bigint not null,
  net bigint not null,
  voucher text,
  constraint conversion_row_pkey PRIMARY KEY (conversion, place),
  constraint conversion_row_once UNIQUE (conversion, broker),
  constraint conversion_row_amounts CHECK (((points > 0) AND (gross >= 0) AND (tax >= 0) AND (net >= 0) AND (gross = (tax + net)))),
  constraint conversion_row_broker_fkey FOREIGN KEY (broker) REFERENCES brokers.broker(id),
  constraint conversion_row_conversion_fkey FOREIGN KEY (conversion) REFERENCES brokers.conversion(id)
);
CREATE TRIGGER conversion_row_stands BEFORE INSERT OR DELETE OR UPDATE ON brokers.conversion_row FOR EACH ROW EXECUTE FUNCTION brokers.conversion_row_stands();
CREATE CONSTRAINT TRIGGER conversion_whole AFTER INSERT OR DELETE OR UPDATE ON brokers.conversion_row DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION brokers.conversion_spends_its_pool();

create table brokers.disclosure (
  mandate uuid not null,
  other uuid not null,
  at timestamp with time zone not null,
  constraint disclosure_pkey PRIMARY KEY (mandate, other),
  constraint disclosure_of_another CHECK ((mandate <> other)),
  constraint disclosure_mandate_fkey FOREIGN KEY (mandate) REFERENCES brokers.mandate(id),
  constraint disclosure_other_fkey FOREIGN KEY (other) REFERENCES brokers.mandate(id)
);
CREATE TRIGGER disclosure_append_only BEFORE DELETE OR UPDATE ON brokers.disclosure FOR EACH ROW EXECUTE FUNCTION brokers.refuse_change();

create table brokers.mandate (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  need uuid not null,
  side text not null,
  organisation uuid not null,
  broker uuid not null,
  from_day date not null,
  to_day date not null,
  terms text not null,
  confirmed_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint mandate_pkey PRIMARY KEY (id),
  constraint mandate_days CHECK ((to_day >= from_day)),
  constraint mandate_side CHECK ((side = ANY (ARRAY['owner'::text, 'solver'::text]))),
  constraint mandate_state CHECK ((state = ANY (ARRAY['offered'::text, 'active'::text, 'declined'::text, 'withdrawn'::text, 'ended'::text]))),
  constraint mandate_broker_fkey FOREIGN KEY (broker) REFERENCES brokers.broker(id),
  constraint mandate_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint mandate_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id)
);
CREATE INDEX mandate_due ON brokers.mandate USING btree (to_day, id) WHERE (state = ANY (ARRAY['offered'::text, 'active'::text]));
CREATE INDEX mandate_of_broker ON brokers.mandate USING btree (broker, created_at DESC, id DESC);
CREATE INDEX mandate_of_principal ON brokers.mandate USING btree (organisation, created_at DESC, id DESC);
CREATE UNIQUE INDEX mandate_once ON brokers.mandate USING btree (need, organisation, broker, side) WHERE (state = ANY (ARRAY['offered'::text, 'active'::text]));

create table brokers.mandate_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint mandate_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table brokers.mandate_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint mandate_move_pkey PRIMARY KEY (item, n),
  constraint mandate_move_item_fkey FOREIGN KEY (item) REFERENCES brokers.mandate(id),
  constraint mandate_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES brokers.mandate_legal_move(action, from_state, to_state)
);
CREATE INDEX mandate_move_person ON brokers.mandate_move USING btree (person) WHERE (person IS NOT NULL);

create table brokers.payee_account (
  person uuid not null,
  sealed bytea not null,
  given_at timestamp with time zone not null,
  constraint payee_account_pkey PRIMARY KEY (person),
  constraint payee_account_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);

create table brokers.payout (
  conversion uuid not null,
  content jsonb not null,
  leaf uuid not null,
  at timestamp with time zone not null,
  constraint payout_pkey PRIMARY KEY (conversion),
  constraint payout_conversion_fkey FOREIGN KEY (conversion) REFERENCES brokers.conversion(id)
);
CREATE TRIGGER payout_append_only BEFORE DELETE OR UPDATE ON brokers.payout FOR EACH ROW EXECUTE FUNCTION brokers.refuse_change();

create table brokers.posting (
  id uuid not null,
  contest uuid not null,
  need uuid not null,
  deal uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  base integer not null,
  rules jsonb not null,
  leaf uuid not null,
  reverses uuid,
  constraint posting_pkey PRIMARY KEY (id),
  constraint points_reversed_once UNIQUE (reverses),
  constraint posting_base CHECK ((base > 0)),
  constraint posting_kind CHECK (((kind = ANY (ARRAY['points'::text, 'reversal'::text])) AND ((kind = 'reversal'::text) = (reverses IS NOT NULL)))),
  constraint posting_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint posting_deal_fkey FOREIGN KEY (deal) REFERENCES deals.deal(id),
  constraint posting_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint posting_reverses_fkey FOREIGN KEY (reverses) REFERENCES brokers.posting(id)
);
CREATE UNIQUE INDEX points_once_per_need ON brokers.posting USING btree (need) WHERE (kind = 'points'::text);
CREATE INDEX posting_of_deal ON brokers.posting USING btree (deal);
CREATE TRIGGER posting_append_only BEFORE DELETE OR UPDATE ON brokers.posting FOR EACH ROW EXECUTE FUNCTION brokers.refuse_change();
CREATE CONSTRAINT TRIGGER posting_balanced AFTER INSERT ON brokers.posting DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION brokers.posting_is_balanced();
CREATE TRIGGER posting_never_emptied BEFORE TRUNCATE ON brokers.posting FOR EACH STATEMENT EXECUTE FUNCTION brokers.refuse_change();

create table brokers.posting_line (
  posting uuid not null,
  account uuid not null,
  points integer not null,
  constraint posting_line_pkey PRIMARY KEY (posting, account),
  constraint posting_line_points CHECK ((points <> 0)),
  constraint posting_line_account_fkey FOREIGN KEY (account) REFERENCES brokers.account(id),
  constraint posting_line_posting_fkey FOREIGN KEY (posting) REFERENCES brokers.posting(id)
);
CREATE INDEX posting_line_of_account ON brokers.posting_line USING btree (account, posting);
CREATE TRIGGER posting_line_append_only BEFORE DELETE OR UPDATE ON brokers.posting_line FOR EACH ROW EXECUTE FUNCTION brokers.refuse_change();
CREATE CONSTRAINT TRIGGER posting_line_balanced AFTER INSERT ON brokers.posting_line DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION brokers.posting_is_balanced();
CREATE TRIGGER posting_line_never_emptied BEFORE TRUNCATE ON brokers.posting_line FOR EACH STATEMENT EXECUTE FUNCTION brokers.refuse_change();

create table brokers.service_entry (
  id uuid not null,
  mandate uuid not null,
  kind text not null,
  day date not null,
  text text not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint service_entry_pkey PRIMARY KEY (id),
  constraint service_entry_kind CHECK ((kind = ANY (ARRAY['diagnosis'::text, 'recommendation'::text, 'meeting'::text, 'other'::text]))),
  constraint service_entry_mandate_fkey FOREIGN KEY (mandate) REFERENCES brokers.mandate(id),
  constraint service_entry_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX service_entry_of_mandate ON brokers.service_entry USING btree (mandate, day, id);
CREATE TRIGGER service_entry_append_only BEFORE DELETE OR UPDATE ON brokers.service_entry FOR EACH ROW EXECUTE FUNCTION brokers.refuse_change();

create schema certification;

create table certification.application (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  deal uuid not null,
  need uuid not null,
  contest uuid not null,
  track uuid not null,
  certifier uuid,
  owner_shows_amount boolean not null default false,
  solver_shows_amount boolean not null default false,
  constraint application_pkey PRIMARY KEY (id),
  constraint application_state CHECK ((state = ANY (ARRAY['applied'::text, 'under_check'::text, 'returned'::text, 'withdrawn'::text, 'issued'::text, 'revoked'::text]))),
  constraint application_certifier_fkey FOREIGN KEY (certifier) REFERENCES identity.person(id),
  constraint application_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint application_deal_fkey FOREIGN KEY (deal) REFERENCES deals.deal(id),
  constraint application_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint application_track_fkey FOREIGN KEY (track) REFERENCES contests.track(id)
);
CREATE INDEX application_of_deal ON certification.application USING btree (deal, created_at);
CREATE INDEX application_waiting ON certification.application USING btree (moved_at, id) WHERE (state = ANY (ARRAY['applied'::text, 'under_check'::text]));
CREATE UNIQUE INDEX one_application_of_deal ON certification.application USING btree (deal) WHERE (state <> ALL (ARRAY['withdrawn'::text, 'revoked'::text]));

create table certification.application_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint application_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table certification.application_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint application_move_pkey PRIMARY KEY (item, n),
  constraint application_move_item_fkey FOREIGN KEY (item) REFERENCES certification.application(id),
  constraint application_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES certification.application_legal_move(action, from_state, to_state)
);
CREATE INDEX application_move_person ON certification.application_move USING btree (person) WHERE (person IS NOT NULL);

create table certification.certificate (
  id uuid not null,
  number text not null,
  deal uuid not null,
  need uuid not null,
  sample boolean not null,
  issued_at timestamp with time zone not null,
  document jsonb not null,
  leaf uuid not null,
  key_id text not null,
  revoked_at timestamp with time zone,
  constraint certificate_pkey PRIMARY KEY (id),
  constraint certificate_number_unique UNIQUE (number),
  constraint certificate_deal_fkey FOREIGN KEY (deal) REFERENCES deals.deal(id),
  constraint certificate_id_fkey FOREIGN KEY (id) REFERENCES certification.application(id),
  constraint certificate_key FOREIGN KEY (key_id) REFERENCES certification.signing_key(key_id),
  constraint certificate_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);
CREATE UNIQUE INDEX one_certificate_of_deal ON certification.certificate USING btree (deal) WHERE (revoked_at IS NULL);

create table certification.checklist (
  application uuid not null,
  certifier uuid not null,
  items text[] not null,
  at timestamp with time zone not null,
  constraint checklist_pkey PRIMARY KEY (application),
  constraint checklist_application_fkey FOREIGN KEY (application) REFERENCES certification.application(id),
  constraint checklist_certifier_fkey FOREIGN KEY (certifier) REFERENCES identity.person(id)
);

create table certification.material (
  file uuid not null,
  application uuid not null,
  constraint material_pkey PRIMARY KEY (file),
  constraint material_application_fkey FOREIGN KEY (application) REFERENCES certification.application(id),
  constraint material_file_fkey FOREIGN KEY (file) REFERENCES platform.file(id)
);
CREATE INDEX material_of_application ON certification.material USING btree (application, file);

create table certification.serial (
  year integer not null,
  last integer not null,
  constraint serial_pkey PRIMARY KEY (year)
);

create table certification.signing_key (
  key_id text not null,
  wrapped_private_key bytea not null,
  at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint signing_key_pkey PRIMARY KEY (key_id)
);
CREATE UNIQUE INDEX one_current_key ON certification.signing_key USING btree ((true)) WHERE (retired_at IS NULL);

create schema contests;

create table contests.contest (
  id uuid not null,
  name text not null,
  name_en text not null,
  number text not null,
  intro text not null,
  intro_en text not null,
  home_region text not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  districts text[] not null default '{}'::text[],
  constraint contest_pkey PRIMARY KEY (id),
  constraint contest_home_region CHECK ((home_region ~ '^[0-9]{6}$'::text)),
  constraint contest_state CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'archived'::text, 'discarded'::text])))
);
CREATE INDEX contest_newest ON contests.contest USING btree (created_at DESC, id DESC);

create table contests.contest_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint contest_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table contests.contest_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint contest_move_pkey PRIMARY KEY (n),
  constraint contest_move_item_fkey FOREIGN KEY (item) REFERENCES contests.contest(id),
  constraint contest_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES contests.contest_legal_move(action, from_state, to_state)
);
CREATE INDEX contest_move_item ON contests.contest_move USING btree (item, n);
CREATE INDEX contest_move_person ON contests.contest_move USING btree (person) WHERE (person IS NOT NULL);

create table contests.contest_phase (
  id uuid not null,
  contest uuid not null,
  track uuid,
  phase text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  set_at timestamp with time zone not null,
  constraint contest_phase_pkey PRIMARY KEY (id),
  constraint contest_phase_once UNIQUE NULLS NOT DISTINCT (contest, track, phase),
  constraint contest_phase_name CHECK ((phase = ANY (ARRAY['collecting'::text, 'solving'::text, 'judging'::text, 'matching'::text, 'notice'::text]))),
  constraint contest_phase_order CHECK ((starts_at < ends_at)),
  constraint contest_phase_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint contest_phase_track_fkey FOREIGN KEY (track) REFERENCES contests.track(id)
);

create table contests.contest_rule (
  id uuid not null,
  contest uuid not null,
  track uuid,
  key text not null,
  value jsonb not null,
  from_at timestamp with time zone not null,
  version integer not null,
  person uuid,
  note text not null,
  at timestamp with time zone not null,
  constraint contest_rule_pkey PRIMARY KEY (id),
  constraint contest_rule_once UNIQUE NULLS NOT DISTINCT (contest, track, key, version),
  constraint contest_rule_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint contest_rule_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint contest_rule_track_fkey FOREIGN KEY (track) REFERENCES contests.track(id)
);

create table contests.contest_unit (
  contest uuid not null,
  n integer not null,
  role text not null,
  name text not null,
  name_en text,
  organisation uuid,
  constraint contest_unit_pkey PRIMARY KEY (contest, n),
  constraint contest_unit_role CHECK ((role = ANY (ARRAY['guiding'::text, 'hosting'::text, 'co_organising'::text, 'organising'::text, 'supporting'::text]))),
  constraint contest_unit_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint contest_unit_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id)
);

create table contests.phase_change (
  n bigint not null generated always as identity,
  contest uuid not null,
  track uuid,
  from_phase text,
  to_phase text,
  due_at timestamp with time zone not null,
  at timestamp with time zone not null,
  why text not null,
  constraint phase_change_pkey PRIMARY KEY (n),
  constraint phase_change_moves CHECK ((from_phase IS DISTINCT FROM to_phase)),
  constraint phase_change_why CHECK ((why = ANY (ARRAY['started'::text, 'ended'::text, 'rescheduled'::text, 'ended_early'::text, 'extended'::text, 'closed'::text]))),
  constraint phase_change_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint phase_change_track_fkey FOREIGN KEY (track) REFERENCES contests.track(id)
);
CREATE INDEX phase_change_latest ON contests.phase_change USING btree (contest, track, n DESC);

create table contests.phase_decision (
  n bigint not null generated always as identity,
  contest uuid not null,
  track uuid,
  phase text not null,
  kind text not null,
  starts_before timestamp with time zone,
  ends_before timestamp with time zone,
  starts_after timestamp with time zone,
  ends_after timestamp with time zone,
  deadlines boolean not null,
  reason text not null,
  person uuid,
  at timestamp with time zone not null,
  constraint phase_decision_pkey PRIMARY KEY (n),
  constraint phase_decision_deadlines CHECK (((NOT deadlines) OR (kind = 'extended'::text))),
  constraint phase_decision_kind CHECK ((kind = ANY (ARRAY['ended_early'::text, 'extended'::text, 'rescheduled'::text]))),
  constraint phase_decision_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint phase_decision_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint phase_decision_track_fkey FOREIGN KEY (track) REFERENCES contests.track(id)
);
CREATE INDEX phase_decision_newest ON contests.phase_decision USING btree (contest, n DESC);

create table contests.track (
  id uuid not null,
  contest uuid not null,
  n integer not null,
  kind text not null,
  name text not null,
  name_en text not null,
  intro text not null,
  intro_en text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  constraint track_pkey PRIMARY KEY (id),
  constraint track_place_once UNIQUE (contest, n),
  constraint track_kind CHECK ((kind = ANY (ARRAY['large_enterprise'::text, 'industry'::text, 'region'::text, 'overseas'::text]))),
  constraint track_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id)
);

create table contests.track_unit (
  track uuid not null,
  n integer not null,
  name text not null,
  name_en text,
  organisation uuid,
  constraint track_unit_pkey PRIMARY KEY (track, n),
  constraint track_unit_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint track_unit_track_fkey FOREIGN KEY (track) REFERENCES contests.track(id)
);

create view contests.published_contest as
 SELECT id,
    name,
    name_en,
    number,
    home_region,
    state
   FROM contests.contest;

create view contests.published_track as
 SELECT id,
    contest,
    n,
    kind,
    name,
    name_en
   FROM contests.track;

create schema deals;

create table deals.contact (
  deal uuid not null,
  side text not null,
  person uuid not null,
  name text not null,
  phone text not null,
  email text,
  agreed_at timestamp with time zone not null,
  constraint contact_pkey PRIMARY KEY (deal, side),
  constraint contact_side CHECK ((side = ANY (ARRAY['owner'::text, 'solver'::text]))),
  constraint contact_deal_fkey FOREIGN KEY (deal) REFERENCES deals.deal(id)
);

create table deals.contract (
  deal uuid not null,
  version integer not null,
  name text not null,
  kind text not null,
  pricing text not null,
  total_fen bigint not null,
  technology_fen bigint not null,
  payment_plan jsonb not null,
  signed_on date not null,
  starts_on date not null,
  ends_on date not null,
  ownership text not null,
  agency uuid,
  cross_border boolean not null,
  border_registration text,
  related boolean not null,
  notice_from date,
  notice_to date,
  entered_by text not null,
  entered_by_person uuid not null,
  entered_at timestamp with time zone not null,
  confirmed_by_person uuid,
  confirmed_at timestamp with time zone,
  constraint contract_pkey PRIMARY KEY (deal),
  constraint contract_amounts CHECK (((technology_fen >= 0) AND (technology_fen <= total_fen))),
  constraint contract_by_two_people CHECK (((confirmed_by_person <> entered_by_person) AND ((confirmed_by_person IS NULL) = (confirmed_at IS NULL)))),
  constraint contract_days CHECK ((ends_on >= starts_on)),
  constraint contract_entered_by CHECK ((entered_by = ANY (ARRAY['owner'::text, 'solver'::text]))),
  constraint contract_kind CHECK ((kind = ANY (ARRAY['development_commissioned'::text, 'development_cooperative'::text, 'transfer'::text, 'licence'::text, 'consulting'::text, 'service'::text, 'equity'::text]))),
  constraint contract_notice CHECK (((notice_from IS NULL) = (notice_to IS NULL))),
  constraint contract_pricing CHECK ((pricing = ANY (ARRAY['negotiated'::text, 'listed'::text, 'auction'::text]))),
  constraint contract_agency_fkey FOREIGN KEY (agency) REFERENCES identity.organisation(id),
  constraint contract_deal_fkey FOREIGN KEY (deal) REFERENCES deals.deal(id)
);

create table deals.deal (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  contest uuid,
  track uuid,
  need uuid,
  need_number text,
  title text not null,
  solution uuid,
  owner uuid not null,
  solver uuid not null,
  team uuid[] not null,
  agency uuid,
  failure text,
  related boolean not null default false,
  void_asked_by text,
  void_reason text,
  confirmed_at timestamp with time zone,
  owner_region text,
  solver_region text,
  cross_region boolean,
  registration_number text,
  registered_on date,
  approved_income_fen bigint,
  payment_fen bigint,
  paid_on date,
  payment_document uuid,
  paid_at timestamp with time zone,
  meeting uuid,
  session text,
  inquiry uuid,
  achievement_number text,
  constraint deal_pkey PRIMARY KEY (id),
  constraint deal_of_meeting UNIQUE (meeting),
  constraint deal_of_solution UNIQUE (solution),
  constraint one_deal_of_inquiry UNIQUE (inquiry),
  constraint one_deal_of_need UNIQUE (need),
  constraint deal_between_two CHECK ((owner <> solver)),
  constraint deal_confirmed CHECK ((((confirmed_at IS NULL) = (cross_region IS NULL)) AND ((confirmed_at IS NOT NULL) OR (state = ANY (ARRAY['intent'::text, 'negotiating'::text, 'failed'::text]))))),
  constraint deal_failure CHECK ((((state <> 'failed'::text) OR (failure IS NOT NULL)) AND ((failure IS NULL) OR (failure = ANY (ARRAY['too_early'::text, 'benefit_unclear'::text, 'commercial_route_unclear'::text, 'price'::text, 'ownership'::text, 'other'::text]))))),
  constraint deal_of_one CHECK ((((need IS NULL) = (inquiry IS NOT NULL)) AND ((need IS NULL) = (contest IS NULL)) AND ((need IS NULL) = (track IS NULL)) AND ((need IS NULL) = (need_number IS NULL)) AND ((inquiry IS NULL) = (achievement_number IS NULL)) AND ((inquiry IS NULL) OR (solution IS NULL)))),
  constraint deal_paid CHECK ((((payment_fen IS NULL) = (paid_on IS NULL)) AND ((payment_fen IS NULL) = (payment_document IS NULL)) AND ((paid_at IS NULL) OR (payment_fen IS NOT NULL)) AND ((payment_fen IS NULL) OR ((payment_fen > 0) AND (confirmed_at IS NOT NULL))))),
  constraint deal_registered CHECK ((((registration_number IS NULL) = (registered_on IS NULL)) AND ((registration_number IS NULL) OR (confirmed_at IS NOT NULL)) AND ((approved_income_fen IS NULL) OR ((registration_number IS NOT NULL) AND (approved_income_fen >= 0))))),
  constraint deal_source CHECK ((((meeting IS NULL) = (session IS NULL)) AND ((inquiry IS NULL) OR (meeting IS NULL)) AND ((meeting IS NOT NULL) OR (solution IS NOT NULL) OR (inquiry IS NOT NULL)))),
  constraint deal_state CHECK ((state = ANY (ARRAY['intent'::text, 'negotiating'::text, 'signed'::text, 'performing'::text, 'accepted'::text, 'closed'::text, 'failed'::text, 'void'::text]))),
  constraint deal_void_asked CHECK ((((void_asked_by IS NULL) = (void_reason IS NULL)) AND ((void_asked_by IS NULL) OR (void_asked_by = ANY (ARRAY['owner'::text, 'solver'::text]))))),
  constraint deal_agency_fkey FOREIGN KEY (agency) REFERENCES identity.organisation(id),
  constraint deal_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint deal_inquiry_fkey FOREIGN KEY (inquiry) REFERENCES deals.inquiry(id),
  constraint deal_meeting_fkey FOREIGN KEY (meeting) REFERENCES judging.session_meeting(id),
  constraint deal_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint deal_owner_fkey FOREIGN KEY (owner) REFERENCES identity.organisation(id),
  constraint deal_payment_document FOREIGN KEY (payment_document) REFERENCES deals.document(file),
  constraint deal_solver_fkey FOREIGN KEY (solver) REFERENCES identity.organisation(id),
  constraint deal_track_fkey FOREIGN KEY (track) REFERENCES contests.track(id)
);
CREATE INDEX deal_of_agency ON deals.deal USING btree (agency, created_at DESC, id DESC) WHERE (agency IS NOT NULL);
CREATE INDEX deal_of_contest ON deals.deal USING btree (contest, created_at DESC, id DESC);
CREATE INDEX deal_of_owner ON deals.deal USING btree (owner, created_at DESC, id DESC);
CREATE INDEX deal_of_solver ON deals.deal USING btree (solver, created_at DESC, id DESC);

create table deals.deal_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint deal_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table deals.deal_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint deal_move_pkey PRIMARY KEY (item, n),
  constraint deal_move_item_fkey FOREIGN KEY (item) REFERENCES deals.deal(id),
  constraint deal_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES deals.deal_legal_move(action, from_state, to_state)
);
CREATE INDEX deal_move_person ON deals.deal_move USING btree (person) WHERE (person IS NOT NULL);

create table deals.document (
  file uuid not null,
  deal uuid not null,
  side text not null,
  constraint document_pkey PRIMARY KEY (file),
  constraint document_side CHECK ((side = ANY (ARRAY['owner'::text, 'solver'::text, 'agency'::text]))),
  constraint document_deal_fkey FOREIGN KEY (deal) REFERENCES deals.deal(id),
  constraint document_file_fkey FOREIGN KEY (file) REFERENCES platform.file(id)
);
CREATE INDEX document_of_deal ON deals.document USING btree (deal, file);

create table deals.inquiry (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp(3) with time zone not null,
  moved_at timestamp with time zone not null,
  achievement uuid not null,
  organisation uuid not null,
  person uuid not null,
  purpose text not null,
  cooperation text[] not null,
  message text not null,
  due_at timestamp with time zone not null,
  declined text,
  note text,
  constraint inquiry_pkey PRIMARY KEY (id),
  constraint inquiry_declined CHECK ((((state <> 'declined'::text) OR (declined IS NOT NULL)) AND ((declined IS NULL) OR (state = ANY (ARRAY['asked'::text, 'declined'::text]))) AND ((declined IS NOT NULL) OR (note IS NULL)) AND ((declined IS NULL) OR (declined = ANY (ARRAY['taken'::text, 'not_now'::text, 'unfit'::text, 'terms'::text, 'other'::text]))))),
  constraint inquiry_purpose CHECK ((purpose = ANY (ARRAY['use'::text, 'develop'::text, 'invest'::text, 'evaluate'::text, 'other'::text]))),
  constraint inquiry_achievement_fkey FOREIGN KEY (achievement) REFERENCES achievements.achievement(id),
  constraint inquiry_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint inquiry_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX inquiry_due ON deals.inquiry USING btree (due_at, id) WHERE (state = 'asked'::text);
CREATE INDEX inquiry_of_achievement ON deals.inquiry USING btree (achievement, created_at DESC, id DESC);
CREATE INDEX inquiry_of_asker ON deals.inquiry USING btree (organisation, created_at DESC, id DESC);
CREATE UNIQUE INDEX inquiry_open_once ON deals.inquiry USING btree (achievement, organisation) WHERE (state = 'asked'::text);
CREATE INDEX inquiry_person ON deals.inquiry USING btree (person);

create table deals.inquiry_contact (
  inquiry uuid not null,
  person uuid not null,
  name text not null,
  phone text not null,
  email text,
  agreed_at timestamp with time zone not null,
  constraint inquiry_contact_pkey PRIMARY KEY (inquiry),
  constraint inquiry_contact_inquiry_fkey FOREIGN KEY (inquiry) REFERENCES deals.inquiry(id),
  constraint inquiry_contact_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX inquiry_contact_person ON deals.inquiry_contact USING btree (person);

create table deals.inquiry_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint inquiry_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table deals.inquiry_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint inquiry_move_pkey PRIMARY KEY (item, n),
  constraint inquiry_move_item_fkey FOREIGN KEY (item) REFERENCES deals.inquiry(id),
  constraint inquiry_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES deals.inquiry_legal_move(action, from_state, to_state)
);
CREATE INDEX inquiry_move_person ON deals.inquiry_move USING btree (person) WHERE (person IS NOT NULL);

create table deals.meeting (
  id uuid not null,
  deal uuid not null,
  asked_by text not null,
  topic text not null,
  place text,
  slots jsonb not null,
  accepted integer,
  accepted_by uuid,
  accepted_at timestamp with time zone,
  minutes text,
  minutes_by uuid,
  minutes_at timestamp with time zone,
  at timestamp with time zone not null,
  constraint meeting_pkey PRIMARY KEY (id),
  constraint meeting_accepted CHECK ((((accepted IS NULL) = (accepted_at IS NULL)) AND ((minutes IS NULL) OR (accepted IS NOT NULL)))),
  constraint meeting_asked_by CHECK ((asked_by = ANY (ARRAY['owner'::text, 'solver'::text, 'agency'::text]))),
  constraint meeting_deal_fkey FOREIGN KEY (deal) REFERENCES deals.deal(id)
);
CREATE INDEX meeting_of_deal ON deals.meeting USING btree (deal, at, id);

create schema identity;

CREATE OR REPLACE FUNCTION identity.consent_stands()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
    and (to_jsonb(new) - 'withdrawn_at') = (to_jsonb(old) - 'withdrawn_at') then
    return new;
  end if;
  raise exception 'the history of consents is only added to' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION identity.deleted_stays_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from identity.person where id = new.person for key share;
  if exists (select 1 from identity.deletion d where d.person = new.person and d.done_at is not null) then
    raise exception 'the account was deleted' using errcode = 'restrict_violation', constraint = 'deleted_stays_deleted';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION identity.emptied_stays_empty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from identity.deletion d where d.person = new.id and d.done_at is not null) then
    raise exception 'the account was deleted' using errcode = 'restrict_violation', constraint = 'deleted_stays_deleted';
  end if;
  return new;
end $function$;

create table identity.account (
  id uuid not null,
  person uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_once UNIQUE (provider_id, account_id),
  constraint account_mobile CHECK (((provider_id <> 'mobile'::text) OR (account_id ~ '^\+861[3-9][0-9]{9}$'::text))),
  constraint account_password CHECK (((provider_id = 'credential'::text) = (password IS NOT NULL))),
  constraint account_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX account_of_provider_once ON identity.account USING btree (person, provider_id);
CREATE INDEX account_person ON identity.account USING btree (person);
CREATE TRIGGER deleted_stays_deleted BEFORE INSERT ON identity.account FOR EACH ROW EXECUTE FUNCTION identity.deleted_stays_deleted();

create table identity.api_key (
  id uuid not null,
  organisation uuid not null,
  membership uuid not null,
  name text not null,
  prefix text not null,
  hash bytea not null,
  scopes text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_hash UNIQUE (hash),
  constraint api_key_revoked CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  constraint api_key_scopes CHECK ((((cardinality(scopes) >= 1) AND (cardinality(scopes) <= 3)) AND (scopes <@ ARRAY['read_needs'::text, 'write_need_drafts'::text, 'read_solution_states'::text]))),
  constraint api_key_term CHECK (((expires_at > created_at) AND (expires_at <= (created_at + '366 days'::interval)))),
  constraint api_key_membership_fkey FOREIGN KEY (membership) REFERENCES identity.membership(id),
  constraint api_key_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint api_key_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES identity.person(id)
);
CREATE INDEX api_key_membership ON identity.api_key USING btree (membership);
CREATE INDEX api_key_organisation ON identity.api_key USING btree (organisation, id);
CREATE INDEX api_key_revoked_by ON identity.api_key USING btree (revoked_by);

create table identity.attempt (
  key text not null,
  window_start timestamp with time zone not null,
  count integer not null,
  constraint attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX attempt_window_start ON identity.attempt USING btree (window_start);

create table identity.backup_code (
  person uuid not null,
  code_hash bytea not null,
  constraint backup_code_pkey PRIMARY KEY (person, code_hash),
  constraint backup_code_person_fkey FOREIGN KEY (person) REFERENCES identity.second_factor(person) ON DELETE CASCADE
);

create table identity.consent (
  id uuid not null,
  person uuid not null,
  purpose text not null,
  notice_version integer not null,
  given_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint consent_pkey PRIMARY KEY (id),
  constraint consent_order CHECK (((withdrawn_at IS NULL) OR (withdrawn_at >= given_at))),
  constraint consent_purpose CHECK ((purpose = ANY (ARRAY['share_contact'::text, 'publish_name'::text, 'leaderboard_name'::text, 'bank_account'::text, 'access_from_abroad'::text, 'no_automated_ranking'::text]))),
  constraint consent_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE UNIQUE INDEX consent_once ON identity.consent USING btree (person, purpose) WHERE (withdrawn_at IS NULL);
CREATE TRIGGER consent_stands BEFORE DELETE OR UPDATE ON identity.consent FOR EACH ROW EXECUTE FUNCTION identity.consent_stands();
CREATE TRIGGER deleted_stays_deleted BEFORE INSERT ON identity.consent FOR EACH ROW EXECUTE FUNCTION identity.deleted_stays_deleted();

create table identity.deletion (
  person uuid not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  done_at timestamp with time zone,
  constraint deletion_pkey PRIMARY KEY (person),
  constraint deletion_order CHECK (((due_at > asked_at) AND ((done_at IS NULL) OR (done_at >= due_at)))),
  constraint deletion_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX deletion_due ON identity.deletion USING btree (due_at) WHERE (done_at IS NULL);

create table identity.grant_invitation (
  id uuid not null,
  email text,
  role text not null,
  scope text not null,
  scope_id uuid,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  second_factor boolean not null,
  invited_by uuid not null,
  created_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  mobile text,
  sent_at timestamp with time zone not null,
  answer_by timestamp with time zone,
  reminded_at timestamp with time zone,
  lapsed_at timestamp with time zone,
  constraint grant_invitation_pkey PRIMARY KEY (id),
  constraint grant_invitation_ends_once CHECK (((accepted_at IS NULL) OR (withdrawn_at IS NULL))),
  constraint grant_invitation_lapse CHECK (((lapsed_at IS NULL) OR ((answer_by IS NOT NULL) AND (accepted_at IS NULL)))),
  constraint grant_invitation_order CHECK (((to_at IS NULL) OR (to_at > from_at))),
  constraint grant_invitation_scope CHECK (((scope = ANY (ARRAY['platform'::text, 'contest'::text, 'track'::text])) AND ((scope = 'platform'::text) = (scope_id IS NULL)))),
  constraint grant_invitation_whom CHECK ((num_nonnulls(email, mobile) = 1)),
  constraint grant_invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES identity.person(id)
);
CREATE INDEX grant_invitation_due ON identity.grant_invitation USING btree (answer_by) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL) AND (lapsed_at IS NULL));
CREATE INDEX grant_invitation_of ON identity.grant_invitation USING btree (invited_by, created_at);
CREATE UNIQUE INDEX grant_invitation_open_mobile_once ON identity.grant_invitation USING btree (mobile, role, scope, scope_id) NULLS NOT DISTINCT WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL) AND (mobile IS NOT NULL));
CREATE UNIQUE INDEX grant_invitation_open_once ON identity.grant_invitation USING btree (email, role, scope, scope_id) NULLS NOT DISTINCT WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL) AND (email IS NOT NULL));

create table identity.invitation (
  id uuid not null,
  organisation uuid not null,
  email text,
  role text not null,
  token_hash text,
  invited_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  sent_at timestamp with time zone not null,
  mobile text,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_token_once UNIQUE (token_hash),
  constraint invitation_role CHECK ((role = ANY (ARRAY['member'::text, 'admin'::text]))),
  constraint invitation_token CHECK (((email IS NULL) = (token_hash IS NULL))),
  constraint invitation_whom CHECK ((num_nonnulls(email, mobile) = 1)),
  constraint invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES identity.person(id),
  constraint invitation_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id)
);
CREATE INDEX invitation_email ON identity.invitation USING btree (email);
CREATE UNIQUE INDEX invitation_open_mobile_once ON identity.invitation USING btree (mobile, organisation) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL) AND (mobile IS NOT NULL));
CREATE UNIQUE INDEX invitation_open_once ON identity.invitation USING btree (organisation, email) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));

create table identity.known_place (
  person uuid not null,
  kind text not null,
  hash bytea not null,
  seen_at timestamp with time zone not null,
  constraint known_place_pkey PRIMARY KEY (person, kind, hash),
  constraint known_place_kind CHECK ((kind = ANY (ARRAY['device'::text, 'network'::text]))),
  constraint known_place_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id) ON DELETE CASCADE
);
CREATE INDEX known_place_hash ON identity.known_place USING btree (hash) WHERE (kind = 'device'::text);
CREATE INDEX known_place_seen_at ON identity.known_place USING btree (seen_at);
CREATE TRIGGER deleted_stays_deleted BEFORE INSERT ON identity.known_place FOR EACH ROW EXECUTE FUNCTION identity.deleted_stays_deleted();

create table identity.member_change (
  n bigint not null generated always as identity,
  organisation uuid not null,
  action text not null,
  at timestamp with time zone not null,
  person uuid,
  email text,
  role text,
  done_by uuid,
  mobile text,
  constraint member_change_pkey PRIMARY KEY (n),
  constraint member_change_action CHECK ((action = ANY (ARRAY['invited'::text, 'resent'::text, 'withdrawn'::text, 'joined'::text, 'changed'::text, 'removed'::text, 'left'::text, 'merged'::text, 'signing_given'::text, 'signing_ended'::text]))),
  constraint member_change_role CHECK (((role IS NULL) OR (role = ANY (ARRAY['member'::text, 'admin'::text])))),
  constraint member_change_whom CHECK ((num_nonnulls(person, email, mobile) = 1)),
  constraint member_change_done_by_fkey FOREIGN KEY (done_by) REFERENCES identity.person(id),
  constraint member_change_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint member_change_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX member_change_email ON identity.member_change USING btree (email) WHERE (email IS NOT NULL);
CREATE INDEX member_change_mobile ON identity.member_change USING btree (mobile) WHERE (mobile IS NOT NULL);
CREATE INDEX member_change_organisation ON identity.member_change USING btree (organisation, n);
CREATE INDEX member_change_sent ON identity.member_change USING btree (done_by, at) WHERE (action = ANY (ARRAY['invited'::text, 'resent'::text]));

create table identity.membership (
  id uuid not null,
  organisation uuid not null,
  person uuid not null,
  role text not null,
  joined_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  signs boolean not null default false,
  constraint membership_pkey PRIMARY KEY (id),
  constraint membership_order CHECK (((ended_at IS NULL) OR (ended_at >= joined_at))),
  constraint membership_role CHECK ((role = ANY (ARRAY['member'::text, 'admin'::text]))),
  constraint membership_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint membership_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE UNIQUE INDEX membership_once ON identity.membership USING btree (organisation, person) WHERE (ended_at IS NULL);
CREATE INDEX membership_person ON identity.membership USING btree (person, organisation);
CREATE TRIGGER deleted_stays_deleted BEFORE INSERT ON identity.membership FOR EACH ROW EXECUTE FUNCTION identity.deleted_stays_deleted();

create table identity.notice_acknowledgement (
  person uuid not null,
  version integer not null,
  at timestamp with time zone not null,
  constraint notice_acknowledgement_pkey PRIMARY KEY (person, version),
  constraint notice_acknowledgement_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint notice_acknowledgement_version_fkey FOREIGN KEY (version) REFERENCES identity.privacy_notice(version)
);

create table identity.one_time_code (
  handle text not null,
  purpose text not null,
  person uuid,
  code_hash bytea not null,
  guesses_left integer not null,
  expires_at timestamp with time zone not null,
  constraint one_time_code_once UNIQUE NULLS NOT DISTINCT (handle, purpose, person),
  constraint one_time_code_guesses CHECK ((guesses_left >= 0)),
  constraint one_time_code_purpose CHECK (((purpose = ANY (ARRAY['sign_in'::text, 'bind'::text, 'prove'::text])) AND ((purpose = 'sign_in'::text) = (person IS NULL)))),
  constraint one_time_code_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id) ON DELETE CASCADE
);
CREATE INDEX one_time_code_expires_at ON identity.one_time_code USING btree (expires_at);
CREATE INDEX one_time_code_person ON identity.one_time_code USING btree (person);

create table identity.organisation (
  id uuid not null,
  kind text not null,
  size text,
  name text not null,
  name_en text,
  intro text,
  website text,
  uscc text,
  region text,
  country text not null,
  registration_number text,
  authorised_person text,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  merged_into uuid,
  name_key text generated always as (lower(regexp_replace(NORMALIZE(name, NFKC), '[[:space:][:punct:]]'::text, ''::text, 'g'::text))) stored,
  holder uuid,
  name_en_key text generated always as (lower(regexp_replace(NORMALIZE(name_en, NFKC), '[[:space:][:punct:]]'::text, ''::text, 'g'::text))) stored,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_country CHECK ((country ~ '^[A-Z]{2}$'::text)),
  constraint organisation_holder CHECK ((((kind = 'individual'::text) = (holder IS NOT NULL)) AND ((kind <> 'individual'::text) OR (state = ANY (ARRAY['verified'::text, 'suspended'::text]))))),
  constraint organisation_kind CHECK ((kind = ANY (ARRAY['enterprise'::text, 'university'::text, 'institute'::text, 'agency'::text, 'organiser'::text, 'authority'::text, 'exchange'::text, 'venue_host'::text, 'individual'::text]))),
  constraint organisation_merged CHECK ((((state <> 'merged'::text) OR (merged_into IS NOT NULL)) AND (merged_into IS DISTINCT FROM id))),
  constraint organisation_number CHECK (
CASE
    WHEN (kind = 'individual'::text) THEN ((uscc IS NULL) AND (registration_number IS NULL))
    ELSE (((country = 'CN'::text) = (uscc IS NOT NULL)) AND ((country = 'CN'::text) = (registration_number IS NULL)))
END),
  constraint organisation_region CHECK (((region IS NULL) OR ((country = 'CN'::text) AND (region ~ '^[0-9]{6}$'::text)))),
  constraint organisation_size CHECK ((((kind = 'enterprise'::text) = (size IS NOT NULL)) AND ((size IS NULL) OR (size = ANY (ARRAY['large'::text, 'medium'::text, 'small'::text, 'micro'::text]))))),
  constraint organisation_state CHECK ((state = ANY (ARRAY['unverified'::text, 'pending'::text, 'verified'::text, 'returned'::text, 'suspended'::text, 'merged'::text]))),
  constraint organisation_holder_fkey FOREIGN KEY (holder) REFERENCES identity.person(id),
  constraint organisation_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES identity.organisation(id)
);
CREATE UNIQUE INDEX organisation_holder_once ON identity.organisation USING btree (holder) WHERE (holder IS NOT NULL);
CREATE INDEX organisation_merged_into ON identity.organisation USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX organisation_merged_name_key ON identity.organisation USING btree (name_key) WHERE (state = 'merged'::text);
CREATE INDEX organisation_name_en_key ON identity.organisation USING btree (name_en_key) WHERE (name_en_key IS NOT NULL);
CREATE INDEX organisation_name_key ON identity.organisation USING btree (name_key) WHERE (state <> 'merged'::text);
CREATE UNIQUE INDEX organisation_registration_once ON identity.organisation USING btree (country, registration_number) WHERE (state = ANY (ARRAY['verified'::text, 'suspended'::text]));
CREATE INDEX organisation_uscc ON identity.organisation USING btree (uscc) WHERE ((uscc IS NOT NULL) AND (state <> 'merged'::text));
CREATE UNIQUE INDEX organisation_uscc_once ON identity.organisation USING btree (uscc) WHERE (state = ANY (ARRAY['verified'::text, 'suspended'::text]));
CREATE INDEX organisation_waiting ON identity.organisation USING btree (moved_at, id) WHERE (state = 'pending'::text);

create table identity.organisation_change (
  id uuid not null,
  organisation uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  wanted jsonb not null,
  was jsonb,
  constraint organisation_change_pkey PRIMARY KEY (id),
  constraint organisation_change_state CHECK ((state = ANY (ARRAY['draft'::text, 'pending'::text, 'returned'::text, 'approved'::text, 'withdrawn'::text]))),
  constraint organisation_change_was CHECK (((was IS NOT NULL) OR (state <> ALL (ARRAY['approved'::text, 'withdrawn'::text])))),
  constraint organisation_change_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id)
);
CREATE INDEX organisation_change_former_name ON identity.organisation_change USING btree (lower(regexp_replace(NORMALIZE((was ->> 'name'::text), NFKC), '[[:space:][:punct:]]'::text, ''::text, 'g'::text))) WHERE (state = 'approved'::text);
CREATE INDEX organisation_change_former_name_en ON identity.organisation_change USING btree (lower(regexp_replace(NORMALIZE((was ->> 'nameEn'::text), NFKC), '[[:space:][:punct:]]'::text, ''::text, 'g'::text))) WHERE (state = 'approved'::text);
CREATE INDEX organisation_change_of_organisation ON identity.organisation_change USING btree (organisation, id DESC);
CREATE INDEX organisation_change_of_state ON identity.organisation_change USING btree (state, moved_at, id);
CREATE UNIQUE INDEX organisation_change_open_once ON identity.organisation_change USING btree (organisation) WHERE (state = ANY (ARRAY['draft'::text, 'pending'::text, 'returned'::text]));

create table identity.organisation_change_finding (
  move bigint not null,
  code text not null,
  note text,
  constraint organisation_change_finding_pkey PRIMARY KEY (move, code),
  constraint organisation_change_finding_other CHECK (((code <> 'other'::text) OR (note IS NOT NULL))),
  constraint organisation_change_finding_move_fkey FOREIGN KEY (move) REFERENCES identity.organisation_change_move(n)
);

create table identity.organisation_change_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint organisation_change_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table identity.organisation_change_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint organisation_change_move_pkey PRIMARY KEY (n),
  constraint organisation_change_move_item_fkey FOREIGN KEY (item) REFERENCES identity.organisation_change(id),
  constraint organisation_change_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES identity.organisation_change_legal_move(action, from_state, to_state)
);
CREATE INDEX organisation_change_move_item ON identity.organisation_change_move USING btree (item, n);
CREATE INDEX organisation_change_move_person ON identity.organisation_change_move USING btree (person);

create table identity.organisation_change_paper (
  file uuid not null,
  change uuid not null,
  kind text not null,
  type text not null,
  replaced_at timestamp with time zone,
  constraint organisation_change_paper_pkey PRIMARY KEY (file),
  constraint organisation_change_paper_kind CHECK ((kind = ANY (ARRAY['mandate'::text, 'licence'::text]))),
  constraint organisation_change_paper_type CHECK ((type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text]))),
  constraint organisation_change_paper_change_fkey FOREIGN KEY (change) REFERENCES identity.organisation_change(id),
  constraint organisation_change_paper_file_fkey FOREIGN KEY (file) REFERENCES platform.file(id)
);
CREATE INDEX organisation_change_paper_change ON identity.organisation_change_paper USING btree (change);
CREATE UNIQUE INDEX organisation_change_paper_once ON identity.organisation_change_paper USING btree (change, kind) WHERE (replaced_at IS NULL);

create table identity.organisation_document (
  file uuid not null,
  organisation uuid not null,
  kind text not null,
  type text not null,
  replaced_at timestamp with time zone,
  constraint organisation_document_pkey PRIMARY KEY (file),
  constraint organisation_document_kind CHECK ((kind = ANY (ARRAY['mandate'::text, 'licence'::text]))),
  constraint organisation_document_type CHECK ((type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text]))),
  constraint organisation_document_file_fkey FOREIGN KEY (file) REFERENCES platform.file(id),
  constraint organisation_document_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id)
);
CREATE UNIQUE INDEX organisation_document_once ON identity.organisation_document USING btree (organisation, kind) WHERE (replaced_at IS NULL);
CREATE INDEX organisation_document_organisation ON identity.organisation_document USING btree (organisation);

create table identity.organisation_finding (
  move bigint not null,
  code text not null,
  note text,
  constraint organisation_finding_pkey PRIMARY KEY (move, code),
  constraint organisation_finding_other CHECK (((code <> 'other'::text) OR (note IS NOT NULL))),
  constraint organisation_finding_move_fkey FOREIGN KEY (move) REFERENCES identity.organisation_move(n)
);

create table identity.organisation_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint organisation_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table identity.organisation_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint organisation_move_pkey PRIMARY KEY (n),
  constraint organisation_move_item_fkey FOREIGN KEY (item) REFERENCES identity.organisation(id),
  constraint organisation_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES identity.organisation_legal_move(action, from_state, to_state)
);
CREATE INDEX organisation_move_item ON identity.organisation_move USING btree (item, n);
CREATE INDEX organisation_move_person ON identity.organisation_move USING btree (person) WHERE (person IS NOT NULL);

create table identity.person (
  id uuid not null,
  name text not null,
  name_en text,
  email text,
  email_verified boolean not null default false,
  image text,
  announced boolean not null default false,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_email_once UNIQUE (email),
  constraint person_email_lower_case CHECK ((email = lower(email))),
  constraint person_name_length CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);
CREATE INDEX person_letters ON identity.person USING btree (regexp_replace(lower(name), '[[:space:]·•・.,''’-]'::text, ''::text, 'g'::text));
CREATE INDEX person_letters_en ON identity.person USING btree (regexp_replace(lower(name_en), '[[:space:]·•・.,''’-]'::text, ''::text, 'g'::text));
CREATE TRIGGER emptied_stays_empty BEFORE UPDATE ON identity.person FOR EACH ROW EXECUTE FUNCTION identity.emptied_stays_empty();

create table identity.privacy_notice (
  version integer not null,
  from_at timestamp with time zone not null,
  text_zh text not null,
  text_en text not null,
  changes_zh text,
  changes_en text,
  renews text[] not null default '{}'::text[],
  published_at timestamp with time zone not null,
  published_by uuid,
  constraint privacy_notice_pkey PRIMARY KEY (version),
  constraint privacy_notice_changes CHECK ((((changes_zh IS NULL) = (changes_en IS NULL)) AND ((changes_zh IS NULL) = (version = 1)))),
  constraint privacy_notice_published_by_fkey FOREIGN KEY (published_by) REFERENCES identity.person(id)
);

create table identity.real_name (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  asked_at timestamp with time zone,
  name text,
  document text,
  number_ending text,
  number_hash bytea,
  sealed_number bytea,
  wrapped_key bytea,
  picture uuid,
  picture_type text,
  picture_at timestamp with time zone,
  picture_until timestamp with time zone,
  taken_by uuid,
  constraint real_name_pkey PRIMARY KEY (id),
  constraint real_name_document CHECK ((document = ANY (ARRAY['resident_id'::text, 'passport'::text, 'travel_permit'::text]))),
  constraint real_name_pending_whole CHECK (((state <> 'pending'::text) OR ((picture IS NOT NULL) AND (picture_until IS NULL) AND (name IS NOT NULL) AND (sealed_number IS NOT NULL) AND (asked_at IS NOT NULL)))),
  constraint real_name_picture_type CHECK ((picture_type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text]))),
  constraint real_name_picture_whole CHECK ((((picture IS NULL) = (picture_type IS NULL)) AND ((picture IS NULL) = (picture_at IS NULL)) AND ((picture IS NULL) OR (wrapped_key IS NOT NULL)))),
  constraint real_name_state CHECK ((state = ANY (ARRAY['unverified'::text, 'pending'::text, 'verified'::text, 'returned'::text, 'suspended'::text]))),
  constraint real_name_verified_whole CHECK (((state <> 'verified'::text) OR ((name IS NOT NULL) AND (number_hash IS NOT NULL) AND (number_ending IS NOT NULL)))),
  constraint real_name_id_fkey FOREIGN KEY (id) REFERENCES identity.person(id),
  constraint real_name_picture_fkey FOREIGN KEY (picture) REFERENCES platform.file(id),
  constraint real_name_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES identity.person(id)
);
CREATE UNIQUE INDEX real_name_number_once ON identity.real_name USING btree (number_hash) WHERE (state = ANY (ARRAY['verified'::text, 'suspended'::text]));
CREATE INDEX real_name_picture_until ON identity.real_name USING btree (picture_until) WHERE (picture_until IS NOT NULL);
CREATE INDEX real_name_taken_by ON identity.real_name USING btree (taken_by) WHERE (taken_by IS NOT NULL);
CREATE INDEX real_name_waiting ON identity.real_name USING btree (state, asked_at, id) WHERE (asked_at IS NOT NULL);

create table identity.real_name_finding (
  item uuid not null,
  code text not null,
  note text,
  constraint real_name_finding_pkey PRIMARY KEY (item, code),
  constraint real_name_finding_other CHECK (((code <> 'other'::text) OR (note IS NOT NULL))),
  constraint real_name_finding_item_fkey FOREIGN KEY (item) REFERENCES identity.real_name(id)
);

create table identity.real_name_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint real_name_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table identity.real_name_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint real_name_move_pkey PRIMARY KEY (item, n),
  constraint real_name_move_item_fkey FOREIGN KEY (item) REFERENCES identity.real_name(id),
  constraint real_name_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES identity.real_name_legal_move(action, from_state, to_state)
);
CREATE INDEX real_name_move_person ON identity.real_name_move USING btree (person) WHERE (person IS NOT NULL);

create table identity.role_grant (
  id uuid not null,
  person uuid not null,
  role text not null,
  scope text not null,
  scope_id uuid,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  granted_by uuid,
  ended_by uuid,
  created_at timestamp with time zone not null,
  second_factor boolean not null default false,
  constraint role_grant_pkey PRIMARY KEY (id),
  constraint role_grant_order CHECK (((to_at IS NULL) OR (to_at >= from_at))),
  constraint role_grant_role CHECK ((role = ANY (ARRAY['admin'::text, 'organiser'::text, 'track_organiser'::text, 'reviewer'::text, 'clearance_officer'::text, 'observer'::text, 'judge'::text, 'translator'::text, 'certifier'::text, 'authority'::text]))),
  constraint role_grant_scope CHECK (((scope = ANY (ARRAY['platform'::text, 'contest'::text, 'track'::text])) AND ((scope = 'platform'::text) = (scope_id IS NULL)))),
  constraint role_grant_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES identity.person(id),
  constraint role_grant_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES identity.person(id),
  constraint role_grant_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX role_grant_person ON identity.role_grant USING btree (person);
CREATE INDEX role_grant_role ON identity.role_grant USING btree (role, scope, scope_id);
CREATE TRIGGER deleted_stays_deleted BEFORE INSERT ON identity.role_grant FOR EACH ROW EXECUTE FUNCTION identity.deleted_stays_deleted();

create table identity.second_factor (
  person uuid not null,
  secret bytea not null,
  created_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null,
  constraint second_factor_pkey PRIMARY KEY (person),
  constraint second_factor_order CHECK (((confirmed_at IS NULL) OR (confirmed_at >= created_at))),
  constraint second_factor_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id) ON DELETE CASCADE
);
CREATE TRIGGER deleted_stays_deleted BEFORE INSERT ON identity.second_factor FOR EACH ROW EXECUTE FUNCTION identity.deleted_stays_deleted();

create table identity.session (
  id uuid not null,
  person uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  second_step_at timestamp with time zone,
  seen_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_once UNIQUE (token),
  constraint session_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id) ON DELETE CASCADE
);
CREATE INDEX session_expires_at ON identity.session USING btree (expires_at);
CREATE INDEX session_person ON identity.session USING btree (person, created_at DESC);
CREATE TRIGGER deleted_stays_deleted BEFORE INSERT ON identity.session FOR EACH ROW EXECUTE FUNCTION identity.deleted_stays_deleted();

create table identity.signature_request (
  id uuid not null,
  organisation uuid not null,
  item uuid not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  act text not null,
  constraint signature_request_pkey PRIMARY KEY (id),
  constraint signature_request_order CHECK (((ended_at IS NULL) OR (ended_at >= asked_at))),
  constraint signature_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES identity.person(id),
  constraint signature_request_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id)
);
CREATE INDEX signature_request_asker ON identity.signature_request USING btree (asked_by);
CREATE UNIQUE INDEX signature_request_open_once ON identity.signature_request USING btree (item) WHERE (ended_at IS NULL);
CREATE INDEX signature_request_waiting ON identity.signature_request USING btree (organisation) WHERE (ended_at IS NULL);

create table identity.text_message (
  id uuid not null,
  about uuid not null,
  template text not null,
  mobile text,
  variables jsonb not null,
  at timestamp with time zone not null,
  due timestamp with time zone not null,
  tries integer not null default 0,
  outcome text,
  moved_at timestamp with time zone not null,
  constraint text_message_pkey PRIMARY KEY (id),
  constraint text_message_forgotten CHECK (((mobile IS NULL) = (outcome IS NOT NULL))),
  constraint text_message_outcome CHECK ((outcome = ANY (ARRAY['sending'::text, 'sent'::text, 'unanswered'::text, 'number_refused'::text, 'too_many'::text, 'not_taken'::text, 'void'::text])))
);
CREATE INDEX text_message_due ON identity.text_message USING btree (due) WHERE (outcome IS NULL);
CREATE UNIQUE INDEX text_message_waits_once ON identity.text_message USING btree (about) WHERE (outcome IS NULL);

create table identity.verification (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_identifier ON identity.verification USING btree (identifier, created_at DESC);

create table identity.wechat_ticket (
  ticket_hash bytea not null,
  openid text not null,
  expires_at timestamp with time zone not null,
  constraint wechat_ticket_pkey PRIMARY KEY (ticket_hash)
);
CREATE INDEX wechat_ticket_expires_at ON identity.wechat_ticket USING btree (expires_at);

create view identity.published_membership as
 SELECT organisation,
    person,
    role,
    joined_at,
    ended_at
   FROM identity.membership;

create view identity.published_organisation as
 SELECT id,
    name,
    name_en,
    kind,
    size,
    region,
    country,
    (state = 'verified'::text) AS verified
   FROM identity.organisation;

create view identity.published_person as
 SELECT id,
    name,
    name_en
   FROM identity.person;

create view identity.published_unranked as
 SELECT person
   FROM identity.consent
  WHERE ((purpose = 'no_automated_ranking'::text) AND (withdrawn_at IS NULL));

create schema judging;

CREATE OR REPLACE FUNCTION judging.refuse_bid_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and (new.id, new.final, new.round, new.item, new.leaf, new.person, new.at)
    is not distinct from (old.id, old.final, old.round, old.item, old.leaf, old.person, old.at) then return new; end if;
  raise exception '% is append-only', tg_table_name;
end $function$;

CREATE OR REPLACE FUNCTION judging.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin raise exception '% is append-only', tg_table_name; end $function$;

CREATE OR REPLACE FUNCTION judging.refuse_translated_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.n is null then return case tg_op when 'DELETE' then old else new end; end if;
  if tg_op = 'UPDATE' and (new.id, new.duty, new.solution, new.n, new.version, new.at)
    is not distinct from (old.id, old.duty, old.solution, old.n, old.version, old.at) then return new; end if;
  raise exception 'what was handed in as a translation stays';
end $function$;

create table judging.absence (
  register uuid not null,
  from_day date not null,
  to_day date not null,
  free boolean not null default false,
  constraint absence_once PRIMARY KEY (register, from_day, to_day),
  constraint absence_order CHECK ((to_day >= from_day)),
  constraint absence_register_fkey FOREIGN KEY (register) REFERENCES judging.register(id) ON DELETE CASCADE
);

create table judging.affiliation (
  register uuid not null,
  n integer not null,
  kind text not null,
  name text not null,
  organisation uuid,
  from_day date,
  to_day date,
  constraint affiliation_nth PRIMARY KEY (register, n),
  constraint affiliation_kind CHECK ((kind = ANY (ARRAY['employer'::text, 'part_time'::text, 'board'::text, 'studied'::text, 'adviser'::text, 'other'::text]))),
  constraint affiliation_order CHECK ((to_day >= from_day)),
  constraint affiliation_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint affiliation_register_fkey FOREIGN KEY (register) REFERENCES judging.register(id) ON DELETE CASCADE
);
CREATE INDEX affiliation_organisation ON judging.affiliation USING btree (organisation);

create table judging.assigned (
  assignment uuid not null,
  seat uuid not null,
  solution uuid not null,
  worth integer not null,
  reasons jsonb not null,
  by_hand boolean not null,
  stronger integer not null,
  constraint assigned_once PRIMARY KEY (assignment, seat, solution),
  constraint assigned_worth CHECK (((worth >= '-20'::integer) AND (worth <= 100))),
  constraint assigned_assignment_fkey FOREIGN KEY (assignment) REFERENCES judging.assignment(id),
  constraint assigned_seat_fkey FOREIGN KEY (seat) REFERENCES judging.seat(id),
  constraint assigned_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);
CREATE INDEX assigned_seat ON judging.assigned USING btree (seat);
CREATE INDEX assigned_solution ON judging.assigned USING btree (solution);

create table judging.assignment (
  id uuid not null,
  panel uuid not null,
  state text not null,
  version integer not null,
  run uuid not null,
  run_panels integer not null,
  run_value integer not null,
  run_by uuid not null,
  run_at timestamp with time zone not null,
  each integer not null,
  gap integer not null,
  optimum integer not null,
  round uuid,
  leaf uuid,
  constraint assignment_pkey PRIMARY KEY (id),
  constraint assignment_handed_out CHECK ((((state = 'handed_out'::text) = (round IS NOT NULL)) AND ((round IS NULL) = (leaf IS NULL)))),
  constraint assignment_state CHECK ((state = ANY (ARRAY['proposed'::text, 'handed_out'::text, 'dropped'::text]))),
  constraint assignment_leaf_fkey FOREIGN KEY (leaf) REFERENCES judging.logged(leaf),
  constraint assignment_panel_fkey FOREIGN KEY (panel) REFERENCES judging.panel(id),
  constraint assignment_round_fkey FOREIGN KEY (round) REFERENCES judging.round(id),
  constraint assignment_run_by_fkey FOREIGN KEY (run_by) REFERENCES identity.person(id)
);
CREATE INDEX assignment_panel ON judging.assignment USING btree (panel);
CREATE UNIQUE INDEX assignment_proposed_once ON judging.assignment USING btree (panel) WHERE (state = 'proposed'::text);
CREATE INDEX assignment_run_by ON judging.assignment USING btree (run_by);

create table judging.assignment_change (
  assignment uuid not null,
  n integer not null,
  person uuid not null,
  at timestamp with time zone not null,
  solution uuid not null,
  from_seat uuid not null,
  to_seat uuid not null,
  reason text not null,
  value_before integer not null,
  value_after integer not null,
  constraint assignment_change_nth PRIMARY KEY (assignment, n),
  constraint assignment_change_assignment_fkey FOREIGN KEY (assignment) REFERENCES judging.assignment(id),
  constraint assignment_change_from_seat_fkey FOREIGN KEY (from_seat) REFERENCES judging.seat(id),
  constraint assignment_change_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint assignment_change_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id),
  constraint assignment_change_to_seat_fkey FOREIGN KEY (to_seat) REFERENCES judging.seat(id)
);
CREATE INDEX assignment_change_person ON judging.assignment_change USING btree (person);

create table judging.code (
  panel uuid not null,
  solution uuid not null,
  code text not null,
  constraint code_pkey PRIMARY KEY (panel, solution),
  constraint code_once UNIQUE (panel, code),
  constraint code_panel_fkey FOREIGN KEY (panel) REFERENCES judging.panel(id),
  constraint code_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);

create table judging.conflict (
  id uuid not null,
  need uuid not null,
  person uuid not null,
  solution uuid,
  source text not null,
  note text,
  at timestamp with time zone not null,
  noted_by uuid,
  constraint conflict_pkey PRIMARY KEY (id),
  constraint conflict_once UNIQUE NULLS NOT DISTINCT (need, person, solution, source),
  constraint conflict_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint conflict_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint conflict_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);
CREATE INDEX conflict_of_person ON judging.conflict USING btree (person, need);

create table judging.correction (
  objection uuid not null,
  sheet uuid not null,
  ground text not null,
  at timestamp with time zone not null,
  constraint correction_pkey PRIMARY KEY (objection, sheet),
  constraint sheet_struck_once UNIQUE (sheet),
  constraint correction_ground_check CHECK ((ground = ANY (ARRAY['conflict'::text, 'against_rule'::text, 'mistaken'::text]))),
  constraint correction_objection_fkey FOREIGN KEY (objection) REFERENCES judging.objection(id),
  constraint correction_sheet_fkey FOREIGN KEY (sheet) REFERENCES judging.sheet(id)
);

create table judging.criterion (
  panel uuid not null,
  n integer not null,
  key text not null,
  name text not null,
  name_en text not null,
  weight integer not null,
  max integer not null,
  guidance text not null,
  guidance_en text not null,
  comment_required boolean not null,
  constraint criterion_pkey PRIMARY KEY (panel, key),
  constraint criterion_place_once UNIQUE (panel, n),
  constraint criterion_max_check CHECK (((max >= 1) AND (max <= 100))),
  constraint criterion_weight_check CHECK (((weight >= 1) AND (weight <= 100))),
  constraint criterion_panel_fkey FOREIGN KEY (panel) REFERENCES judging.panel(id)
);

create table judging.duty (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  panel uuid not null,
  person uuid not null,
  language text not null,
  named uuid[],
  answer_by timestamp with time zone not null,
  undertaking text,
  undertaking_sha256 text,
  undertaken_at timestamp with time zone,
  constraint duty_pkey PRIMARY KEY (id),
  constraint duty_language CHECK ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint duty_undertaken CHECK (((state <> 'accepted'::text) OR ((undertaking IS NOT NULL) AND (undertaking_sha256 IS NOT NULL) AND (undertaken_at IS NOT NULL)))),
  constraint duty_panel_fkey FOREIGN KEY (panel) REFERENCES judging.panel(id),
  constraint duty_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX duty_answer_by ON judging.duty USING btree (answer_by) WHERE (state = 'invited'::text);
CREATE INDEX duty_of_person ON judging.duty USING btree (person, created_at DESC, id DESC);
CREATE UNIQUE INDEX duty_once ON judging.duty USING btree (panel, person) WHERE (state = ANY (ARRAY['invited'::text, 'accepted'::text]));

create table judging.duty_interest (
  duty uuid not null,
  organisation uuid not null,
  constraint duty_interest_pkey PRIMARY KEY (duty, organisation),
  constraint duty_interest_duty_fkey FOREIGN KEY (duty) REFERENCES judging.duty(id),
  constraint duty_interest_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id)
);

create table judging.duty_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint duty_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table judging.duty_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint duty_move_pkey PRIMARY KEY (item, n),
  constraint duty_move_item_fkey FOREIGN KEY (item) REFERENCES judging.duty(id),
  constraint duty_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES judging.duty_legal_move(action, from_state, to_state)
);
CREATE INDEX duty_move_person ON judging.duty_move USING btree (person) WHERE (person IS NOT NULL);

create table judging.duty_reading (
  duty uuid not null,
  solution uuid not null,
  at timestamp with time zone not null,
  leaf uuid not null,
  constraint duty_reading_pkey PRIMARY KEY (duty, solution),
  constraint duty_reading_duty_fkey FOREIGN KEY (duty) REFERENCES judging.duty(id),
  constraint duty_reading_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);

create table judging.final (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  contest uuid not null,
  track uuid,
  number text not null,
  title text not null,
  title_en text not null,
  place text not null,
  begins_at timestamp with time zone not null,
  present_seconds integer not null,
  question_seconds integer not null,
  shows text not null,
  named boolean not null,
  seed bytea,
  leaf uuid,
  words text,
  last integer not null default 0,
  constraint final_pkey PRIMARY KEY (id),
  constraint final_number_once UNIQUE (number),
  constraint final_drawn_whole CHECK (((state = ANY (ARRAY['preparing'::text, 'sealed'::text])) OR (words IS NOT NULL))),
  constraint final_present_seconds_check CHECK (((present_seconds >= 30) AND (present_seconds <= 7200))),
  constraint final_question_seconds_check CHECK (((question_seconds >= 30) AND (question_seconds <= 7200))),
  constraint final_sealed_whole CHECK (((state = 'preparing'::text) OR ((seed IS NOT NULL) AND (leaf IS NOT NULL)))),
  constraint final_shows_check CHECK ((shows = ANY (ARRAY['nothing'::text, 'ranks'::text, 'scores'::text]))),
  constraint final_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint final_leaf_fkey FOREIGN KEY (leaf) REFERENCES judging.logged(leaf),
  constraint final_track_fkey FOREIGN KEY (track) REFERENCES contests.track(id)
);
CREATE INDEX final_of_contest ON judging.final USING btree (contest, begins_at DESC, id DESC);

create table judging.final_bid (
  id uuid not null,
  final uuid not null,
  round integer not null,
  item uuid not null,
  leaf uuid not null,
  wrapped bytea not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint final_bid_pkey PRIMARY KEY (id),
  constraint final_bid_final_fkey FOREIGN KEY (final) REFERENCES judging.final(id),
  constraint final_bid_item_fkey FOREIGN KEY (item) REFERENCES judging.final_item(id),
  constraint final_bid_of_round FOREIGN KEY (final, round) REFERENCES judging.final_entry(final, n)
);
CREATE INDEX final_bid_of_item ON judging.final_bid USING btree (final, round, item, at DESC);
CREATE INDEX final_bid_of_person ON judging.final_bid USING btree (person);
CREATE TRIGGER final_bid_append_only BEFORE DELETE OR UPDATE ON judging.final_bid FOR EACH ROW EXECUTE FUNCTION judging.refuse_bid_change();

create table judging.final_entry (
  final uuid not null,
  n integer not null,
  action text not null,
  item uuid,
  need uuid,
  at timestamp with time zone not null,
  person uuid,
  role text not null,
  reason text,
  undoes integer,
  data jsonb not null default '{}'::jsonb,
  constraint final_entry_pkey PRIMARY KEY (final, n),
  constraint final_entry_undone_once UNIQUE (final, undoes),
  constraint final_entry_n_check CHECK ((n >= 1)),
  constraint final_entry_undo_whole CHECK (((action = 'undo'::text) = (undoes IS NOT NULL))),
  constraint final_entry_undoes_earlier CHECK ((undoes < n)),
  constraint final_entry_final_fkey FOREIGN KEY (final) REFERENCES judging.final(id),
  constraint final_entry_item_fkey FOREIGN KEY (item) REFERENCES judging.final_item(id),
  constraint final_entry_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint final_entry_undoes_one FOREIGN KEY (final, undoes) REFERENCES judging.final_entry(final, n)
);
CREATE INDEX final_entry_of_person ON judging.final_entry USING btree (person);
CREATE TRIGGER final_entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON judging.final_entry FOR EACH STATEMENT EXECUTE FUNCTION judging.refuse_change();

create table judging.final_item (
  id uuid not null,
  final uuid not null,
  need uuid not null,
  solution uuid not null,
  n integer,
  lot text,
  constraint final_item_pkey PRIMARY KEY (id),
  constraint final_item_place_once UNIQUE (final, n),
  constraint final_item_solution_once UNIQUE (solution),
  constraint final_item_drawn_whole CHECK (((n IS NULL) = (lot IS NULL))),
  constraint final_item_final_fkey FOREIGN KEY (final) REFERENCES judging.final(id),
  constraint final_item_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint final_item_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);

create table judging.final_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint final_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table judging.final_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint final_move_pkey PRIMARY KEY (item, n),
  constraint final_move_item_fkey FOREIGN KEY (item) REFERENCES judging.final(id),
  constraint final_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES judging.final_legal_move(action, from_state, to_state)
);
CREATE INDEX final_move_of_person ON judging.final_move USING btree (person);

create table judging.final_need (
  final uuid not null,
  need uuid not null,
  n integer not null,
  ground text not null,
  reason text not null,
  constraint final_need_pkey PRIMARY KEY (final, need),
  constraint final_need_place_once UNIQUE (final, n),
  constraint need_on_stage_once UNIQUE (need),
  constraint final_need_ground_check CHECK ((ground = ANY (ARRAY['representative_field'::text, 'strategic'::text, 'contested'::text, 'public_interest'::text, 'other'::text]))),
  constraint final_need_final_fkey FOREIGN KEY (final) REFERENCES judging.final(id),
  constraint final_need_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table judging.interest (
  seat uuid not null,
  organisation uuid not null,
  constraint interest_pkey PRIMARY KEY (seat, organisation),
  constraint interest_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint interest_seat_fkey FOREIGN KEY (seat) REFERENCES judging.seat(id)
);

create table judging.logged (
  leaf uuid not null,
  kind text not null,
  subject uuid not null,
  content jsonb not null,
  at timestamp with time zone not null,
  constraint logged_pkey PRIMARY KEY (leaf)
);
CREATE INDEX logged_of_subject ON judging.logged USING btree (subject, at);

create table judging.notice (
  id uuid not null,
  number text not null,
  panel uuid not null,
  winner uuid not null,
  need_number text not null,
  title text not null,
  organisation uuid not null,
  leader uuid not null,
  published_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  working_days integer not null,
  leaf uuid not null,
  withdrawn_at timestamp with time zone,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_number_once UNIQUE (number),
  constraint notice_of_winner_once UNIQUE (winner),
  constraint notice_leader_fkey FOREIGN KEY (leader) REFERENCES identity.person(id),
  constraint notice_leaf_fkey FOREIGN KEY (leaf) REFERENCES judging.logged(leaf),
  constraint notice_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint notice_panel_fkey FOREIGN KEY (panel) REFERENCES judging.panel(id),
  constraint notice_winner_fkey FOREIGN KEY (winner) REFERENCES judging.winner(id)
);
CREATE INDEX notice_due ON judging.notice USING btree (ends_at) WHERE (withdrawn_at IS NULL);
CREATE INDEX notice_newest ON judging.notice USING btree (published_at DESC, id DESC);
CREATE UNIQUE INDEX notice_standing_once ON judging.notice USING btree (panel) WHERE (withdrawn_at IS NULL);

create table judging.objection (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  notice uuid not null,
  panel uuid not null,
  person uuid not null,
  organisation uuid not null,
  text text not null,
  answer text,
  remedy text,
  answered_by uuid,
  answer_due timestamp with time zone not null,
  published text,
  constraint objection_pkey PRIMARY KEY (id),
  constraint objection_once UNIQUE (notice, person),
  constraint objection_answered CHECK (((state = 'filed'::text) OR ((answer IS NOT NULL) AND (answered_by IS NOT NULL)))),
  constraint objection_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES identity.person(id),
  constraint objection_notice_fkey FOREIGN KEY (notice) REFERENCES judging.notice(id),
  constraint objection_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint objection_panel_fkey FOREIGN KEY (panel) REFERENCES judging.panel(id),
  constraint objection_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX objection_due ON judging.objection USING btree (answer_due, id) WHERE (state = 'filed'::text);
CREATE INDEX objection_of_panel ON judging.objection USING btree (panel, state);
CREATE INDEX objection_of_person ON judging.objection USING btree (person, created_at DESC, id DESC);

create table judging.objection_file (
  objection uuid not null,
  file uuid not null,
  type text not null,
  constraint objection_file_pkey PRIMARY KEY (file),
  constraint objection_file_file_fkey FOREIGN KEY (file) REFERENCES platform.file(id),
  constraint objection_file_objection_fkey FOREIGN KEY (objection) REFERENCES judging.objection(id)
);
CREATE INDEX objection_file_of_objection ON judging.objection_file USING btree (objection);

create table judging.objection_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint objection_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table judging.objection_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint objection_move_pkey PRIMARY KEY (item, n),
  constraint objection_move_item_fkey FOREIGN KEY (item) REFERENCES judging.objection(id),
  constraint objection_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES judging.objection_legal_move(action, from_state, to_state)
);
CREATE INDEX objection_move_person ON judging.objection_move USING btree (person) WHERE (person IS NOT NULL);

create table judging.panel (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  need uuid not null,
  score_by timestamp with time zone,
  constraint panel_pkey PRIMARY KEY (id),
  constraint panel_of_need_once UNIQUE (need),
  constraint panel_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);
CREATE INDEX panel_at_work ON judging.panel USING btree (state, moved_at, id);

create table judging.panel_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint panel_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table judging.panel_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint panel_move_pkey PRIMARY KEY (item, n),
  constraint panel_move_item_fkey FOREIGN KEY (item) REFERENCES judging.panel(id),
  constraint panel_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES judging.panel_legal_move(action, from_state, to_state)
);
CREATE INDEX panel_move_person ON judging.panel_move USING btree (person) WHERE (person IS NOT NULL);

create table judging.place (
  ranking uuid not null,
  solution uuid not null,
  rank integer not null,
  numerator numeric not null,
  denominator numeric not null,
  lot text not null,
  goes_on boolean not null,
  constraint place_pkey PRIMARY KEY (ranking, solution),
  constraint place_denominator_check CHECK ((denominator > (0)::numeric)),
  constraint place_rank_check CHECK ((rank >= 1)),
  constraint place_ranking_fkey FOREIGN KEY (ranking) REFERENCES judging.ranking(id),
  constraint place_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);

create table judging.ranking (
  id uuid not null,
  panel uuid not null,
  round uuid not null,
  n integer not null,
  at timestamp with time zone not null,
  leaf uuid not null,
  constraint ranking_pkey PRIMARY KEY (id),
  constraint ranking_once UNIQUE (panel, n),
  constraint ranking_leaf_fkey FOREIGN KEY (leaf) REFERENCES judging.logged(leaf),
  constraint ranking_panel_fkey FOREIGN KEY (panel) REFERENCES judging.panel(id),
  constraint ranking_round_fkey FOREIGN KEY (round) REFERENCES judging.round(id)
);

create table judging.register (
  id uuid not null,
  person uuid,
  email text,
  mobile text,
  name text,
  fields text[] not null,
  industries text[] not null,
  keywords text[] not null,
  most_sheets integer,
  own boolean not null,
  version integer not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint register_pkey PRIMARY KEY (id),
  constraint register_of_email_once UNIQUE (email),
  constraint register_of_mobile_once UNIQUE (mobile),
  constraint register_of_person_once UNIQUE (person),
  constraint register_most_sheets CHECK (((most_sheets >= 1) AND (most_sheets <= 500))),
  constraint register_of_somebody CHECK ((num_nonnulls(person, email, mobile) = 1)),
  constraint register_own CHECK (((NOT own) OR (person IS NOT NULL))),
  constraint register_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES identity.person(id),
  constraint register_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX register_changed_by ON judging.register USING btree (changed_by);

create table judging.round (
  id uuid not null,
  panel uuid not null,
  n integer not null,
  kind text not null,
  aggregation text not null,
  tie_rule text not null,
  judges_per_solution integer not null,
  seed bytea,
  began_at timestamp with time zone,
  hides_solvers boolean not null,
  shows_scores boolean not null,
  names_judges boolean not null,
  cut_by text,
  cut_at integer,
  score_by timestamp with time zone,
  set_aside_promised boolean not null default true,
  pairs_promised boolean not null default true,
  constraint round_pkey PRIMARY KEY (id),
  constraint round_kind_once UNIQUE (panel, kind),
  constraint round_once UNIQUE (panel, n),
  constraint round_begun CHECK (((seed IS NULL) = (began_at IS NULL))),
  constraint round_cut CHECK ((((cut_by = ANY (ARRAY['rank'::text, 'score'::text])) AND (cut_at > 0)) OR ((cut_by IS NULL) AND (cut_at IS NULL)))),
  constraint round_kind CHECK ((kind = ANY (ARRAY['qualifying'::text, 'online'::text, 'final'::text]))),
  constraint round_panel_fkey FOREIGN KEY (panel) REFERENCES judging.panel(id)
);

create table judging.round_criterion (
  panel uuid not null,
  kind text not null,
  n integer not null,
  key text not null,
  name text not null,
  name_en text not null,
  weight integer not null,
  max integer not null,
  guidance text not null,
  guidance_en text not null,
  comment_required boolean not null,
  constraint round_criterion_pkey PRIMARY KEY (panel, kind, key),
  constraint round_criterion_place_once UNIQUE (panel, kind, n),
  constraint round_criterion_max_check CHECK (((max >= 1) AND (max <= 100))),
  constraint round_criterion_weight_check CHECK (((weight >= 1) AND (weight <= 100))),
  constraint round_criterion_panel_fkey FOREIGN KEY (panel) REFERENCES judging.panel(id)
);

create table judging.score (
  sheet uuid not null,
  criterion text not null,
  score integer,
  comment text,
  constraint score_pkey PRIMARY KEY (sheet, criterion),
  constraint score_score_check CHECK (((score >= 0) AND (score <= 100))),
  constraint score_sheet_fkey FOREIGN KEY (sheet) REFERENCES judging.sheet(id)
);

create table judging.seat (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  panel uuid not null,
  person uuid not null,
  undertaking text,
  undertaken_at timestamp with time zone,
  undertaking_sha256 text,
  answer_by timestamp with time zone,
  constraint seat_pkey PRIMARY KEY (id),
  constraint seat_signed_words CHECK (((undertaking_sha256 IS NULL) OR (undertaking IS NOT NULL))),
  constraint seat_undertaken CHECK (((state <> 'accepted'::text) OR ((undertaking IS NOT NULL) AND (undertaken_at IS NOT NULL)))),
  constraint seat_panel_fkey FOREIGN KEY (panel) REFERENCES judging.panel(id),
  constraint seat_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX seat_answer_by ON judging.seat USING btree (answer_by) WHERE (state = 'invited'::text);
CREATE INDEX seat_of_person ON judging.seat USING btree (person, created_at DESC, id DESC);
CREATE UNIQUE INDEX seat_once ON judging.seat USING btree (panel, person) WHERE (state = ANY (ARRAY['invited'::text, 'accepted'::text]));

create table judging.seat_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint seat_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table judging.seat_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint seat_move_pkey PRIMARY KEY (item, n),
  constraint seat_move_item_fkey FOREIGN KEY (item) REFERENCES judging.seat(id),
  constraint seat_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES judging.seat_legal_move(action, from_state, to_state)
);
CREATE INDEX seat_move_person ON judging.seat_move USING btree (person) WHERE (person IS NOT NULL);

create table judging.serial (
  year integer not null,
  last integer not null,
  constraint serial_pkey PRIMARY KEY (year)
);

create table judging.session (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  contest uuid not null,
  track uuid,
  number text not null,
  title text not null,
  title_en text not null,
  place text not null,
  begins_at timestamp with time zone not null,
  tables integer not null,
  slots integer not null,
  slot_minutes integer not null,
  gap_minutes integer not null,
  choose_by timestamp with time zone not null,
  named boolean not null,
  last integer not null default 0,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_number_once UNIQUE (number),
  constraint session_gap_minutes_check CHECK (((gap_minutes >= 0) AND (gap_minutes <= 120))),
  constraint session_slot_minutes_check CHECK (((slot_minutes >= 5) AND (slot_minutes <= 240))),
  constraint session_slots_check CHECK (((slots >= 1) AND (slots <= 30))),
  constraint session_tables_check CHECK (((tables >= 1) AND (tables <= 60))),
  constraint session_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint session_track_fkey FOREIGN KEY (track) REFERENCES contests.track(id)
);
CREATE INDEX session_of_contest ON judging.session USING btree (contest, begins_at DESC, id DESC);

create table judging.session_choice (
  need uuid not null,
  session uuid not null,
  team uuid not null,
  side text not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint session_choice_pkey PRIMARY KEY (session, need, team, side),
  constraint session_choice_side_check CHECK ((side = ANY (ARRAY['owner'::text, 'solver'::text]))),
  constraint session_choice_session_need_fkey FOREIGN KEY (session, need) REFERENCES judging.session_need(session, need),
  constraint session_choice_team_fkey FOREIGN KEY (team) REFERENCES judging.session_team(id)
);
CREATE INDEX session_choice_of_person ON judging.session_choice USING btree (person);
CREATE INDEX session_choice_of_team ON judging.session_choice USING btree (team);

create table judging.session_entry (
  session uuid not null,
  n integer not null,
  action text not null,
  meeting uuid,
  other uuid,
  slot integer,
  seat integer,
  at timestamp with time zone not null,
  person uuid,
  role text not null,
  reason text,
  undoes integer,
  data jsonb not null default '{}'::jsonb,
  constraint session_entry_pkey PRIMARY KEY (session, n),
  constraint session_entry_undone_once UNIQUE (session, undoes),
  constraint session_entry_n_check CHECK ((n >= 1)),
  constraint session_entry_seat_check CHECK ((seat >= 0)),
  constraint session_entry_slot_check CHECK ((slot >= 0)),
  constraint session_entry_undo_whole CHECK (((action = 'undo'::text) = (undoes IS NOT NULL))),
  constraint session_entry_undoes_earlier CHECK ((undoes < n)),
  constraint session_entry_meeting_fkey FOREIGN KEY (meeting) REFERENCES judging.session_meeting(id),
  constraint session_entry_other_fkey FOREIGN KEY (other) REFERENCES judging.session_meeting(id),
  constraint session_entry_session_fkey FOREIGN KEY (session) REFERENCES judging.session(id),
  constraint session_entry_undoes_one FOREIGN KEY (session, undoes) REFERENCES judging.session_entry(session, n)
);
CREATE INDEX session_entry_of_person ON judging.session_entry USING btree (person);
CREATE TRIGGER session_entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON judging.session_entry FOR EACH STATEMENT EXECUTE FUNCTION judging.refuse_change();

create table judging.session_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint session_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table judging.session_meeting (
  id uuid not null,
  session uuid not null,
  need uuid not null,
  team uuid not null,
  constraint session_meeting_pkey PRIMARY KEY (id),
  constraint session_meeting_once UNIQUE (session, need, team),
  constraint session_meeting_session_fkey FOREIGN KEY (session) REFERENCES judging.session(id),
  constraint session_meeting_session_need_fkey FOREIGN KEY (session, need) REFERENCES judging.session_need(session, need),
  constraint session_meeting_team_fkey FOREIGN KEY (team) REFERENCES judging.session_team(id)
);

create table judging.session_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint session_move_pkey PRIMARY KEY (item, n),
  constraint session_move_item_fkey FOREIGN KEY (item) REFERENCES judging.session(id),
  constraint session_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES judging.session_legal_move(action, from_state, to_state)
);
CREATE INDEX session_move_of_person ON judging.session_move USING btree (person);

create table judging.session_need (
  session uuid not null,
  need uuid not null,
  n integer not null,
  delegation integer not null default 1,
  constraint session_need_pkey PRIMARY KEY (session, need),
  constraint session_need_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint session_need_session_fkey FOREIGN KEY (session) REFERENCES judging.session(id)
);
CREATE INDEX session_need_of_need ON judging.session_need USING btree (need);

create table judging.session_outcome (
  meeting uuid not null,
  n bigint not null generated always as identity,
  side text not null,
  outcome text not null,
  note text,
  person uuid not null,
  at timestamp with time zone not null,
  constraint session_outcome_pkey PRIMARY KEY (meeting, n),
  constraint session_outcome_outcome_check CHECK ((outcome = ANY (ARRAY['next_step'::text, 'later'::text, 'none'::text]))),
  constraint session_outcome_side_check CHECK ((side = ANY (ARRAY['owner'::text, 'solver'::text]))),
  constraint session_outcome_meeting_fkey FOREIGN KEY (meeting) REFERENCES judging.session_meeting(id)
);
CREATE INDEX session_outcome_of_person ON judging.session_outcome USING btree (person);

create table judging.session_team (
  id uuid not null,
  session uuid not null,
  solution uuid not null,
  n integer not null,
  words text not null,
  person uuid not null,
  at timestamp with time zone not null,
  left_at timestamp with time zone,
  constraint session_team_pkey PRIMARY KEY (id),
  constraint session_team_number_once UNIQUE (session, n),
  constraint session_team_once UNIQUE (session, solution),
  constraint session_team_session_fkey FOREIGN KEY (session) REFERENCES judging.session(id),
  constraint session_team_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);
CREATE INDEX session_team_of_person ON judging.session_team USING btree (person);
CREATE INDEX session_team_of_solution ON judging.session_team USING btree (solution);

create table judging.sheet (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  panel uuid not null,
  round uuid not null,
  seat uuid not null,
  solution uuid not null,
  comment text,
  constraint sheet_pkey PRIMARY KEY (id),
  constraint sheet_once UNIQUE (round, seat, solution),
  constraint sheet_panel_fkey FOREIGN KEY (panel) REFERENCES judging.panel(id),
  constraint sheet_round_fkey FOREIGN KEY (round) REFERENCES judging.round(id),
  constraint sheet_seat_fkey FOREIGN KEY (seat) REFERENCES judging.seat(id),
  constraint sheet_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);
CREATE INDEX sheet_of_panel ON judging.sheet USING btree (panel, state);
CREATE INDEX sheet_of_seat ON judging.sheet USING btree (seat, id);

create table judging.sheet_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint sheet_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table judging.sheet_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint sheet_move_pkey PRIMARY KEY (item, n),
  constraint sheet_move_item_fkey FOREIGN KEY (item) REFERENCES judging.sheet(id),
  constraint sheet_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES judging.sheet_legal_move(action, from_state, to_state)
);
CREATE INDEX sheet_move_person ON judging.sheet_move USING btree (person) WHERE (person IS NOT NULL);

create table judging.told_apart (
  need uuid not null,
  judge uuid not null,
  member uuid not null,
  reason text not null,
  at timestamp with time zone not null,
  person uuid not null,
  constraint told_apart_once PRIMARY KEY (need, judge, member),
  constraint told_apart_are_two CHECK ((judge <> member)),
  constraint told_apart_judge_fkey FOREIGN KEY (judge) REFERENCES identity.person(id),
  constraint told_apart_member_fkey FOREIGN KEY (member) REFERENCES identity.person(id),
  constraint told_apart_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint told_apart_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX told_apart_judge ON judging.told_apart USING btree (judge);
CREATE INDEX told_apart_member ON judging.told_apart USING btree (member);
CREATE INDEX told_apart_person ON judging.told_apart USING btree (person);

create table judging.translated (
  id uuid not null,
  duty uuid not null,
  solution uuid not null,
  n integer,
  version integer not null default 1,
  wrapped bytea not null,
  at timestamp with time zone not null,
  constraint translated_pkey PRIMARY KEY (id),
  constraint translated_n UNIQUE (duty, solution, n),
  constraint translated_duty_fkey FOREIGN KEY (duty) REFERENCES judging.duty(id),
  constraint translated_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);
CREATE UNIQUE INDEX translated_draft ON judging.translated USING btree (duty, solution) WHERE (n IS NULL);
CREATE INDEX translated_of_solution ON judging.translated USING btree (solution) WHERE (n IS NOT NULL);
CREATE TRIGGER translated_stays BEFORE DELETE OR UPDATE ON judging.translated FOR EACH ROW EXECUTE FUNCTION judging.refuse_translated_change();

create table judging.winner (
  id uuid not null,
  need uuid not null,
  ranking uuid not null,
  solution uuid not null,
  rank integer not null,
  person uuid not null,
  reason text,
  at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint winner_pkey PRIMARY KEY (id),
  constraint winner_is_ranked FOREIGN KEY (ranking, solution) REFERENCES judging.place(ranking, solution),
  constraint winner_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint winner_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE UNIQUE INDEX one_winner_of_need ON judging.winner USING btree (need) WHERE (withdrawn_at IS NULL);

create schema log;

CREATE OR REPLACE FUNCTION log.follow_on()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from appended a where a.n > 0 and not exists (select 1 from log.leaf l where l.n = a.n - 1)) then
    raise exception 'the public log has no gaps';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION log.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the public log is append-only: % of %.%', tg_op, tg_table_schema, tg_table_name;
end $function$;

create table log.entry (
  id uuid not null,
  said jsonb not null,
  salt bytea not null,
  data bytea not null,
  at timestamp with time zone not null,
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_data_length CHECK ((length(data) = 32)),
  constraint entry_salt_length CHECK ((length(salt) = 32))
);
CREATE TRIGGER entry_append_only BEFORE UPDATE OR TRUNCATE ON log.entry FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();

create table log.head (
  size bigint not null,
  root bytea not null,
  at timestamp with time zone not null,
  key_id text not null,
  signature text not null,
  constraint head_pkey PRIMARY KEY (size),
  constraint head_root_length CHECK ((length(root) = 32))
);
CREATE TRIGGER head_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON log.head FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();

create table log.leaf (
  n bigint not null,
  data bytea not null,
  constraint leaf_pkey PRIMARY KEY (n),
  constraint leaf_length CHECK ((length(data) = 32)),
  constraint leaf_place CHECK ((n >= 0))
);
CREATE TRIGGER leaf_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON log.leaf FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();
CREATE TRIGGER leaf_follows AFTER INSERT ON log.leaf REFERENCING NEW TABLE AS appended FOR EACH STATEMENT EXECUTE FUNCTION log.follow_on();

create table log.node (
  level integer not null,
  n bigint not null,
  hash bytea not null,
  constraint node_pkey PRIMARY KEY (level, n),
  constraint node_length CHECK ((length(hash) = 32))
);
CREATE INDEX node_leaf_hash ON log.node USING btree (hash) WHERE (level = 0);
CREATE TRIGGER node_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON log.node FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();

create table log.place (
  entry uuid not null,
  n bigint not null,
  constraint place_pkey PRIMARY KEY (entry),
  constraint place_once UNIQUE (n),
  constraint place_n_fkey FOREIGN KEY (n) REFERENCES log.leaf(n)
);
CREATE TRIGGER place_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON log.place FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();

create table log.signing_key (
  purpose text not null,
  key_id text not null,
  wrapped_private_key bytea not null,
  at timestamp with time zone not null,
  constraint signing_key_pkey PRIMARY KEY (purpose)
);

create view log.published_promise as
 SELECT id,
    (said ->> 'kind'::text) AS kind,
    (said ->> 'team'::text) AS team,
    ((said ->> 'version'::text))::integer AS version,
    ((said ->> 'at'::text))::timestamp with time zone AS at
   FROM log.entry e;

create schema matching;

create table matching.judgement (
  id uuid not null,
  need uuid not null,
  achievement uuid not null,
  side text not null,
  organisation uuid not null,
  person uuid not null,
  verdict text not null,
  at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint judgement_pkey PRIMARY KEY (id),
  constraint judgement_side CHECK ((side = ANY (ARRAY['need'::text, 'achievement'::text]))),
  constraint judgement_verdict CHECK ((verdict = ANY (ARRAY['good'::text, 'not_relevant'::text]))),
  constraint judgement_achievement_fkey FOREIGN KEY (achievement) REFERENCES achievements.achievement(id),
  constraint judgement_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint judgement_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint judgement_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX judgement_achievement ON matching.judgement USING btree (achievement);
CREATE INDEX judgement_organisation ON matching.judgement USING btree (organisation);
CREATE INDEX judgement_person ON matching.judgement USING btree (person);
CREATE UNIQUE INDEX judgement_stands_once ON matching.judgement USING btree (need, achievement, organisation) WHERE (revoked_at IS NULL);

create table matching.knowledge (
  version integer not null generated always as identity,
  bytes bytea not null,
  needs integer not null,
  achievements integer not null,
  learned_at timestamp with time zone not null,
  constraint knowledge_pkey PRIMARY KEY (version)
);

create table matching.match (
  need uuid not null,
  achievement uuid not null,
  knowledge integer not null,
  score double precision not null,
  strength double precision not null,
  reasons jsonb not null,
  at timestamp with time zone not null,
  constraint match_pkey PRIMARY KEY (need, achievement),
  constraint match_above_nothing CHECK (((score > (0)::double precision) AND (strength > (0)::double precision))),
  constraint match_achievement_fkey FOREIGN KEY (achievement) REFERENCES achievements.achievement(id),
  constraint match_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);
CREATE INDEX match_of_achievement ON matching.match USING btree (achievement, score DESC, need);
CREATE INDEX match_of_need ON matching.match USING btree (need, score DESC, achievement);

create table matching.matched (
  need uuid not null,
  knowledge integer not null,
  at timestamp with time zone not null,
  constraint matched_pkey PRIMARY KEY (need),
  constraint matched_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table matching.quiet (
  person uuid not null,
  at timestamp with time zone not null,
  constraint quiet_pkey PRIMARY KEY (person),
  constraint quiet_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);

create table matching.refusal (
  organisation uuid not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint refusal_pkey PRIMARY KEY (organisation),
  constraint refusal_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint refusal_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX refusal_person ON matching.refusal USING btree (person);

create table matching.told (
  need uuid not null,
  achievement uuid not null,
  side text not null,
  at timestamp with time zone not null,
  constraint told_pkey PRIMARY KEY (need, achievement, side),
  constraint told_side CHECK ((side = ANY (ARRAY['need'::text, 'achievement'::text]))),
  constraint told_achievement_fkey FOREIGN KEY (achievement) REFERENCES achievements.achievement(id),
  constraint told_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);
CREATE INDEX told_achievement ON matching.told USING btree (achievement);

create table matching.vector (
  model text not null,
  kind text not null,
  id uuid not null,
  hash bytea not null,
  bytes bytea not null,
  "position" bigint not null generated always as identity,
  constraint vector_pkey PRIMARY KEY (model, kind, id),
  constraint vector_kind CHECK ((kind = ANY (ARRAY['need'::text, 'achievement'::text]))),
  constraint vector_model_fkey FOREIGN KEY (model) REFERENCES matching.vector_model(model) ON DELETE CASCADE
);
CREATE INDEX vector_position ON matching.vector USING btree (model, kind, "position");

create table matching.vector_model (
  model text not null,
  begun_at timestamp with time zone not null,
  achievement uuid,
  need uuid,
  listed_at timestamp with time zone,
  filled_at timestamp with time zone,
  anew boolean not null default true,
  dimensions integer,
  failed_at timestamp with time zone,
  failure text,
  again_at timestamp with time zone,
  constraint vector_model_pkey PRIMARY KEY (model),
  constraint vector_model_failure CHECK ((((failed_at IS NULL) = (failure IS NULL)) AND ((failed_at IS NULL) = (again_at IS NULL))))
);

create table matching.vector_wanted (
  model text not null,
  kind text not null,
  id uuid not null,
  since timestamp with time zone not null,
  constraint vector_wanted_pkey PRIMARY KEY (model, kind, id),
  constraint vector_wanted_kind CHECK ((kind = ANY (ARRAY['need'::text, 'achievement'::text]))),
  constraint vector_wanted_model_fkey FOREIGN KEY (model) REFERENCES matching.vector_model(model) ON DELETE CASCADE
);
CREATE INDEX vector_wanted_next ON matching.vector_wanted USING btree (model, since, kind, id);

create table matching.wanted (
  kind text not null,
  id uuid not null,
  since timestamp with time zone not null,
  after uuid,
  constraint wanted_pkey PRIMARY KEY (kind, id),
  constraint wanted_kind CHECK ((kind = ANY (ARRAY['need'::text, 'achievement'::text, 'library'::text])))
);
CREATE INDEX wanted_next ON matching.wanted USING btree (since, kind, id);

create schema needs;

CREATE OR REPLACE FUNCTION needs.character_pairs(said text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE COST 200
AS $function$
  select coalesce(array_agg(distinct substr(lower(said), at, 2)), '{}') from generate_series(1, length(lower(said)) - 1) as at
$function$;

CREATE OR REPLACE FUNCTION needs.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is only ever added to', tg_table_name;
end $function$;

CREATE OR REPLACE FUNCTION needs.similar_terms(said text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  with runs as (
    select found[1] as run from regexp_matches(lower(normalize(said, NFKC)), '[㐀-䶿一-鿿]+|[a-z0-9][a-z0-9.+#-]*', 'g') as found
  ), terms as (
    select substr(run, i, 2) as term from runs cross join generate_series(1, length(run) - 1) as i where run !~ '^[a-z0-9]'
    union
    select rtrim(run, '.+#-') from runs where run ~ '^[a-z0-9]'
  )
  select coalesce(array_agg(term order by term), '{}') from terms where length(term) between 2 and 40 and term !~ '^[0-9.+#-]+$'
$function$;

CREATE OR REPLACE FUNCTION needs.similar_words(title text, keywords text[], problem text, indicators jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select concat_ws(E'\n', title, (select string_agg(keyword, E'\n') from unnest(keywords) as keyword), problem,
    (select string_agg(indicator ->> 'name', E'\n') from jsonb_array_elements(indicators) as indicator))
$function$;

create table needs.attachment (
  need uuid not null,
  file uuid not null,
  type text not null,
  constraint attachment_pkey PRIMARY KEY (file),
  constraint attachment_file_fkey FOREIGN KEY (file) REFERENCES platform.file(id),
  constraint attachment_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);
CREATE INDEX attachment_of_need ON needs.attachment USING btree (need);

create table needs.board_line (
  need uuid not null,
  number text not null,
  title text not null,
  state text not null,
  mode text not null,
  track_kind text not null,
  field text not null,
  field_top text not null,
  industry text,
  region text not null,
  region_top text not null,
  budget_min bigint,
  budget_max bigint,
  company text,
  published_at timestamp with time zone not null,
  deadline timestamp with time zone not null,
  words tsvector not null,
  other_fields text not null default ''::text,
  short_term boolean not null default false,
  long_term boolean not null default false,
  contest uuid not null,
  track uuid not null,
  field_second text not null,
  main boolean not null,
  heads boolean not null,
  constraint board_line_pkey PRIMARY KEY (need, field_second),
  constraint board_line_main CHECK (((main = (field_second = "left"(field, 3))) AND (heads OR (NOT main)))),
  constraint board_line_top CHECK ((field_top = "left"(field_second, 2))),
  constraint board_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);
CREATE INDEX board_budget ON needs.board_line USING btree (COALESCE(budget_max, (0)::bigint) DESC, need DESC) WHERE main;
CREATE INDEX board_contest ON needs.board_line USING btree (contest, published_at DESC, need DESC) WHERE main;
CREATE INDEX board_counts ON needs.board_line USING btree (contest, track, state) WHERE main;
CREATE INDEX board_deadline ON needs.board_line USING btree (deadline, need) WHERE main;
CREATE INDEX board_field ON needs.board_line USING btree (field_top, published_at DESC, need DESC) WHERE heads;
CREATE INDEX board_field_budget ON needs.board_line USING btree (field_top, COALESCE(budget_max, (0)::bigint) DESC, need DESC) WHERE heads;
CREATE INDEX board_field_deadline ON needs.board_line USING btree (field_top, deadline, need) WHERE heads;
CREATE INDEX board_field_region ON needs.board_line USING btree (field_top, region_top, published_at DESC, need DESC) WHERE heads;
CREATE INDEX board_field_second ON needs.board_line USING btree (field_second, published_at DESC, need DESC);
CREATE UNIQUE INDEX board_heads_unique ON needs.board_line USING btree (field_top, need) WHERE heads;
CREATE INDEX board_industry ON needs.board_line USING btree ("left"(industry, 1), published_at DESC, need DESC) WHERE main;
CREATE INDEX board_industry_second ON needs.board_line USING btree ("left"(industry, 3), published_at DESC, need DESC) WHERE main;
CREATE INDEX board_long_term ON needs.board_line USING btree (published_at DESC, need DESC) WHERE (main AND long_term);
CREATE UNIQUE INDEX board_need_unique ON needs.board_line USING btree (need) WHERE main;
CREATE INDEX board_newest ON needs.board_line USING btree (published_at DESC, need DESC) WHERE main;
CREATE UNIQUE INDEX board_number_unique ON needs.board_line USING btree (number) WHERE main;
CREATE INDEX board_region ON needs.board_line USING btree (region_top, published_at DESC, need DESC) WHERE main;
CREATE INDEX board_region_second ON needs.board_line USING btree ("left"(region, 4), published_at DESC, need DESC) WHERE main;
CREATE INDEX board_short_term ON needs.board_line USING btree (published_at DESC, need DESC) WHERE (main AND short_term);
CREATE INDEX board_state ON needs.board_line USING btree (state, published_at DESC, need DESC) WHERE main;
CREATE INDEX board_track ON needs.board_line USING btree (track_kind, published_at DESC, need DESC) WHERE main;
CREATE INDEX board_track_of ON needs.board_line USING btree (track, published_at DESC, need DESC) WHERE main;
CREATE INDEX board_words ON needs.board_line USING gin (words);

create table needs.confidential (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  need uuid not null,
  title text not null,
  text text not null,
  indicators jsonb not null,
  own_terms text,
  approval boolean not null,
  offered integer not null default 0,
  terms integer not null default 0,
  constraint confidential_pkey PRIMARY KEY (id),
  constraint confidential_once UNIQUE (need),
  constraint confidential_offered_since CHECK (((state = 'draft'::text) OR ((offered > 0) AND (terms > 0)))),
  constraint confidential_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table needs.confidential_excluded (
  confidential uuid not null,
  organisation uuid not null,
  person uuid not null,
  at timestamp with time zone not null,
  constraint confidential_excluded_pkey PRIMARY KEY (confidential, organisation),
  constraint confidential_excluded_confidential_fkey FOREIGN KEY (confidential) REFERENCES needs.confidential(id),
  constraint confidential_excluded_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint confidential_excluded_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);

create table needs.confidential_file (
  file uuid not null,
  confidential uuid not null,
  since integer not null,
  until integer,
  constraint confidential_file_pkey PRIMARY KEY (file),
  constraint confidential_file_confidential_fkey FOREIGN KEY (confidential) REFERENCES needs.confidential(id),
  constraint confidential_file_file_fkey FOREIGN KEY (file) REFERENCES platform.file(id)
);
CREATE INDEX confidential_file_of ON needs.confidential_file USING btree (confidential);

create table needs.confidential_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint confidential_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table needs.confidential_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint confidential_move_pkey PRIMARY KEY (item, n),
  constraint confidential_move_item_fkey FOREIGN KEY (item) REFERENCES needs.confidential(id),
  constraint confidential_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES needs.confidential_legal_move(action, from_state, to_state)
);
CREATE INDEX confidential_move_person ON needs.confidential_move USING btree (person) WHERE (person IS NOT NULL);

create table needs.confidential_reading (
  id bigint not null generated always as identity,
  confidential uuid not null,
  version integer not null,
  file uuid,
  person uuid not null,
  organisation uuid,
  disclosure uuid,
  reason text,
  at timestamp with time zone not null,
  constraint confidential_reading_pkey PRIMARY KEY (id),
  constraint reading_by_right CHECK ((((disclosure IS NULL) = (organisation IS NULL)) AND ((disclosure IS NOT NULL) OR (reason IS NOT NULL)))),
  constraint confidential_reading_confidential_fkey FOREIGN KEY (confidential) REFERENCES needs.confidential(id),
  constraint confidential_reading_disclosure_fkey FOREIGN KEY (disclosure) REFERENCES needs.disclosure(id),
  constraint confidential_reading_file_fkey FOREIGN KEY (file) REFERENCES platform.file(id),
  constraint confidential_reading_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint confidential_reading_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint reading_of_version FOREIGN KEY (confidential, version) REFERENCES needs.confidential_version(confidential, n)
);
CREATE INDEX confidential_reading_of ON needs.confidential_reading USING btree (confidential, id DESC);
CREATE INDEX confidential_reading_through ON needs.confidential_reading USING btree (disclosure) WHERE (disclosure IS NOT NULL);
CREATE TRIGGER confidential_reading_append_only BEFORE DELETE OR UPDATE ON needs.confidential_reading FOR EACH ROW EXECUTE FUNCTION needs.refuse_change();

create table needs.confidential_terms (
  confidential uuid not null,
  n integer not null,
  standard text not null,
  own text,
  sha256 text not null,
  at timestamp with time zone not null,
  constraint confidential_terms_pkey PRIMARY KEY (confidential, n),
  constraint confidential_terms_n_check CHECK ((n > 0)),
  constraint confidential_terms_confidential_fkey FOREIGN KEY (confidential) REFERENCES needs.confidential(id)
);
CREATE TRIGGER confidential_terms_append_only BEFORE DELETE OR UPDATE ON needs.confidential_terms FOR EACH ROW EXECUTE FUNCTION needs.refuse_change();

create table needs.confidential_version (
  confidential uuid not null,
  n integer not null,
  title text not null,
  text text not null,
  indicators jsonb not null,
  declaration text not null,
  person uuid not null,
  at timestamp with time zone not null,
  declaration_sha256 text not null,
  constraint confidential_version_pkey PRIMARY KEY (confidential, n),
  constraint confidential_version_n_check CHECK ((n > 0)),
  constraint confidential_version_confidential_fkey FOREIGN KEY (confidential) REFERENCES needs.confidential(id),
  constraint confidential_version_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE TRIGGER confidential_version_append_only BEFORE DELETE OR UPDATE ON needs.confidential_version FOR EACH ROW EXECUTE FUNCTION needs.refuse_change();

create table needs.decision (
  need uuid not null,
  n bigint not null generated always as identity,
  kind text not null,
  at timestamp with time zone not null,
  reason text not null,
  before timestamp with time zone not null,
  deadline timestamp with time zone,
  constraint decision_pkey PRIMARY KEY (need, n),
  constraint decision_extends CHECK ((((kind = 'extend'::text) = (deadline IS NOT NULL)) AND (deadline > before))),
  constraint decision_kind CHECK ((kind = ANY (ARRAY['extend'::text, 'withdraw'::text, 'terminate'::text]))),
  constraint decision_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table needs.declaration (
  need uuid not null,
  version text not null,
  person uuid not null,
  at timestamp with time zone not null,
  sha256 text not null,
  constraint declaration_pkey PRIMARY KEY (need, at),
  constraint declaration_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table needs.diagnosis (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  need uuid not null,
  asked_by uuid not null,
  person uuid not null,
  capacity text not null,
  organisation uuid,
  due date not null,
  question text not null,
  finding jsonb,
  reason text,
  constraint diagnosis_pkey PRIMARY KEY (id),
  constraint diagnosis_by_another CHECK ((person <> asked_by)),
  constraint diagnosis_capacity_check CHECK ((capacity = ANY (ARRAY['broker'::text, 'expert'::text]))),
  constraint diagnosis_for_agency CHECK (((capacity = 'broker'::text) = (organisation IS NOT NULL))),
  constraint diagnosis_found CHECK (((state = 'answered'::text) <= (finding IS NOT NULL))),
  constraint diagnosis_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES identity.person(id),
  constraint diagnosis_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint diagnosis_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint diagnosis_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX diagnosis_nothing ON needs.diagnosis USING btree (need, moved_at) WHERE (state = ANY (ARRAY['declined'::text, 'expired'::text]));
CREATE INDEX diagnosis_of_need ON needs.diagnosis USING btree (need, created_at DESC, id DESC);
CREATE INDEX diagnosis_of_person ON needs.diagnosis USING btree (person, due, id) WHERE (state = 'asked'::text);
CREATE UNIQUE INDEX diagnosis_open_once ON needs.diagnosis USING btree (need) WHERE (state = 'asked'::text);
CREATE INDEX diagnosis_waiting ON needs.diagnosis USING btree (due, id) WHERE (state = 'asked'::text);

create table needs.diagnosis_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint diagnosis_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table needs.diagnosis_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint diagnosis_move_pkey PRIMARY KEY (item, n),
  constraint diagnosis_move_item_fkey FOREIGN KEY (item) REFERENCES needs.diagnosis(id),
  constraint diagnosis_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES needs.diagnosis_legal_move(action, from_state, to_state)
);
CREATE INDEX diagnosis_move_person ON needs.diagnosis_move USING btree (person) WHERE (person IS NOT NULL);

create table needs.diagnosis_reading (
  id bigint not null generated always as identity,
  diagnosis uuid not null,
  person uuid not null,
  file uuid,
  undertaking text,
  at timestamp with time zone not null,
  undertaking_sha256 text,
  constraint diagnosis_reading_pkey PRIMARY KEY (id),
  constraint diagnosis_reading_signed_words CHECK (((undertaking_sha256 IS NULL) OR (undertaking IS NOT NULL))),
  constraint diagnosis_reading_undertaken CHECK (((file IS NULL) = (undertaking IS NOT NULL))),
  constraint diagnosis_reading_diagnosis_fkey FOREIGN KEY (diagnosis) REFERENCES needs.diagnosis(id),
  constraint diagnosis_reading_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX diagnosis_reading_of ON needs.diagnosis_reading USING btree (diagnosis, id);
CREATE TRIGGER diagnosis_reading_append_only BEFORE DELETE OR UPDATE ON needs.diagnosis_reading FOR EACH ROW EXECUTE FUNCTION needs.refuse_change();

create table needs.disclosure (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  confidential uuid not null,
  person uuid not null,
  organisation uuid not null,
  reason text,
  constraint disclosure_pkey PRIMARY KEY (id),
  constraint disclosure_confidential_fkey FOREIGN KEY (confidential) REFERENCES needs.confidential(id),
  constraint disclosure_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint disclosure_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX disclosure_of_person ON needs.disclosure USING btree (person, created_at DESC, id DESC);
CREATE INDEX disclosure_of_text ON needs.disclosure USING btree (confidential, created_at DESC, id DESC);
CREATE UNIQUE INDEX disclosure_once ON needs.disclosure USING btree (confidential, person, organisation) WHERE (state = ANY (ARRAY['asked'::text, 'granted'::text]));
CREATE INDEX disclosure_waiting ON needs.disclosure USING btree (created_at, id) WHERE (state = 'asked'::text);

create table needs.disclosure_acceptance (
  disclosure uuid not null,
  terms integer not null,
  sha256 text not null,
  at timestamp with time zone not null,
  constraint disclosure_acceptance_pkey PRIMARY KEY (disclosure, terms),
  constraint disclosure_acceptance_disclosure_fkey FOREIGN KEY (disclosure) REFERENCES needs.disclosure(id)
);
CREATE TRIGGER disclosure_acceptance_append_only BEFORE DELETE OR UPDATE ON needs.disclosure_acceptance FOR EACH ROW EXECUTE FUNCTION needs.refuse_change();

create table needs.disclosure_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint disclosure_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table needs.disclosure_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint disclosure_move_pkey PRIMARY KEY (item, n),
  constraint disclosure_move_item_fkey FOREIGN KEY (item) REFERENCES needs.disclosure(id),
  constraint disclosure_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES needs.disclosure_legal_move(action, from_state, to_state)
);
CREATE INDEX disclosure_move_person ON needs.disclosure_move USING btree (person) WHERE (person IS NOT NULL);

create table needs.import (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  contest uuid not null,
  track uuid not null,
  organisation uuid,
  source text not null,
  name text not null,
  digest text not null,
  file uuid,
  person uuid,
  role text not null,
  failure text,
  total integer,
  settled integer not null default 0,
  imported integer not null default 0,
  already integer not null default 0,
  bad integer not null default 0,
  constraint import_pkey PRIMARY KEY (id),
  constraint import_counts CHECK (((settled = ((imported + already) + bad)) AND (settled <= COALESCE(total, 0)))),
  constraint import_failed_with_cause CHECK (((state <> 'failed'::text) OR (failure IS NOT NULL))),
  constraint import_file_until_end CHECK (((state <> ALL (ARRAY['done'::text, 'failed'::text, 'cancelled'::text])) OR (file IS NULL))),
  constraint import_source_check CHECK (((length(source) >= 1) AND (length(source) <= 200))),
  constraint import_file_fkey FOREIGN KEY (file) REFERENCES platform.file(id),
  constraint import_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint import_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX import_newest ON needs.import USING btree (created_at DESC, id DESC);
CREATE INDEX import_own ON needs.import USING btree (organisation, created_at DESC, id DESC) WHERE (role = 'owner'::text);
CREATE INDEX import_unfinished ON needs.import USING btree (created_at, id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

create table needs.import_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint import_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table needs.import_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint import_move_pkey PRIMARY KEY (item, n),
  constraint import_move_item_fkey FOREIGN KEY (item) REFERENCES needs.import(id),
  constraint import_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES needs.import_legal_move(action, from_state, to_state)
);
CREATE INDEX import_move_person ON needs.import_move USING btree (person) WHERE (person IS NOT NULL);

create table needs.import_row (
  import uuid not null,
  "row" integer not null,
  outcome text not null,
  need uuid,
  problems jsonb not null default '[]'::jsonb,
  constraint import_row_pkey PRIMARY KEY (import, "row"),
  constraint import_row_bad_with_problems CHECK (((outcome = 'bad'::text) = (problems <> '[]'::jsonb))),
  constraint import_row_need_of_imported CHECK (((outcome = 'imported'::text) = (need IS NOT NULL))),
  constraint import_row_outcome_check CHECK ((outcome = ANY (ARRAY['imported'::text, 'already'::text, 'bad'::text]))),
  constraint import_row_row_check CHECK (("row" > 0)),
  constraint import_row_import_fkey FOREIGN KEY (import) REFERENCES needs.import(id),
  constraint import_row_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);
CREATE INDEX import_row_bad ON needs.import_row USING btree (import, "row") WHERE (outcome = 'bad'::text);

create table needs.import_source (
  need uuid not null,
  contest uuid not null,
  source text not null,
  source_id text not null,
  at timestamp with time zone not null,
  constraint import_source_pkey PRIMARY KEY (need),
  constraint import_source_once UNIQUE (contest, source, source_id),
  constraint import_source_source_check CHECK (((length(source) >= 1) AND (length(source) <= 200))),
  constraint import_source_source_id_check CHECK (((length(source_id) >= 1) AND (length(source_id) <= 200))),
  constraint import_source_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table needs.need (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  contest uuid not null,
  track uuid not null,
  track_kind text not null,
  organisation uuid not null,
  number text,
  title text not null,
  keywords text[] not null default '{}'::text[],
  problem text,
  indicators jsonb not null default '[]'::jsonb,
  expected_result text,
  existing_basis text,
  field text,
  industry text,
  region text,
  budget_min bigint,
  budget_max bigint,
  term_months integer,
  ways text[] not null default '{}'::text[],
  wished text,
  maturity integer,
  ownership text,
  valid_until date,
  contact_name text,
  contact_phone text,
  show_company boolean not null default false,
  triage text,
  reviewer uuid,
  mode text not null default 'sealed'::text,
  published_at timestamp with time zone,
  deadline timestamp with time zone,
  look_again date,
  entered_by uuid,
  mandate uuid,
  quarantined boolean not null default false,
  other_fields text[] not null default '{}'::text[],
  cooperation text[] not null default '{}'::text[],
  step_due timestamp with time zone,
  step_overdue_at timestamp with time zone,
  recommender text,
  mend_until timestamp with time zone,
  deadline_told timestamp with time zone,
  constraint need_pkey PRIMARY KEY (id),
  constraint need_number_unique UNIQUE (number),
  constraint need_budget_min_check CHECK ((budget_min >= 0)),
  constraint need_check CHECK ((budget_max >= budget_min)),
  constraint need_entered_by_mandate CHECK (((entered_by IS NULL) = (mandate IS NULL))),
  constraint need_published_with_deadline CHECK (((published_at IS NULL) = (deadline IS NULL))),
  constraint need_contest_fkey FOREIGN KEY (contest) REFERENCES contests.contest(id),
  constraint need_mandate_fkey FOREIGN KEY (mandate) REFERENCES platform.file(id),
  constraint need_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint need_track_fkey FOREIGN KEY (track) REFERENCES contests.track(id)
);
CREATE INDEX need_by_due ON needs.need USING btree ((
CASE
    WHEN ((state = ANY (ARRAY['submitted'::text, 'under_review'::text, 'signed_off'::text, 'cleared'::text])) OR ((state = 'accepted'::text) AND (triage = 'ready'::text))) THEN COALESCE(step_due, 'infinity'::timestamp with time zone)
    ELSE 'infinity'::timestamp with time zone
END), id) WHERE (number IS NOT NULL);
CREATE INDEX need_by_number ON needs.need USING btree (lpad(COALESCE(number, ''::text), 40, '0'::text) COLLATE "C", id) WHERE (number IS NOT NULL);
CREATE INDEX need_deadline_untold ON needs.need USING btree (deadline, id) WHERE ((state = 'published'::text) AND (NOT quarantined) AND (deadline_told IS DISTINCT FROM deadline));
CREATE INDEX need_due ON needs.need USING btree (deadline) WHERE (state = 'published'::text);
CREATE INDEX need_entered ON needs.need USING btree (entered_by, created_at DESC, id DESC) WHERE (entered_by IS NOT NULL);
CREATE INDEX need_everywhere ON needs.need USING btree (state, moved_at, id) WHERE (number IS NOT NULL);
CREATE INDEX need_found ON needs.need USING gin (needs.character_pairs(((COALESCE(number, ''::text) || ' '::text) || title))) WITH (fastupdate=off);
CREATE INDEX need_in_contest ON needs.need USING btree (contest, state, moved_at, id) WHERE (number IS NOT NULL);
CREATE INDEX need_in_field ON needs.need USING gin (array_append(other_fields, field)) WITH (fastupdate=off);
CREATE INDEX need_in_track ON needs.need USING btree (track, state, moved_at, id) WHERE (number IS NOT NULL);
CREATE INDEX need_kept ON needs.need USING btree (COALESCE(look_again, 'infinity'::date), id) WHERE ((state = 'accepted'::text) AND (triage <> 'ready'::text) AND (number IS NOT NULL));
CREATE INDEX need_latest ON needs.need USING btree (moved_at DESC, id DESC) WHERE (number IS NOT NULL);
CREATE INDEX need_mend_until ON needs.need USING btree (mend_until) WHERE (state = 'returned'::text);
CREATE INDEX need_of_organisation ON needs.need USING btree (organisation, created_at DESC, id DESC);
CREATE INDEX need_of_owner ON needs.need USING btree (organisation, state, moved_at, id);
CREATE INDEX need_recommender ON needs.need USING btree (contest, recommender) WHERE (recommender IS NOT NULL);
CREATE INDEX need_step_due ON needs.need USING btree (step_due) WHERE ((step_overdue_at IS NULL) AND ((state = ANY (ARRAY['submitted'::text, 'under_review'::text, 'signed_off'::text, 'cleared'::text])) OR ((state = 'accepted'::text) AND (triage = 'ready'::text))));
CREATE INDEX need_step_overdue ON needs.need USING btree (step_due, id) WHERE ((state = ANY (ARRAY['submitted'::text, 'under_review'::text, 'signed_off'::text, 'cleared'::text])) OR ((state = 'accepted'::text) AND (triage = 'ready'::text)));
CREATE INDEX need_to_hand_in ON needs.need USING btree (track) WHERE (state = ANY (ARRAY['draft'::text, 'returned'::text]));
CREATE INDEX need_to_look_again ON needs.need USING btree (look_again, id) WHERE (look_again IS NOT NULL);

create table needs.need_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint need_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table needs.need_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint need_move_pkey PRIMARY KEY (item, n),
  constraint need_move_item_fkey FOREIGN KEY (item) REFERENCES needs.need(id),
  constraint need_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES needs.need_legal_move(action, from_state, to_state)
);
CREATE INDEX need_move_person ON needs.need_move USING btree (person) WHERE (person IS NOT NULL);

create table needs.need_version (
  need uuid not null,
  n integer not null,
  at timestamp with time zone not null,
  person uuid,
  draft jsonb not null,
  files uuid[] not null,
  constraint need_version_pkey PRIMARY KEY (need, n),
  constraint need_version_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table needs.public_terms (
  need uuid not null,
  terms tsvector not null,
  constraint public_terms_pkey PRIMARY KEY (need),
  constraint public_terms_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);
CREATE INDEX public_terms_terms ON needs.public_terms USING gin (terms);

create table needs.public_text (
  need uuid not null,
  title text not null,
  keywords text[] not null,
  problem text not null,
  indicators jsonb not null,
  expected_result text,
  existing_basis text,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  signed_by uuid,
  signed_at timestamp with time zone,
  words tsvector not null,
  wished text,
  ownership text,
  traces jsonb not null default '[]'::jsonb,
  constraint public_text_pkey PRIMARY KEY (need),
  constraint public_text_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table needs.question (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  need uuid not null,
  asker uuid not null,
  asked_on date not null,
  nth integer not null,
  question text not null,
  answer text,
  reason text,
  published_at timestamp with time zone,
  answered_at timestamp with time zone,
  held_answer text,
  held_traces jsonb not null default '[]'::jsonb,
  held_reason text,
  constraint question_pkey PRIMARY KEY (id),
  constraint question_nth_of_day UNIQUE (asker, asked_on, nth),
  constraint question_answered_with_text CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint question_nth_check CHECK (((nth >= 1) AND (nth <= 100))),
  constraint question_shown_since CHECK (((state <> ALL (ARRAY['published'::text, 'held'::text, 'answered'::text])) OR (published_at IS NOT NULL))),
  constraint question_asker_fkey FOREIGN KEY (asker) REFERENCES identity.person(id),
  constraint question_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);
CREATE INDEX question_held ON needs.question USING btree (created_at, id) WHERE (state = 'held'::text);
CREATE INDEX question_newest ON needs.question USING btree (created_at DESC, id DESC);
CREATE INDEX question_of_need ON needs.question USING btree (need, published_at DESC, id DESC) WHERE (state = ANY (ARRAY['published'::text, 'held'::text, 'answered'::text]));
CREATE INDEX question_waiting ON needs.question USING btree (created_at, id) WHERE (state = 'asked'::text);

create table needs.question_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint question_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table needs.question_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint question_move_pkey PRIMARY KEY (item, n),
  constraint question_move_item_fkey FOREIGN KEY (item) REFERENCES needs.question(id),
  constraint question_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES needs.question_legal_move(action, from_state, to_state)
);
CREATE INDEX question_move_person ON needs.question_move USING btree (person) WHERE (person IS NOT NULL);

create table needs.rejection_point (
  need uuid not null,
  word bigint not null,
  n integer not null,
  code text not null,
  says text not null,
  constraint rejection_point_pkey PRIMARY KEY (need, word, n),
  constraint rejection_point_need_word_fkey FOREIGN KEY (need, word) REFERENCES needs.rejection_word(need, n)
);
CREATE TRIGGER rejection_point_append_only BEFORE DELETE OR UPDATE ON needs.rejection_point FOR EACH ROW EXECUTE FUNCTION needs.refuse_change();

create table needs.rejection_word (
  need uuid not null,
  n bigint not null generated always as identity,
  at timestamp with time zone not null,
  person uuid not null,
  kind text not null,
  says text,
  constraint rejection_word_pkey PRIMARY KEY (need, n),
  constraint rejection_word_kind CHECK ((kind = ANY (ARRAY['reject'::text, 'second'::text, 'oppose'::text, 'take_back'::text]))),
  constraint rejection_word_opposes CHECK (((kind <> 'oppose'::text) OR (says IS NOT NULL))),
  constraint rejection_word_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint rejection_word_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE TRIGGER rejection_word_append_only BEFORE DELETE OR UPDATE ON needs.rejection_word FOR EACH ROW EXECUTE FUNCTION needs.refuse_change();

create table needs.report (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  need uuid not null,
  kind text not null,
  words text not null,
  reporter uuid,
  source bytea not null,
  reported_on date not null,
  nth integer not null,
  quarantined_at timestamp with time zone,
  reason text,
  constraint report_pkey PRIMARY KEY (id),
  constraint report_nth_of_day UNIQUE (source, reported_on, nth),
  constraint report_kind_check CHECK ((kind = ANY (ARRAY['state_secret'::text, 'others_information'::text, 'infringement'::text, 'other'::text]))),
  constraint report_nth_check CHECK (((nth >= 1) AND (nth <= 5))),
  constraint report_quarantined_since CHECK (((state <> 'quarantined'::text) OR (quarantined_at IS NOT NULL))),
  constraint report_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint report_reporter_fkey FOREIGN KEY (reporter) REFERENCES identity.person(id)
);
CREATE INDEX report_newest ON needs.report USING btree (created_at DESC, id DESC);
CREATE INDEX report_of_need ON needs.report USING btree (need, state);
CREATE INDEX report_of_person ON needs.report USING btree (reporter, moved_at) WHERE (reporter IS NOT NULL);
CREATE UNIQUE INDEX report_quarantines_once ON needs.report USING btree (need) WHERE (state = 'quarantined'::text);
CREATE INDEX report_waiting ON needs.report USING btree (created_at, id) WHERE (state = ANY (ARRAY['waiting'::text, 'quarantined'::text]));

create table needs.report_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint report_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table needs.report_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint report_move_pkey PRIMARY KEY (item, n),
  constraint report_move_item_fkey FOREIGN KEY (item) REFERENCES needs.report(id),
  constraint report_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES needs.report_legal_move(action, from_state, to_state)
);
CREATE INDEX report_move_person ON needs.report_move USING btree (person) WHERE (person IS NOT NULL);

create table needs.return_point (
  need uuid not null,
  at timestamp with time zone not null,
  n integer not null,
  field text not null,
  code text not null,
  says text,
  constraint return_point_pkey PRIMARY KEY (need, at, n),
  constraint return_point_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table needs.review (
  need uuid not null,
  reviewer uuid not null,
  at timestamp with time zone not null,
  authenticity text[] not null,
  validity text[] not null,
  triage text,
  note text,
  constraint review_pkey PRIMARY KEY (need, reviewer, at),
  constraint review_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table needs.serial (
  prefix text not null,
  last integer not null,
  constraint serial_pkey PRIMARY KEY (prefix)
);

create view needs.board as
 SELECT need,
    number,
    title,
    state,
    mode,
    track_kind,
    field,
    other_fields,
    field_top,
    industry,
    region,
    region_top,
    budget_min,
    budget_max,
    short_term,
    long_term,
    company,
    published_at,
    deadline,
    contest,
    track,
    words
   FROM needs.board_line
  WHERE main;

create view needs.published_need as
 SELECT id,
    number,
    contest,
    track
   FROM needs.need
  WHERE (published_at IS NOT NULL);

create schema notifications;

create table notifications.desk_digest (
  person uuid not null,
  due timestamp with time zone not null,
  constraint desk_digest_pkey PRIMARY KEY (person),
  constraint desk_digest_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX desk_digest_due ON notifications.desk_digest USING btree (due);

create table notifications.digest (
  person uuid not null,
  every text not null,
  due timestamp with time zone not null,
  constraint digest_pkey PRIMARY KEY (person),
  constraint digest_every_check CHECK ((every = ANY (ARRAY['day'::text, 'week'::text]))),
  constraint digest_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX digest_due ON notifications.digest USING btree (due);

create table notifications.follow (
  person uuid not null,
  kind text not null,
  target text not null,
  at timestamp with time zone not null,
  constraint follow_once PRIMARY KEY (person, kind, target),
  constraint follow_kind_check CHECK ((kind = ANY (ARRAY['need'::text, 'field'::text, 'track'::text, 'contest'::text, 'organisation'::text, 'search'::text]))),
  constraint follow_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX follow_of_target ON notifications.follow USING btree (kind, target, person);

create table notifications.mail_refusal (
  person uuid not null,
  topic text not null,
  at timestamp with time zone not null,
  constraint mail_refusal_pkey PRIMARY KEY (person, topic),
  constraint mail_refusal_topic_check CHECK ((topic = ANY (ARRAY['tasks'::text, 'progress'::text, 'follows'::text, 'desk'::text]))),
  constraint mail_refusal_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);

create table notifications.notification (
  id uuid not null,
  person uuid not null,
  fact uuid not null,
  name text not null,
  told_as text not null,
  topic text not null,
  subject uuid not null,
  need uuid,
  at timestamp with time zone not null,
  read_at timestamp with time zone,
  waits boolean not null default false,
  constraint notification_pkey PRIMARY KEY (id),
  constraint notification_once UNIQUE (fact, person),
  constraint notification_fact_fkey FOREIGN KEY (fact) REFERENCES platform.fact(id),
  constraint notification_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint notification_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX notification_of_person ON notifications.notification USING btree (person, id DESC);
CREATE INDEX notification_unread ON notifications.notification USING btree (person, id DESC) WHERE (read_at IS NULL);
CREATE INDEX notification_waiting ON notifications.notification USING btree (person, id) WHERE waits;

create table notifications.sms_choice (
  person uuid not null,
  tasks boolean not null,
  at timestamp with time zone not null,
  constraint sms_choice_pkey PRIMARY KEY (person),
  constraint sms_choice_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);

create table notifications.text_message (
  id uuid not null,
  person uuid not null,
  notification uuid not null,
  template text not null,
  variables jsonb not null,
  at timestamp with time zone not null,
  due timestamp with time zone not null,
  tries integer not null default 0,
  outcome text,
  moved_at timestamp with time zone not null,
  constraint text_message_pkey PRIMARY KEY (id),
  constraint text_message_once UNIQUE (notification),
  constraint text_message_outcome CHECK ((outcome = ANY (ARRAY['sending'::text, 'sent'::text, 'unanswered'::text, 'number_refused'::text, 'too_many'::text, 'not_taken'::text, 'read'::text, 'unwanted'::text, 'over_limit'::text]))),
  constraint text_message_notification_fkey FOREIGN KEY (notification) REFERENCES notifications.notification(id) ON DELETE CASCADE,
  constraint text_message_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX text_message_due ON notifications.text_message USING btree (due) WHERE (outcome IS NULL);
CREATE INDEX text_message_person ON notifications.text_message USING btree (person, moved_at);

create schema platform;

CREATE OR REPLACE FUNCTION platform.is_put_anew(index_name text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$select exists (select from platform.search_feed where index = index_name and scope = '')$function$;

CREATE OR REPLACE FUNCTION platform.now()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (date_trunc('milliseconds'::text, statement_timestamp()) + (((SELECT clock.offset_ms FROM platform.clock))::double precision * '00:00:00.001'::interval));

CREATE OR REPLACE FUNCTION platform.searched_ids(index_name text)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE
AS $function$select id from platform.search_document where index = index_name and document is not null$function$;

create table platform.clock (
  only_row boolean not null default true,
  offset_ms bigint not null default 0,
  constraint clock_pkey PRIMARY KEY (only_row),
  constraint clock_only_row_check CHECK (only_row)
);

create table platform.fact (
  "position" bigint not null,
  id uuid not null,
  name text not null,
  subject uuid not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  data jsonb not null default '{}'::jsonb,
  audience text[] not null default '{}'::text[],
  key uuid,
  address inet,
  constraint fact_pkey PRIMARY KEY ("position"),
  constraint fact_id_key UNIQUE (id)
);
CREATE INDEX fact_at ON platform.fact USING btree (at);
CREATE INDEX fact_name ON platform.fact USING btree (name, "position");
CREATE INDEX fact_organisation ON platform.fact USING btree (organisation, "position") WHERE (organisation IS NOT NULL);
CREATE INDEX fact_person ON platform.fact USING btree (person, "position") WHERE (person IS NOT NULL);
CREATE INDEX fact_subject ON platform.fact USING btree (subject, "position");
CREATE INDEX fact_with_address ON platform.fact USING btree (at) WHERE (address IS NOT NULL);

create table platform.fact_position (
  only_row boolean not null default true,
  "position" bigint not null default 0,
  constraint fact_position_pkey PRIMARY KEY (only_row),
  constraint fact_position_only_row_check CHECK (only_row)
);

create table platform.file (
  id uuid not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  stored_as text not null,
  sealed boolean not null default false,
  person uuid,
  at timestamp with time zone not null,
  scan text not null,
  constraint file_pkey PRIMARY KEY (id),
  constraint file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint file_scan CHECK ((scan = ANY (ARRAY['clean'::text, 'not_scanned'::text]))),
  constraint file_size_check CHECK ((size >= 0))
);

create table platform.idempotent_reply (
  asker text not null,
  key text not null,
  route text not null,
  request_hash text not null,
  reply jsonb,
  at timestamp with time zone not null default clock_timestamp(),
  constraint idempotent_reply_pkey PRIMARY KEY (asker, key)
);
CREATE INDEX idempotent_reply_at ON platform.idempotent_reply USING btree (at);

create table platform.mail (
  id uuid not null,
  recipient text not null,
  subject text not null,
  body text not null,
  at timestamp with time zone not null,
  sent_at timestamp with time zone,
  attempts integer not null default 0,
  error text,
  unsubscribe text,
  constraint mail_pkey PRIMARY KEY (id)
);
CREATE INDEX mail_unsent ON platform.mail USING btree (at) WHERE (sent_at IS NULL);

create table platform.reaction (
  name text not null,
  "position" bigint not null default 0,
  moved_at timestamp with time zone not null default clock_timestamp(),
  constraint reaction_pkey PRIMARY KEY (name)
);

create table platform.reaction_done (
  reaction text not null,
  fact bigint not null,
  constraint reaction_done_pkey PRIMARY KEY (reaction, fact),
  constraint reaction_done_fact_fkey FOREIGN KEY (fact) REFERENCES platform.fact("position"),
  constraint reaction_done_reaction_fkey FOREIGN KEY (reaction) REFERENCES platform.reaction(name)
);

create table platform.reaction_failure (
  reaction text not null,
  fact bigint not null,
  attempts integer not null default 1,
  error text not null,
  next_at timestamp with time zone not null,
  constraint reaction_failure_pkey PRIMARY KEY (reaction, fact),
  constraint reaction_failure_fact_fkey FOREIGN KEY (fact) REFERENCES platform.fact("position"),
  constraint reaction_failure_reaction_fkey FOREIGN KEY (reaction) REFERENCES platform.reaction(name)
);

create table platform.search_document (
  index text not null,
  id text not null,
  "position" bigint not null,
  document text,
  constraint search_document_pkey PRIMARY KEY (index, id),
  constraint search_document_id_check CHECK (((char_length(id) >= 1) AND (char_length(id) <= 200))),
  constraint search_document_index_fkey FOREIGN KEY (index) REFERENCES platform.search_index(name)
);
CREATE UNIQUE INDEX search_document_position ON platform.search_document USING btree (index, "position");

create table platform.search_feed (
  id uuid not null default gen_random_uuid(),
  index text not null,
  scope text not null default ''::text,
  after text,
  started bigint,
  constraint search_feed_pkey PRIMARY KEY (id),
  constraint search_feed_index_scope_key UNIQUE (index, scope)
);

create table platform.search_generation (
  index text not null,
  number integer not null,
  format integer not null,
  "position" bigint not null default 0,
  serves boolean not null,
  constraint search_generation_pkey PRIMARY KEY (index, number),
  constraint search_generation_index_fkey FOREIGN KEY (index) REFERENCES platform.search_index(name)
);
CREATE UNIQUE INDEX search_generation_serves ON platform.search_generation USING btree (index) WHERE serves;

create table platform.search_index (
  name text not null,
  "position" bigint not null default 0,
  version bigint not null default 0,
  constraint search_index_pkey PRIMARY KEY (name),
  constraint search_index_name_check CHECK ((name ~ '^[a-z][a-z0-9_]{0,39}$'::text))
);

create table platform.search_segment (
  id bigint not null generated always as identity,
  index text not null,
  generation integer not null,
  documents integer not null,
  length double precision not null,
  average double precision not null,
  gone bytea not null,
  bytes bigint not null,
  checksum bigint not null,
  constraint search_segment_pkey PRIMARY KEY (id),
  constraint search_segment_documents_check CHECK (((documents >= 1) AND (documents <= 65536))),
  constraint search_segment_index_generation_fkey FOREIGN KEY (index, generation) REFERENCES platform.search_generation(index, number) ON DELETE CASCADE
);
CREATE INDEX search_segment_of ON platform.search_segment USING btree (index, generation);

create table platform.search_segment_piece (
  segment bigint not null,
  number integer not null,
  bytes bytea not null,
  constraint search_segment_piece_pkey PRIMARY KEY (segment, number),
  constraint search_segment_piece_segment_fkey FOREIGN KEY (segment) REFERENCES platform.search_segment(id) ON DELETE CASCADE
);

create table platform.secret (
  use text not null,
  wrapped bytea not null,
  constraint secret_pkey PRIMARY KEY (use)
);

create table platform.service_key (
  id text not null,
  wrapped text not null,
  made_at timestamp with time zone not null default clock_timestamp(),
  constraint service_key_pkey PRIMARY KEY (id),
  constraint service_key_id CHECK ((id ~ '^[0-9a-f]{16}$'::text))
);

create schema public;

create table public.jiebang_migration (
  name text not null,
  hash text not null,
  at timestamp with time zone not null default clock_timestamp(),
  constraint jiebang_migration_pkey PRIMARY KEY (name)
);

create schema solutions;

create table solutions.attachment (
  id uuid not null,
  solution uuid not null,
  sealed_facts bytea not null,
  key_for_team bytea not null,
  key_for_need bytea,
  at timestamp with time zone not null,
  constraint attachment_pkey PRIMARY KEY (id),
  constraint attachment_id_fkey FOREIGN KEY (id) REFERENCES platform.file(id),
  constraint attachment_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);
CREATE INDEX attachment_of_solution ON solutions.attachment USING btree (solution, at);

create table solutions.member (
  id uuid not null,
  solution uuid not null,
  email_hash bytea not null,
  sealed_words bytea not null,
  leader boolean not null,
  person uuid,
  seat bytea,
  confirmed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint member_pkey PRIMARY KEY (id),
  constraint member_once UNIQUE (solution, email_hash),
  constraint seat_one_per_person UNIQUE (seat),
  constraint member_confirmed_whole CHECK ((((person IS NULL) = (seat IS NULL)) AND ((person IS NULL) = (confirmed_at IS NULL)))),
  constraint member_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint member_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);
CREATE INDEX member_invited ON solutions.member USING btree (email_hash) WHERE (person IS NULL);
CREATE UNIQUE INDEX member_one_leader ON solutions.member USING btree (solution) WHERE leader;
CREATE INDEX member_person ON solutions.member USING btree (person, created_at DESC) WHERE (person IS NOT NULL);

create table solutions.need_key (
  need uuid not null,
  public_key bytea not null,
  wrapped_private_key bytea not null,
  created_at timestamp with time zone not null,
  constraint need_key_pkey PRIMARY KEY (need),
  constraint need_key_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table solutions.opened (
  solution uuid not null,
  at timestamp with time zone not null,
  title text not null,
  team_name text not null,
  partners text[] not null,
  partner_organisations uuid[] not null,
  constraint opened_pkey PRIMARY KEY (solution),
  constraint opened_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);

create table solutions.opened_reading (
  id uuid not null,
  solution uuid not null,
  person uuid not null,
  read_as text not null,
  day date not null,
  at timestamp with time zone not null,
  content jsonb not null,
  leaf uuid,
  constraint opened_reading_pkey PRIMARY KEY (id),
  constraint opened_reading_once UNIQUE (solution, person, day),
  constraint opened_reading_leaf_fkey FOREIGN KEY (leaf) REFERENCES log.entry(id) ON DELETE SET NULL,
  constraint opened_reading_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint opened_reading_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);
CREATE INDEX opened_reading_person ON solutions.opened_reading USING btree (person);

create table solutions.opening (
  need uuid not null,
  at timestamp with time zone not null,
  content jsonb not null,
  leaf uuid,
  constraint opening_pkey PRIMARY KEY (need),
  constraint opening_leaf_fkey FOREIGN KEY (leaf) REFERENCES log.entry(id) ON DELETE SET NULL,
  constraint opening_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id)
);

create table solutions.partner (
  id uuid not null,
  solution uuid not null,
  organisation_hash bytea not null,
  sealed_words bytea not null,
  state text not null,
  version integer not null default 1,
  at timestamp with time zone not null,
  constraint partner_pkey PRIMARY KEY (id),
  constraint partner_once UNIQUE (solution, organisation_hash),
  constraint partner_state CHECK ((state = ANY (ARRAY['asked'::text, 'consented'::text, 'declined'::text]))),
  constraint partner_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);
CREATE INDEX partner_of_organisation ON solutions.partner USING btree (organisation_hash) WHERE (state <> 'declined'::text);

create table solutions.reading (
  id uuid not null,
  solution uuid not null,
  n integer not null,
  person uuid not null,
  at timestamp with time zone not null,
  content jsonb not null,
  leaf uuid,
  constraint reading_pkey PRIMARY KEY (id),
  constraint reading_once UNIQUE (solution, n, person),
  constraint reading_leaf_fkey FOREIGN KEY (leaf) REFERENCES log.entry(id) ON DELETE SET NULL,
  constraint reading_of_version FOREIGN KEY (solution, n) REFERENCES solutions.version(solution, n),
  constraint reading_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX reading_person ON solutions.reading USING btree (person);

create table solutions.screening (
  solution uuid not null,
  passed boolean not null,
  reasons text[] not null,
  note text,
  person uuid not null,
  at timestamp with time zone not null,
  constraint screening_pkey PRIMARY KEY (solution),
  constraint screening_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint screening_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);

create table solutions.screening_undone (
  id uuid not null,
  solution uuid not null,
  passed boolean not null,
  reasons text[] not null,
  note text,
  person uuid not null,
  at timestamp with time zone not null,
  undone_by uuid not null,
  undone_at timestamp with time zone not null,
  reason text not null,
  constraint screening_undone_pkey PRIMARY KEY (id),
  constraint screening_undone_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint screening_undone_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id),
  constraint screening_undone_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES identity.person(id)
);
CREATE INDEX screening_undone_of ON solutions.screening_undone USING btree (solution, undone_at);

create table solutions.signature (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  solution uuid not null,
  asked_by uuid not null,
  organisation uuid,
  signed_by uuid,
  signed_at timestamp with time zone,
  terms text,
  terms_sha256 text,
  declaration text,
  declaration_sha256 text,
  reason text,
  constraint signature_pkey PRIMARY KEY (id),
  constraint signature_reason CHECK (((reason IS NOT NULL) OR (state <> 'refused'::text))),
  constraint signature_state CHECK ((state = ANY (ARRAY['asked'::text, 'signed'::text, 'refused'::text, 'taken_back'::text]))),
  constraint signature_whole CHECK (((num_nulls(organisation, signed_by, signed_at, terms, terms_sha256, declaration, declaration_sha256) = ANY (ARRAY[0, 7])) AND ((signed_by IS NOT NULL) OR (state <> 'signed'::text)))),
  constraint signature_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES identity.person(id),
  constraint signature_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint signature_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES identity.person(id),
  constraint signature_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);
CREATE INDEX signature_asker ON solutions.signature USING btree (asked_by);
CREATE INDEX signature_of_solution ON solutions.signature USING btree (solution, created_at DESC);
CREATE UNIQUE INDEX solution_signature_asked_once ON solutions.signature USING btree (solution) WHERE (state = 'asked'::text);

create table solutions.signature_asked (
  signature uuid not null,
  person uuid not null,
  constraint signature_asked_pkey PRIMARY KEY (signature, person),
  constraint signature_asked_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint signature_asked_signature_fkey FOREIGN KEY (signature) REFERENCES solutions.signature(id)
);
CREATE INDEX signature_asked_person ON solutions.signature_asked USING btree (person);

create table solutions.signature_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint signature_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table solutions.signature_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint signature_move_pkey PRIMARY KEY (item, n),
  constraint signature_move_item_fkey FOREIGN KEY (item) REFERENCES solutions.signature(id),
  constraint signature_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES solutions.signature_legal_move(action, from_state, to_state)
);
CREATE INDEX signature_move_person ON solutions.signature_move USING btree (person);

create table solutions.solution (
  id uuid not null,
  state text not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  moved_at timestamp with time zone not null,
  need uuid not null,
  team uuid not null,
  organisation uuid not null,
  leader uuid not null,
  in_force integer,
  submitted_at timestamp with time zone,
  constraint solution_pkey PRIMARY KEY (id),
  constraint solution_one_per_team UNIQUE (need, team),
  constraint solution_in_force CHECK ((((in_force IS NULL) = (submitted_at IS NULL)) AND ((in_force IS NOT NULL) OR (state = ANY (ARRAY['draft'::text, 'withdrawn'::text]))))),
  constraint solution_leader_fkey FOREIGN KEY (leader) REFERENCES identity.person(id),
  constraint solution_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint solution_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id),
  constraint solution_team_fkey FOREIGN KEY (team) REFERENCES solutions.team(id)
);
CREATE INDEX solution_of_need ON solutions.solution USING btree (need, state);

create table solutions.solution_legal_move (
  action text not null,
  from_state text not null,
  to_state text not null,
  constraint solution_legal_move_pkey PRIMARY KEY (action, from_state, to_state)
);

create table solutions.solution_move (
  item uuid not null,
  n bigint not null generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamp with time zone not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  constraint solution_move_pkey PRIMARY KEY (item, n),
  constraint solution_move_item_fkey FOREIGN KEY (item) REFERENCES solutions.solution(id),
  constraint solution_move_legal FOREIGN KEY (action, from_state, to_state) REFERENCES solutions.solution_legal_move(action, from_state, to_state)
);
CREATE INDEX solution_move_person ON solutions.solution_move USING btree (person) WHERE (person IS NOT NULL);

create table solutions.stood_aside (
  need uuid not null,
  person uuid not null,
  reason text not null,
  at timestamp with time zone not null,
  constraint stood_aside_once PRIMARY KEY (need, person),
  constraint stood_aside_need_fkey FOREIGN KEY (need) REFERENCES needs.need(id),
  constraint stood_aside_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id)
);
CREATE INDEX stood_aside_person ON solutions.stood_aside USING btree (person);

create table solutions.team (
  id uuid not null,
  organisation uuid not null,
  leader uuid not null,
  wrapped_key bytea not null,
  sealed_name bytea,
  created_at timestamp with time zone not null,
  constraint team_pkey PRIMARY KEY (id),
  constraint team_leader_fkey FOREIGN KEY (leader) REFERENCES identity.person(id),
  constraint team_organisation_fkey FOREIGN KEY (organisation) REFERENCES identity.organisation(id)
);
CREATE INDEX team_of_leader ON solutions.team USING btree (leader, created_at DESC);

create table solutions.version (
  solution uuid not null,
  n integer not null,
  sealed bytea not null,
  key_for_team bytea not null,
  key_for_need bytea,
  saved_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  terms text,
  leaf uuid,
  terms_sha256 text,
  declaration text,
  declaration_sha256 text,
  signature uuid,
  constraint version_pkey PRIMARY KEY (solution, n),
  constraint version_signature CHECK (((signature IS NULL) OR (submitted_at IS NOT NULL))),
  constraint version_signed_whole CHECK ((((terms_sha256 IS NULL) = (declaration IS NULL)) AND ((declaration IS NULL) = (declaration_sha256 IS NULL)) AND ((terms_sha256 IS NULL) OR (terms IS NOT NULL)))),
  constraint version_submitted_whole CHECK ((((submitted_at IS NULL) = (key_for_need IS NULL)) AND ((submitted_at IS NULL) = (terms IS NULL)))),
  constraint version_leaf_fkey FOREIGN KEY (leaf) REFERENCES log.entry(id) ON DELETE SET NULL,
  constraint version_signature_fkey FOREIGN KEY (signature) REFERENCES solutions.signature(id),
  constraint version_solution_fkey FOREIGN KEY (solution) REFERENCES solutions.solution(id)
);
CREATE UNIQUE INDEX version_one_draft ON solutions.version USING btree (solution) WHERE (submitted_at IS NULL);

create schema translation;

create table translation.decision (
  id uuid not null,
  chinese text not null,
  english text not null,
  chinese_written text not null,
  english_written text not null,
  says text not null,
  person uuid not null,
  at timestamp with time zone not null,
  revoked_by uuid,
  revoked_at timestamp with time zone,
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_chinese_written_check CHECK (((char_length(chinese_written) >= 1) AND (char_length(chinese_written) <= 60))),
  constraint decision_english_written_check CHECK (((char_length(english_written) >= 1) AND (char_length(english_written) <= 120))),
  constraint decision_revoked CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  constraint decision_says CHECK ((says = ANY (ARRAY['confirmed'::text, 'rejected'::text]))),
  constraint decision_person_fkey FOREIGN KEY (person) REFERENCES identity.person(id),
  constraint decision_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES identity.person(id)
);
CREATE INDEX decision_english ON translation.decision USING btree (english);
CREATE INDEX decision_pair ON translation.decision USING btree (chinese, english, at);
CREATE INDEX decision_person ON translation.decision USING btree (person);
CREATE INDEX decision_revoked_by ON translation.decision USING btree (revoked_by);
CREATE UNIQUE INDEX decision_stands_once ON translation.decision USING btree (chinese, english) WHERE (revoked_at IS NULL);

create table translation.glossary (
  one boolean not null default true,
  version bigint not null default 0,
  changed_at timestamp with time zone not null,
  learned_at timestamp with time zone,
  constraint glossary_pkey PRIMARY KEY (one),
  constraint glossary_one_check CHECK (one)
);

create table translation.learned (
  chinese text not null,
  english text not null,
  weight double precision not null,
  constraint learned_pkey PRIMARY KEY (chinese, english),
  constraint learned_weight CHECK (((weight > (0)::double precision) AND (weight <= (1)::double precision)))
);
CREATE INDEX learned_english ON translation.learned USING btree (english);

create table translation.seen (
  chinese text not null,
  english text not null,
  achievement uuid not null,
  constraint seen_pkey PRIMARY KEY (chinese, english, achievement),
  constraint seen_achievement_fkey FOREIGN KEY (achievement) REFERENCES achievements.achievement(id),
  constraint seen_learned FOREIGN KEY (chinese, english) REFERENCES translation.learned(chinese, english) ON DELETE CASCADE
);
CREATE INDEX seen_achievement ON translation.seen USING btree (achievement);
