-- How many questions a person may ask in a day is a rule of the contest, of a hundred at most.
alter table needs.question drop constraint question_nth_check;
alter table needs.question add constraint question_nth_check check (nth between 1 and 100);

-- The deadline of which it was told that it is near. What was within the three days that stood for everybody was told of.
alter table needs.need add column deadline_told timestamptz;
update needs.need set deadline_told = deadline
where state = 'published' and deadline > platform.now() and deadline <= platform.now() + interval '3 days';
create index need_deadline_untold on needs.need (deadline, id)
where state = 'published' and not quarantined and deadline_told is distinct from deadline;
