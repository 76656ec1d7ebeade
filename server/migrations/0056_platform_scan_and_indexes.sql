-- What the malware scan said of every uploaded file (docs/decisions/0012).
alter table platform.file
  add column scan text not null default 'not_scanned',
  add constraint file_scan check (scan in ('clean', 'not_scanned'));
alter table platform.file alter column scan drop default;

-- What stood beside the files of needs before.
do $$
begin
  execute format('update platform.file f set scan = a.scan from %s a where a.file = f.id', 'needs.attachment');
end $$;

-- What one person did in each lifecycle, for a copy of one's data: the same index for every history that there is.
do $$
declare
  history text;
begin
  foreach history in array array[
    'identity.organisation_move', 'identity.real_name_move',
    'contests.contest_move',
    'needs.confidential_move', 'needs.diagnosis_move', 'needs.disclosure_move', 'needs.import_move', 'needs.need_move', 'needs.question_move', 'needs.report_move',
    'solutions.solution_move',
    'judging.objection_move', 'judging.panel_move', 'judging.seat_move', 'judging.sheet_move',
    'deals.deal_move',
    'certification.application_move',
    'brokers.agency_move', 'brokers.attribution_move', 'brokers.broker_move', 'brokers.conversion_move', 'brokers.mandate_move',
    'awards.nomination_move', 'awards.recommendation_move'
  ] loop
    execute format('create index %I on %s (person) where person is not null', split_part(history, '.', 2) || '_person', history);
  end loop;
end $$;

-- Facts of a rare name, for the audit.
create index fact_name on platform.fact (name, position);
