-- What a file is, by its content, and what the malware scan said of it. Files from before were looked at by nobody.
alter table needs.attachment
  add column type text not null default 'application/octet-stream',
  add column scan text not null default 'not_scanned',
  add constraint attachment_scan check (scan in ('clean', 'not_scanned'));
alter table needs.attachment
  alter column type drop default,
  alter column scan drop default;
