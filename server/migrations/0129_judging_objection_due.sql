-- Until when an objection is to be answered, by the rule of its contest when it was filed, and what everyone reads of the answer. For
-- those filed before there was a rule, a week stands for its five working days.
alter table judging.objection add column answer_due timestamptz;
alter table judging.objection add column published text;
update judging.objection set answer_due = created_at + interval '7 days';
alter table judging.objection alter column answer_due set not null;
create index objection_due on judging.objection (answer_due, id) where state = 'filed';
