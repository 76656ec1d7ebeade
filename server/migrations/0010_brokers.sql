-- Agencies, brokers and their mandates; whose contribution counts how much; the ledger of points; the year-end conversion.
create schema brokers;

-- The listing of an organisation of kind agency in 服务机构库.
create table brokers.agency (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  organisation uuid not null references identity.organisation,
  intro text not null,
  fields text[] not null default '{}',
  listed_at timestamptz,
  constraint agency_once unique (organisation),
  constraint agency_state check (state in ('applied', 'listed', 'returned', 'delisted'))
);
create index agency_newest on brokers.agency (created_at desc, id desc);
create index agency_listed on brokers.agency (listed_at desc, id desc) where state = 'listed';
create table brokers.agency_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into brokers.agency_legal_move (action, from_state, to_state) values
  ('apply', '', 'applied'),
  ('reapply', 'returned', 'applied'),
  ('reapply', 'delisted', 'applied'),
  ('list', 'applied', 'listed'),
  ('return', 'applied', 'returned'),
  ('delist', 'listed', 'delisted');
create table brokers.agency_move (
  item uuid not null references brokers.agency,
  n bigint generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  primary key (item, n),
  constraint agency_move_legal foreign key (action, from_state, to_state) references brokers.agency_legal_move
);

create table brokers.broker (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  n int generated always as identity,
  -- the public number, under which a broker stands wherever it has not consented to its name
  number text not null generated always as ('JJR-' || lpad(n::text, greatest(4, length(n::text)), '0')) stored,
  person uuid not null references identity.person,
  level text not null,
  fields text[] not null,
  regions text[] not null default '{}',
  intro text,
  constraint broker_once unique (person),
  constraint broker_number_once unique (number),
  constraint broker_level check (level in ('junior', 'intermediate', 'senior')),
  constraint broker_state check (state in ('active', 'suspended'))
);
create index broker_newest on brokers.broker (created_at desc, id desc);
create table brokers.broker_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into brokers.broker_legal_move (action, from_state, to_state) values
  ('register', '', 'active'),
  ('edit', 'active', 'active'),
  ('affiliate', 'active', 'active'),
  ('leave', 'active', 'active'),
  ('suspend', 'active', 'suspended'),
  ('reinstate', 'suspended', 'active');
create table brokers.broker_move (
  item uuid not null references brokers.broker,
  n bigint generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  primary key (item, n),
  constraint broker_move_legal foreign key (action, from_state, to_state) references brokers.broker_legal_move
);

-- A broker has exactly one agency at a time, with history.
create table brokers.affiliation (
  id uuid primary key,
  broker uuid not null references brokers.broker,
  agency uuid not null references brokers.agency,
  from_at timestamptz not null,
  to_at timestamptz,
  constraint affiliation_order check (to_at is null or to_at >= from_at)
);
create unique index affiliation_one_at_a_time on brokers.affiliation (broker) where to_at is null;
create index affiliation_of_broker on brokers.affiliation (broker, from_at);
create index affiliation_of_agency on brokers.affiliation (agency) where to_at is null;

-- What is evidence or money is added to, never changed.
create function brokers.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% are never changed', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

create table brokers.mandate (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  need uuid not null references needs.need,
  side text not null,
  organisation uuid not null references identity.organisation,
  broker uuid not null references brokers.broker,
  from_day date not null,
  to_day date not null,
  terms text not null,
  -- when the principal confirmed it, and when it ended
  confirmed_at timestamptz,
  ended_at timestamptz,
  constraint mandate_side check (side in ('owner', 'solver')),
  constraint mandate_days check (to_day >= from_day),
  constraint mandate_state check (state in ('offered', 'active', 'declined', 'withdrawn', 'ended'))
);
create unique index mandate_once on brokers.mandate (need, organisation, broker, side) where state in ('offered', 'active');
create index mandate_of_broker on brokers.mandate (broker, created_at desc, id desc);
create index mandate_of_principal on brokers.mandate (organisation, created_at desc, id desc);
create index mandate_due on brokers.mandate (to_day, id) where state in ('offered', 'active');
create table brokers.mandate_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into brokers.mandate_legal_move (action, from_state, to_state) values
  ('offer', '', 'offered'),
  ('confirm', 'offered', 'active'),
  ('decline', 'offered', 'declined'),
  ('withdraw', 'offered', 'withdrawn'),
  ('record', 'active', 'active'),
  ('end', 'active', 'ended'),
  ('expire', 'active', 'ended'),
  ('lapse', 'offered', 'withdrawn');
