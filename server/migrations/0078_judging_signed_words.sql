-- Which words a judge signed: SHA-256 of the undertaking in the language in which it was read. Seats taken before have none: the text was not kept.
alter table judging.seat
  add column undertaking_sha256 text,
  add constraint seat_signed_words check (undertaking_sha256 is null or undertaking is not null);
