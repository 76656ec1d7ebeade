-- 主体认证: the papers an organisation is verified by, and why it was returned, in words that can be counted.

-- The licence and the authorised person's mandate (经办人授权). One of each stands; those replaced stay as history.
create table identity.organisation_document (
  file uuid primary key references platform.file,
  organisation uuid not null references identity.organisation,
  kind text not null,
  -- told by its bytes, not by its name
  type text not null,
  replaced_at timestamptz,
  constraint organisation_document_kind check (kind in ('mandate', 'licence')),
  constraint organisation_document_type check (type in ('application/pdf', 'image/png', 'image/jpeg'))
);
create unique index organisation_document_once on identity.organisation_document (organisation, kind) where replaced_at is null;
create index organisation_document_organisation on identity.organisation_document (organisation);

-- A mandate that was named before papers were kept stands as what it was.
insert into identity.organisation_document (file, organisation, kind, type)
  select mandate_file, id, 'mandate', 'application/pdf' from identity.organisation where mandate_file is not null
  on conflict do nothing;
alter table identity.organisation drop column mandate_file;

-- Why a move returned an organisation: one line for each reason.
create table identity.organisation_finding (
  move bigint not null references identity.organisation_move,
  code text not null,
  note text,
  primary key (move, code),
  constraint organisation_finding_other check (code <> 'other' or note is not null)
);
