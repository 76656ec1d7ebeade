-- What the principal of a mandate was told: that its broker holds a mandate of the other side of the same need too.
create table brokers.disclosure (
  mandate uuid not null references brokers.mandate,
  other uuid not null references brokers.mandate,
  at timestamptz not null,
  primary key (mandate, other),
  constraint disclosure_of_another check (mandate <> other)
);
create trigger disclosure_append_only before update or delete on brokers.disclosure
  for each row execute function brokers.refuse_change();
