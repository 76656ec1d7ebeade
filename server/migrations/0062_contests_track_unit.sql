-- The units that organise a track 专场承办机构; `organisation` where it has an account here.
create table contests.track_unit (
  track uuid not null references contests.track,
  n int not null,
  name text not null,
  name_en text,
  organisation uuid,
  primary key (track, n),
  constraint track_unit_organisation_fkey foreign key (organisation) references identity.organisation
);
