create schema notifications;

-- One message to one person of one fact. It holds no text: the words are the client's, the title is looked up for the reader.
create table notifications.notification (
  id uuid primary key,
  person uuid not null references identity.person,
  fact uuid not null references platform.fact (id),
  name text not null,
  told_as text not null,
  topic text not null,
  subject uuid not null,
  need uuid references needs.need,
  at timestamptz not null,
  read_at timestamptz,
  constraint notification_once unique (fact, person)
);
create index notification_of_person on notifications.notification (person, id desc);
create index notification_unread on notifications.notification (person, id desc) where read_at is null;

create table notifications.follow (
  person uuid not null references identity.person,
  kind text not null check (kind in ('need', 'field', 'track')),
  -- the id of a need or a track, or the code of a field
  target text not null,
  at timestamptz not null,
  constraint follow_once primary key (person, kind, target)
);
create index follow_of_target on notifications.follow (kind, target, person);

-- Topics that a person does not want by e-mail; what is not here comes.
create table notifications.mail_refusal (
  person uuid not null references identity.person,
  topic text not null check (topic in ('tasks', 'progress', 'follows')),
  at timestamptz not null,
  primary key (person, topic)
);
