-- name: What is kept of a match is what its reasons add up to.
select m.need from matching.match m
where abs(m.score - (select sum((one->>'contribution')::float8) from jsonb_array_elements(m.reasons) one)) > 1e-9 * m.score;

-- name: No need is matched with an achievement more often than is kept.
select need from matching.match group by need having count(*) > 1000;

-- name: A vector has as many numbers as its model, or none where its text was not taken.
select v.id from matching.vector v join matching.vector_model m using (model) where length(v.bytes) not in (0, m.dimensions);
