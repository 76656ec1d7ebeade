create schema deals;

create table deals.deal (
  id uuid primary key,
  state text not null,
  version int not null default 1,
  created_at timestamptz not null,
  moved_at timestamptz not null,
  contest uuid not null references contests.contest,
  track uuid not null references contests.track,
  need uuid not null references needs.need constraint one_deal_of_need unique,
  -- the need's number and its public title, as they stood when the deal opened
  need_number text not null,
  title text not null,
  solution uuid not null constraint deal_of_solution unique,
  owner uuid not null references identity.organisation,
  solver uuid not null references identity.organisation,
  -- the team of the solution: of the solver's organisation only they and its admins take part
  team uuid[] not null,
  agency uuid references identity.organisation,
  failure text,
  related boolean not null default false,
  void_asked_by text,
  void_reason text,
  -- kept as they were when the contract was confirmed
  confirmed_at timestamptz,
  owner_region text,
  solver_region text,
  cross_region boolean,
  -- 技术合同认定登记
  registration_number text,
  registered_on date,
  approved_income_fen bigint,
  -- the first payment
  payment_fen bigint,
  paid_on date,
  payment_document uuid,
  paid_at timestamptz,
  constraint deal_between_two check (owner <> solver),
  constraint deal_state check (state in ('intent', 'negotiating', 'signed', 'performing', 'accepted', 'closed', 'failed', 'void')),
  constraint deal_failure check ((state <> 'failed' or failure is not null) and
    (failure is null or failure in ('too_early', 'benefit_unclear', 'commercial_route_unclear', 'price', 'ownership', 'other'))),
  constraint deal_confirmed check ((confirmed_at is null) = (cross_region is null) and
    (confirmed_at is not null or state in ('intent', 'negotiating', 'failed'))),
  constraint deal_void_asked check ((void_asked_by is null) = (void_reason is null) and (void_asked_by is null or void_asked_by in ('owner', 'solver'))),
  constraint deal_registered check ((registration_number is null) = (registered_on is null) and (registration_number is null or confirmed_at is not null)
    and (approved_income_fen is null or (registration_number is not null and approved_income_fen >= 0))),
  constraint deal_paid check ((payment_fen is null) = (paid_on is null) and (payment_fen is null) = (payment_document is null)
    and (paid_at is null or payment_fen is not null) and (payment_fen is null or (payment_fen > 0 and confirmed_at is not null)))
);
create index deal_of_owner on deals.deal (owner, created_at desc, id desc);
create index deal_of_solver on deals.deal (solver, created_at desc, id desc);
create index deal_of_agency on deals.deal (agency, created_at desc, id desc) where agency is not null;
create index deal_of_contest on deals.deal (contest, created_at desc, id desc);

