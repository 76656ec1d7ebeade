-- Traces of the owner that the officer left standing at the sign-off; why stands in the reason of that move.
alter table needs.public_text add column traces jsonb not null default '[]';
