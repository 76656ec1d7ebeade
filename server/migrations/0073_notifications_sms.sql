-- A text message about what waits for a person: beside the message of its inbox, once, by day. `outcome` is null while it
-- waits; `sending` is written before the provider is asked, so whatever ends then, it is not asked again.
create table notifications.text_message (
  id uuid primary key,
  person uuid not null references identity.person,
  notification uuid not null references notifications.notification on delete cascade,
  template text not null,
  -- What its variables say; emptied when it has ended.
  variables jsonb not null,
  at timestamptz not null,
  due timestamptz not null,
  tries int not null default 0,
  outcome text,
  moved_at timestamptz not null,
  constraint text_message_once unique (notification),
  constraint text_message_outcome check (outcome in ('sending', 'sent', 'unanswered', 'number_refused', 'too_many',
    'not_taken', 'read', 'unwanted', 'over_limit'))
);
create index text_message_due on notifications.text_message (due) where outcome is null;
create index text_message_person on notifications.text_message (person, moved_at);

-- What a person has said of text messages; without a row, they come to whoever has a mobile number and no e-mail address.
create table notifications.sms_choice (
  person uuid primary key references identity.person,
  tasks boolean not null,
  at timestamptz not null
);
