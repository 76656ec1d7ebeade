-- Where one click ends messages of this sort (RFC 8058). It holds a token, so it goes with the body once the message was sent.
alter table platform.mail add column unsubscribe text;
