-- What modules below may join with: which achievements are public at this moment.
create view achievements.published_achievement as
  select id, number, title, title_en from achievements.achievement where state = 'public';

-- Those that say something in both languages, the newest first: what the glossary learns from.
create index achievement_bilingual on achievements.achievement (published_at desc, id desc)
  where state = 'public' and (title_en is not null or (keywords <> '{}' and keywords_en <> '{}'));
