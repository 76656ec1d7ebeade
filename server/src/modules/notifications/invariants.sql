-- name: nobody has read a message before what it tells of happened
select id from notifications.notification where read_at < at;
-- name: what is followed is named as its kind is
select person, kind, target from notifications.follow where (kind = 'field') <> (target ~ '^[0-9]{2,5}$');
-- name: only what is followed waits for a digest, and only where there is one
select n.id from notifications.notification n left join notifications.digest d on d.person = n.person
where n.waits and (n.topic <> 'follows' or d.person is null);
-- name: of a text message that has ended nothing is kept of what it said
select id from notifications.text_message where outcome is not null and variables <> '{}';
