-- What was handed in, each time: a reviewer compares it with what was returned, as its owner goes on editing the need itself.
create table needs.need_version (
  need uuid not null references needs.need,
  n int not null,
  at timestamptz not null,
  person uuid,
  draft jsonb not null,
  -- also those that their owner removed for good since
  files uuid[] not null,
  primary key (need, n)
);
-- Needs that nobody could edit since they were handed in stand as they were.
insert into needs.need_version (need, n, at, person, draft, files)
select n.id, 1, m.at, m.person,
  jsonb_build_object('title', n.title, 'keywords', n.keywords, 'problem', n.problem, 'indicators', n.indicators,
    'expectedResult', n.expected_result, 'existingBasis', n.existing_basis, 'wished', n.wished, 'ownership', n.ownership,
    'field', n.field, 'industry', n.industry, 'region', n.region,
    'budget', case when n.budget_min is not null and n.budget_max is not null
      then jsonb_build_object('min', n.budget_min, 'max', n.budget_max) end,
    'termMonths', n.term_months, 'ways', n.ways, 'maturity', n.maturity, 'validUntil', n.valid_until,
    'contactName', n.contact_name, 'contactPhone', n.contact_phone, 'showCompany', n.show_company),
  array(select a.file from needs.attachment a where a.need = n.id order by a.file)
from needs.need n
cross join lateral (
  select m.at, m.person from needs.need_move m where m.item = n.id and m.action = 'submit' order by m.n desc limit 1
) m
where n.state not in ('draft', 'returned', 'withdrawn');

insert into needs.need_legal_move (action, from_state, to_state) values ('assign', 'submitted', 'under_review');

-- A need that is not ready is looked at again on this day.
alter table needs.need add column look_again date;
create index need_to_look_again on needs.need (look_again, id) where look_again is not null;

-- A need that staff entered for its owner from paper: who did, and the scanned mandate by which they might.
alter table needs.need
  add column entered_by uuid,
  add column mandate uuid references platform.file,
  add constraint need_entered_by_mandate check ((entered_by is null) = (mandate is null));
create index need_entered on needs.need (entered_by, created_at desc, id desc) where entered_by is not null;
