-- Which words were accepted at a handing in: SHA-256 of the terms and the declaration in the language in which they were read. What was handed in
-- before has none: the texts were not kept, nor the declaration's version.
alter table solutions.version
  add column terms_sha256 text,
  add column declaration text,
  add column declaration_sha256 text,
  add constraint version_signed_whole check (
    (terms_sha256 is null) = (declaration is null) and (declaration is null) = (declaration_sha256 is null)
    and (terms_sha256 is null or terms is not null)
  );
