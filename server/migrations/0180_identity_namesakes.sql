-- Other accounts of a person are looked for by name alone, among everybody: letters only, as the search compares them.
create index person_letters on identity.person (regexp_replace(lower(name), '[[:space:]·•・.,''’-]', '', 'g'));
create index person_letters_en on identity.person (regexp_replace(lower(name_en), '[[:space:]·•・.,''’-]', '', 'g'));
