-- Papers that a member has made ready and asked the signatories of its organisation to sign; nothing of what they say.
create table identity.signature_request (
  id uuid primary key,
  organisation uuid not null references identity.organisation,
  -- of a module above
  item uuid not null,
  asked_by uuid not null references identity.person,
  asked_at timestamptz not null,
  -- when it was signed, or needed no signature any more
  ended_at timestamptz,
  constraint signature_request_order check (ended_at is null or ended_at >= asked_at)
);
create unique index signature_request_open_once on identity.signature_request (item) where ended_at is null;
create index signature_request_waiting on identity.signature_request (organisation) where ended_at is null;
create index signature_request_asker on identity.signature_request (asked_by);
