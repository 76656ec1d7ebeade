-- Under which code a solution stands in the draws and published rankings of its need: drawn when judging begins, and telling
-- nothing of whose it is or when it came (decision 0024). Draws made before were of the solutions' ids, which are their codes.
create table judging.code (
  panel uuid not null references judging.panel,
  solution uuid not null references solutions.solution,
  code text not null,
  primary key (panel, solution),
  constraint code_once unique (panel, code)
);
insert into judging.code (panel, solution, code) select distinct panel, solution, solution::text from judging.sheet;
