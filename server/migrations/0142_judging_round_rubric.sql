-- A round after the first may be scored by a rubric of its own; without one it is scored by the panel's. By the kind of round, of which a panel
-- has one each, so that it stays while the plan of rounds is changed.
create table judging.round_criterion (
  panel uuid not null references judging.panel,
  kind text not null,
  n int not null,
  key text not null,
  name text not null,
  name_en text not null,
  weight int not null check (weight between 1 and 100),
  max int not null check (max between 1 and 100),
  guidance text not null,
  guidance_en text not null,
  comment_required boolean not null,
  primary key (panel, kind, key),
  constraint round_criterion_place_once unique (panel, kind, n)
);
