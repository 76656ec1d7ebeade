-- name: nobody has read a message before what it tells of happened
select id from notifications.notification where read_at < at;
-- name: what is followed is named as its kind is
select person, kind, target from notifications.follow where (kind = 'field') <> (target ~ '^[0-9]{2,5}$');
