-- A WeChat user stands in account under the provider `wechat` by its openid, as it is: messages to this user need it, and it is worth
-- nothing without the mini-program's secret. Neither session_key nor unionid is kept.

-- A WeChat user who was named by WeChat and has no account yet. The ticket is hashed, good once and for minutes.
create table identity.wechat_ticket (
  ticket_hash bytea primary key,
  openid text not null,
  expires_at timestamptz not null
);
create index wechat_ticket_expires_at on identity.wechat_ticket (expires_at);
