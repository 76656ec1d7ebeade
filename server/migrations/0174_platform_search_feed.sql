-- What is to be put into a search index anew from the tables that hold it (docs/decisions/0060): all of it, or what belongs to one owner.
create table platform.search_feed (
  id uuid primary key default gen_random_uuid(),
  index text not null,
  -- empty for everything
  scope text not null default '',
  -- the last id that was put; null where it has not begun
  after text,
  -- the index's last position when it began: what stands at an earlier one afterwards belongs there no more
  started bigint,
  unique (index, scope)
);

-- What modules may ask of an index in their invariants: what stands in it, and whether all of it is being put anew.
create function platform.searched_ids(index_name text) returns setof text language sql stable as
  'select id from platform.search_document where index = index_name and document is not null';
create function platform.is_put_anew(index_name text) returns boolean language sql stable as
  'select exists (select from platform.search_feed where index = index_name and scope = '''')';
