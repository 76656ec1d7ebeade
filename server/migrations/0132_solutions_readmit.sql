-- A solution that was screened out by mistake is judged after all, where an objection was upheld.
insert into solutions.solution_legal_move (action, from_state, to_state) values ('readmit', 'screened_out', 'screened_in');
