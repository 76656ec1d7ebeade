-- From where, and by which organisation's key, each thing was done. The address is network log: it is emptied after six months.
alter table platform.fact add column key uuid;
alter table platform.fact add column address inet;
create index fact_with_address on platform.fact (at) where address is not null;
create index fact_person on platform.fact (person, position) where person is not null;
create index fact_organisation on platform.fact (organisation, position) where organisation is not null;