create table brokers.mandate_move (
  item uuid not null references brokers.mandate,
  n bigint generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  primary key (item, n),
  constraint mandate_move_legal foreign key (action, from_state, to_state) references brokers.mandate_legal_move
);

create table brokers.service_entry (
  id uuid primary key,
  mandate uuid not null references brokers.mandate,
  kind text not null,
  day date not null,
  text text not null,
  person uuid not null references identity.person,
  at timestamptz not null,
  constraint service_entry_kind check (kind in ('diagnosis', 'recommendation', 'meeting', 'other'))
);
create index service_entry_of_mandate on brokers.service_entry (mandate, day, id);
create trigger service_entry_append_only before update or delete on brokers.service_entry
  for each row execute function brokers.refuse_change();

-- Whose contribution to a deal counts how much. One for each need.
create table brokers.attribution (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  need uuid not null references needs.need,
  deal uuid not null references deals.deal,
  -- the need's number and public title
  need_number text not null,
  title text not null,
  contest uuid not null references contests.contest,
  owner uuid not null references identity.organisation,
  solver uuid not null references identity.organisation,
  -- affiliation and mandates count as at this time
  signed_at timestamptz not null,
  due_at timestamptz not null,
  proposed_by text,
  constraint attribution_once unique (need),
  constraint attribution_proposed_by check (proposed_by in ('owner', 'solver')),
  constraint attribution_state check (state in ('open', 'proposed', 'confirmed', 'disputed', 'resolved', 'voided'))
);
create index attribution_due on brokers.attribution (due_at, id) where state in ('open', 'proposed');
create index attribution_of_owner on brokers.attribution (owner, created_at desc, id desc);
create index attribution_of_solver on brokers.attribution (solver, created_at desc, id desc);
create index attribution_of_state on brokers.attribution (contest, state, created_at desc, id desc);
create table brokers.attribution_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into brokers.attribution_legal_move (action, from_state, to_state) values
  ('open', '', 'open'),
  ('propose', 'open', 'proposed'),
  ('propose', 'proposed', 'proposed'),
  ('confirm', 'proposed', 'confirmed'),
  ('dispute', 'open', 'disputed'),
  ('dispute', 'proposed', 'disputed'),
  ('resolve', 'disputed', 'resolved'),
  ('void', 'open', 'voided'),
  ('void', 'proposed', 'voided'),
  ('void', 'confirmed', 'voided'),
  ('void', 'disputed', 'voided'),
  ('void', 'resolved', 'voided');
create table brokers.attribution_move (
  item uuid not null references brokers.attribution,
  n bigint generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  primary key (item, n),
  constraint attribution_move_legal foreign key (action, from_state, to_state) references brokers.attribution_legal_move
);

create table brokers.attribution_share (
  attribution uuid not null references brokers.attribution,
  broker uuid not null references brokers.broker,
  agency uuid references brokers.agency,
  place int not null,
  -- of ten thousand
  share int not null,
  primary key (attribution, broker),
  constraint attribution_share_range check (share between 1 and 10000)
);
create function brokers.shares_are_whole() returns trigger language plpgsql as $$
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
end $$;
create constraint trigger attribution_shares_whole after insert or update or delete on brokers.attribution_share
  deferrable initially deferred for each row execute function brokers.shares_are_whole();

-- The ledger of points: double entry. What issuance loses, brokers and agencies gain.
create table brokers.account (
  id uuid primary key,
  contest uuid not null references contests.contest,
  kind text not null,
  broker uuid references brokers.broker,
  agency uuid references brokers.agency,
  constraint account_once unique nulls not distinct (contest, kind, broker, agency),
  constraint account_holder check (
    case kind
      when 'issuance' then broker is null and agency is null
      when 'broker' then broker is not null and agency is null
      when 'agency' then broker is null and agency is not null
      else false
    end
  )
);
create table brokers.posting (
  id uuid primary key,
  contest uuid not null references contests.contest,
  need uuid not null references needs.need,
  deal uuid not null references deals.deal,
  kind text not null,
  at timestamptz not null,
  -- points of the need before they were shared out
  base int not null,
  -- the values, versions and origin of the rules by which they were computed
  rules jsonb not null,
  -- the salted commitment in the public log
  leaf uuid not null,
  reverses uuid references brokers.posting,
  constraint posting_kind check (kind in ('points', 'reversal') and (kind = 'reversal') = (reverses is not null)),
  constraint posting_base check (base > 0),
  constraint points_reversed_once unique (reverses)
);
create unique index points_once_per_need on brokers.posting (need) where kind = 'points';
create index posting_of_deal on brokers.posting (deal);
create table brokers.posting_line (
  posting uuid not null references brokers.posting,
  account uuid not null references brokers.account,
  points int not null,
  primary key (posting, account),
  constraint posting_line_points check (points <> 0)
);
create index posting_line_of_account on brokers.posting_line (account, posting);
create trigger account_append_only before update or delete on brokers.account
  for each row execute function brokers.refuse_change();
