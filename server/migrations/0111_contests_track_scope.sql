-- What a track is open to is a rule of it, dated and kept in versions: the first of each is what stood in its row.
insert into contests.contest_rule (id, contest, track, key, value, from_at, version, person, note, at)
  select gen_random_uuid(), contest, id, 'track_scope',
    jsonb_build_object('fields', fields, 'industries', industries, 'regions', regions, 'countries', countries), created_at, 1, null, '', created_at
  from contests.track;
drop view contests.published_track;
alter table contests.track drop column fields;
alter table contests.track drop column industries;
alter table contests.track drop column regions;
alter table contests.track drop column countries;
create view contests.published_track as
  select id, contest, n, kind, name, name_en from contests.track;
