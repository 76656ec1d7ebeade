-- Which promises are kept, for the modules whose acts they are to see that none was left out. Without salts: it opens nothing.
create view log.published_promise as
select e.id, e.said ->> 'kind' as kind, e.said ->> 'team' as team, (e.said ->> 'version')::int as version, (e.said ->> 'at')::timestamptz as at
from log.entry e;
