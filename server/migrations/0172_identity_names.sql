-- Organisations are known by all their names: the English one, those they were verified under before, and those of what was merged into them.
alter table identity.organisation add column name_en_key text
  generated always as (lower(regexp_replace(normalize(name_en, NFKC), '[[:space:][:punct:]]', '', 'g'))) stored;
create index organisation_name_en_key on identity.organisation (name_en_key) where name_en_key is not null;
create index organisation_merged_name_key on identity.organisation (name_key) where state = 'merged';
create index organisation_change_former_name on identity.organisation_change
  (lower(regexp_replace(normalize(was ->> 'name', NFKC), '[[:space:][:punct:]]', '', 'g'))) where state = 'approved';
create index organisation_change_former_name_en on identity.organisation_change
  (lower(regexp_replace(normalize(was ->> 'nameEn', NFKC), '[[:space:][:punct:]]', '', 'g'))) where state = 'approved';