create table deals.deal_legal_move (action text, from_state text, to_state text, primary key (action, from_state, to_state));
insert into deals.deal_legal_move (action, from_state, to_state) values
  ('open', '', 'intent'),
  ('begin', 'intent', 'negotiating'),
  ('enter_contract', 'negotiating', 'negotiating'),
  ('confirm_contract', 'negotiating', 'signed'),
  ('perform', 'signed', 'performing'),
  ('accept', 'performing', 'accepted'),
  ('close', 'accepted', 'closed'),
  ('fail', 'intent', 'failed'),
  ('fail', 'negotiating', 'failed'),
  ('void', 'signed', 'void'),
  ('void', 'performing', 'void'),
  ('void', 'accepted', 'void'),
  ('void', 'closed', 'void'),
  ('ask_void', 'signed', 'signed'),
  ('ask_void', 'performing', 'performing'),
  ('ask_void', 'accepted', 'accepted'),
  ('ask_void', 'closed', 'closed'),
  ('register', 'signed', 'signed'),
  ('register', 'performing', 'performing'),
  ('register', 'accepted', 'accepted'),
  ('register', 'closed', 'closed'),
  ('record_payment', 'signed', 'signed'),
  ('record_payment', 'performing', 'performing'),
  ('record_payment', 'accepted', 'accepted'),
  ('record_payment', 'closed', 'closed'),
  ('confirm_payment', 'signed', 'signed'),
  ('confirm_payment', 'performing', 'performing'),
  ('confirm_payment', 'accepted', 'accepted'),
  ('confirm_payment', 'closed', 'closed'),
  ('declare_related', 'signed', 'signed'),
  ('declare_related', 'performing', 'performing'),
  ('declare_related', 'accepted', 'accepted'),
  ('declare_related', 'closed', 'closed'),
  ('meet', 'intent', 'intent'),
  ('meet', 'negotiating', 'negotiating'),
  ('meet', 'signed', 'signed'),
  ('meet', 'performing', 'performing'),
  ('meet', 'accepted', 'accepted'),
  ('meet', 'closed', 'closed'),
  ('upload', 'intent', 'intent'),
  ('upload', 'negotiating', 'negotiating'),
  ('upload', 'signed', 'signed'),
  ('upload', 'performing', 'performing'),
  ('upload', 'accepted', 'accepted'),
  ('upload', 'closed', 'closed'),
  ('share_contact', 'intent', 'intent'),
  ('share_contact', 'negotiating', 'negotiating'),
  ('share_contact', 'signed', 'signed'),
  ('share_contact', 'performing', 'performing'),
  ('share_contact', 'accepted', 'accepted'),
  ('share_contact', 'closed', 'closed');
create table deals.deal_move (
  item uuid not null references deals.deal,
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
  constraint deal_move_legal foreign key (action, from_state, to_state) references deals.deal_legal_move
);

-- The record of the contract: entered by one party, confirmed by the other in the very version that it saw.
create table deals.contract (
  deal uuid primary key references deals.deal,
  version int not null,
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
  agency uuid references identity.organisation,
  cross_border boolean not null,
  border_registration text,
  related boolean not null,
  notice_from date,
  notice_to date,
  entered_by text not null,
  entered_by_person uuid not null,
  entered_at timestamptz not null,
  confirmed_by_person uuid,
  confirmed_at timestamptz,
  constraint contract_kind check (kind in ('development_commissioned', 'development_cooperative', 'transfer', 'licence', 'consulting', 'service', 'equity')),
  constraint contract_pricing check (pricing in ('negotiated', 'listed', 'auction')),
  constraint contract_amounts check (technology_fen >= 0 and technology_fen <= total_fen),
  constraint contract_days check (ends_on >= starts_on),
  constraint contract_notice check ((notice_from is null) = (notice_to is null)),
  constraint contract_entered_by check (entered_by in ('owner', 'solver')),
  constraint contract_by_two_people check (confirmed_by_person <> entered_by_person and (confirmed_by_person is null) = (confirmed_at is null))
);

-- Contacts, given by each side for this deal; the other side reads one only when both stand here.
create table deals.contact (
  deal uuid not null references deals.deal,
  side text not null,
  person uuid not null,
  name text not null,
  phone text not null,
  email text,
  agreed_at timestamptz not null,
  primary key (deal, side),
  constraint contact_side check (side in ('owner', 'solver'))
);

create table deals.meeting (
  id uuid primary key,
  deal uuid not null references deals.deal,
  asked_by text not null,
  topic text not null,
  place text,
  slots jsonb not null,
  accepted int,
  accepted_by uuid,
  accepted_at timestamptz,
  minutes text,
  minutes_by uuid,
  minutes_at timestamptz,
  at timestamptz not null,
  constraint meeting_asked_by check (asked_by in ('owner', 'solver', 'agency')),
  constraint meeting_accepted check ((accepted is null) = (accepted_at is null) and (minutes is null or accepted is not null))
);
create index meeting_of_deal on deals.meeting (deal, at, id);

create table deals.document (
  file uuid primary key references platform.file,
  deal uuid not null references deals.deal,
  side text not null,
  constraint document_side check (side in ('owner', 'solver', 'agency'))
);
create index document_of_deal on deals.document (deal, file);
alter table deals.deal add constraint deal_payment_document foreign key (payment_document) references deals.document;
