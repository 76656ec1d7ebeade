-- Price rounds 竞价轮 of a live final: sealed bids between the console's call and its opening. `round` is the entry that called it.
-- `wrapped` holds price and nonce under the master key; the log holds the bid's salted commitment (`leaf`, an entry of the log).
-- A bid that is replaced stays: the newest of an item in a round counts.
create table judging.final_bid (
  id uuid primary key,
  final uuid not null references judging.final,
  round int not null,
  item uuid not null references judging.final_item,
  leaf uuid not null,
  wrapped bytea not null,
  person uuid not null,
  at timestamptz not null,
  constraint final_bid_of_round foreign key (final, round) references judging.final_entry (final, n)
);
create index final_bid_of_item on judging.final_bid (final, round, item, at desc);
create index final_bid_of_person on judging.final_bid (person);
create function judging.refuse_bid_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.id, new.final, new.round, new.item, new.leaf, new.person, new.at)
    is not distinct from (old.id, old.final, old.round, old.item, old.leaf, old.person, old.at) then return new; end if;
  raise exception '% is append-only', tg_table_name;
end $$;
-- A new master key wraps anew, and changes nothing else.
create trigger final_bid_append_only before update or delete on judging.final_bid
  for each row execute function judging.refuse_bid_change();
