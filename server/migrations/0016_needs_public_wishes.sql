-- Whom the owner wishes for and whose the results shall be are typed freely, so the public reads them as cleared, like every other word.
alter table needs.public_text add column wished text;
alter table needs.public_text add column ownership text;
-- What stands on the board was read there already; a text that was not published yet waits for its officer.
update needs.public_text t set wished = n.wished, ownership = n.ownership
from needs.need n where n.id = t.need and n.published_at is not null;
