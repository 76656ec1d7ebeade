-- The terms by which needs are found to be alike: every pair of neighbouring Han characters, since a dictionary knows no new technical words,
-- and every Latin word with its digits and signs. Width and case are folded.
create function needs.similar_terms(said text) returns text[] language sql immutable parallel safe as $$
  with runs as (
    select found[1] as run from regexp_matches(lower(normalize(said, NFKC)), '[㐀-䶿一-鿿]+|[a-z0-9][a-z0-9.+#-]*', 'g') as found
  ), terms as (
    select substr(run, i, 2) as term from runs cross join generate_series(1, length(run) - 1) as i where run !~ '^[a-z0-9]'
    union
    select rtrim(run, '.+#-') from runs where run ~ '^[a-z0-9]'
  )
  select coalesce(array_agg(term order by term), '{}') from terms where length(term) between 2 and 40 and term !~ '^[0-9.+#-]+$'
$$;

-- What is compared of a need, of its original or of its public text.
create function needs.similar_words(title text, keywords text[], problem text, indicators jsonb) returns text language sql immutable parallel safe as $$
  select concat_ws(E'\n', title, (select string_agg(keyword, E'\n') from unnest(keywords) as keyword), problem,
    (select string_agg(indicator ->> 'name', E'\n') from jsonb_array_elements(indicators) as indicator))
$$;

-- Of each published need the terms of its public text, which stays as it is from then on.
create table needs.public_terms (
  need uuid primary key references needs.need,
  terms tsvector not null
);
create index public_terms_terms on needs.public_terms using gin (terms);
insert into needs.public_terms (need, terms)
  select t.need, array_to_tsvector(needs.similar_terms(needs.similar_words(t.title, t.keywords, t.problem, t.indicators)))
  from needs.public_text t join needs.board b on b.need = t.need;
