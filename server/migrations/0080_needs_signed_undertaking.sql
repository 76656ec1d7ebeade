-- Which words were undertaken before an original was read for its diagnosis: SHA-256 of the undertaking in the language in which it was read. Readings
-- before have none: the text was not kept.
alter table needs.diagnosis_reading
  add column undertaking_sha256 text,
  add constraint diagnosis_reading_signed_words check (undertaking_sha256 is null or undertaking is not null);
