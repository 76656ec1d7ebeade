-- Which words were signed: SHA-256 of the version's text in both languages. So far there was one version.
alter table needs.declaration
  add column sha256 text not null default '523bccfc31469b49f17d733adf1d2f233149079a102415b30fa1b680ad4f180c';
alter table needs.declaration alter column sha256 drop default;
alter table needs.confidential_version
  add column declaration_sha256 text not null default '523bccfc31469b49f17d733adf1d2f233149079a102415b30fa1b680ad4f180c';
alter table needs.confidential_version alter column declaration_sha256 drop default;
