-- Where a person has signed in before (docs/decisions/0013): what is counted there against guessing is counted apart, so that nobody who
-- guesses elsewhere shuts the person out.
create table identity.known_place (
  person uuid not null references identity.person on delete cascade,
  kind text not null,
  -- of the name that the device's cookie holds, or of the network, under a key that is not in the database
  hash bytea not null,
  seen_at timestamptz not null,
  primary key (person, kind, hash),
  constraint known_place_kind check (kind in ('device', 'network'))
);
create index known_place_hash on identity.known_place (hash) where kind = 'device';
create index known_place_seen_at on identity.known_place (seen_at);
create trigger deleted_stays_deleted before insert on identity.known_place for each row execute function identity.deleted_stays_deleted();

-- The first notice names the second cookie where nobody has read the notice yet; a version that was read is never changed, and whoever
-- runs such an installation publishes the next (docs/operations/privacy.md).
update identity.privacy_notice set
  text_zh = replace(text_zh, '登录后有一个保持会话所必需的 Cookie；', '登录后有一个保持会话所必需的 Cookie，另有一个只用于认出您登录过的设备、以便有人猜测您的密码时您仍能登录的 Cookie，九十天不登录即失效；'),
  text_en = replace(text_en, 'A signed-in session has one necessary cookie;', 'A signed-in session has one necessary cookie. A second one lets a device be known again at which you have signed in, so that who guesses your password elsewhere does not shut you out; it ends after ninety days without signing in;')
where version = 1
  and not exists (select 1 from identity.notice_acknowledgement)
  and not exists (select 1 from identity.privacy_notice where version > 1);

-- Who refuses to be ranked by a machine (个人信息保护法第二十四条): what a module above that makes a ranking of people leaves out.
create view identity.published_unranked as
  select person from identity.consent where purpose = 'no_automated_ranking' and withdrawn_at is null;