create trigger posting_append_only before update or delete on brokers.posting
  for each row execute function brokers.refuse_change();
create trigger posting_line_append_only before update or delete on brokers.posting_line
  for each row execute function brokers.refuse_change();
create trigger account_never_emptied before truncate on brokers.account execute function brokers.refuse_change();
create trigger posting_never_emptied before truncate on brokers.posting execute function brokers.refuse_change();
create trigger posting_line_never_emptied before truncate on brokers.posting_line execute function brokers.refuse_change();

-- Each posting has at least two lines, of accounts of its own contest, and they make zero.
create function brokers.posting_is_balanced() returns trigger language plpgsql as $$
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
end $$;
create constraint trigger posting_balanced after insert on brokers.posting
  deferrable initially deferred for each row execute function brokers.posting_is_balanced();
create constraint trigger posting_line_balanced after insert on brokers.posting_line
  deferrable initially deferred for each row execute function brokers.posting_is_balanced();

-- 技术经理人匠心奖: one conversion of a contest's points into its pool.
create table brokers.conversion (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  contest uuid not null references contests.contest,
  cutoff timestamptz not null,
  pool bigint not null,
  -- the rules by which it is computed: pool, method, tax
  rules jsonb not null,
  proposed_by uuid references identity.person,
  constraint conversion_once unique (contest),
  constraint conversion_pool check (pool >= 0),
  constraint conversion_state check (state in ('previewed', 'proposed', 'approved', 'frozen'))
);
create table brokers.conversion_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into brokers.conversion_legal_move (action, from_state, to_state) values
  ('preview', '', 'previewed'),
  ('preview', 'previewed', 'previewed'),
  ('propose', 'previewed', 'proposed'),
  ('approve', 'proposed', 'approved'),
  ('return', 'proposed', 'previewed'),
  ('return', 'approved', 'previewed'),
  ('freeze', 'approved', 'frozen');
create table brokers.conversion_move (
  item uuid not null references brokers.conversion,
  n bigint generated always as identity,
  action text not null,
  from_state text not null,
  to_state text not null,
  at timestamptz not null,
  person uuid,
  organisation uuid,
  role text not null,
  reason text,
  primary key (item, n),
  constraint conversion_move_legal foreign key (action, from_state, to_state) references brokers.conversion_legal_move
);

create table brokers.conversion_row (
  conversion uuid not null references brokers.conversion,
  place int not null,
  broker uuid not null references brokers.broker,
  points int not null,
  gross bigint not null,
  tax bigint not null,
  net bigint not null,
  voucher text,
  primary key (conversion, place),
  constraint conversion_row_once unique (conversion, broker),
  constraint conversion_row_amounts check (points > 0 and gross >= 0 and tax >= 0 and net >= 0 and gross = tax + net)
);
create function brokers.conversion_spends_its_pool() returns trigger language plpgsql as $$
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
end $$;
create constraint trigger conversion_whole after insert or update or delete on brokers.conversion_row
  deferrable initially deferred for each row execute function brokers.conversion_spends_its_pool();
-- Rows change only while previewed; afterwards a voucher can be noted, nothing else.
create function brokers.conversion_row_stands() returns trigger language plpgsql as $$
begin
  if exists (select 1 from brokers.conversion
    where id = (case when tg_op = 'INSERT' then new.conversion else old.conversion end) and state <> 'previewed')
    and not (tg_op = 'UPDATE' and (to_jsonb(new) - 'voucher') = (to_jsonb(old) - 'voucher')) then
    raise exception 'the rows of a conversion that was proposed do not change' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger conversion_row_stands before insert or update or delete on brokers.conversion_row
  for each row execute function brokers.conversion_row_stands();

-- What a frozen conversion says, and its leaf in the public log.
create table brokers.payout (
  conversion uuid primary key references brokers.conversion,
  content jsonb not null,
  leaf uuid not null,
  at timestamptz not null
);
create trigger payout_append_only before update or delete on brokers.payout
  for each row execute function brokers.refuse_change();
