-- The privacy notice and its versions, who acknowledged which and when, and consents whose history stands still.

create table identity.privacy_notice (
  version int primary key,
  -- in force from then on, until the next one is
  from_at timestamptz not null,
  text_zh text not null,
  text_en text not null,
  -- what is new in it; of the first nothing
  changes_zh text,
  changes_en text,
  -- purposes whose meaning changed: consents given under earlier versions count no longer
  renews text[] not null default '{}',
  published_at timestamptz not null,
  published_by uuid references identity.person,
  constraint privacy_notice_changes check ((changes_zh is null) = (changes_en is null) and (changes_zh is null) = (version = 1))
);

create table identity.notice_acknowledgement (
  person uuid not null references identity.person,
  version int not null references identity.privacy_notice,
  at timestamptz not null,
  primary key (person, version)
);

-- What was consented to is never rewritten: a row is withdrawn once, and a new consent is a new row.
create function identity.consent_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.withdrawn_at is null and new.withdrawn_at is not null
    and (to_jsonb(new) - 'withdrawn_at') = (to_jsonb(old) - 'withdrawn_at') then
    return new;
  end if;
  raise exception 'the history of consents is only added to' using errcode = 'restrict_violation';
end $$;
create trigger consent_stands before update or delete on identity.consent for each row execute function identity.consent_stands();
alter table identity.consent add constraint consent_purpose
  check (purpose in ('share_contact', 'publish_name', 'leaderboard_name', 'bank_account', 'access_from_abroad', 'no_automated_ranking'));

-- The first notice. The operator names itself and publishes its own as the next version (docs/operations/privacy.md).
insert into identity.privacy_notice (version, from_at, published_at, text_zh, text_en) values (1, '2026-01-01T00:00:00+08:00', '2026-01-01T00:00:00+08:00',
$zh$我们只收集办理事项所需的个人信息。联系方式默认不公开。谁在运行本平台、怎样联系，见本站“关于”页面与活动通知。

## 只浏览公开页面

不需要登录。公开页面不设置跟踪用的 Cookie，不加载任何第三方网站的内容。依法留存网络日志不少于六个月。

## 注册与登录

收集姓名、邮箱或手机号与密码，依据是为您提供您所请求的服务所必需。密码只以散列值保存。登录后有一个保持会话所必需的 Cookie；每个登录的设备与网络地址可在“我的账户”查看并结束。

## 单位认证与个人实名认证

单位认证需要经办人授权书；公开提问以及以自然人身份参加，需要个人实名认证。证件号码加密提交，只有受理的一名工作人员能看到，决定作出后立即删除，只留下用于防止重复认证的带密钥摘要与末四位；证件影像在决定作出后保存三十日，供申诉使用，随后删除。

## 办理过程中的记录

您签署的承诺、审核与评审意见、评分、合同、积分与证书，是赛事公平的依据，按法律与档案要求保存。公开日志只记录加盐的摘要，没有个人信息。

## 另行征得同意的事项

向已对接的另一方提供您的联系方式、在公示与榜单中公开您的姓名、为发放奖金使用您的银行账户、让境外参加者看到您的联系方式，均分别征得同意，可以随时撤回；撤回不影响此前已经发生的使用。您也可以拒绝由系统自动排序。

## 您的权利

您可以查阅、更正、复制、下载、删除您的信息，注销账户。请登录后在“我的账户 · 隐私与数据”办理。注销前会逐项说明哪些被删除、哪些依法保留以及为什么。$zh$,
$en$We collect only what the services need. Contacts are never public by default. Who runs this platform and how to reach them is said on the page About and in the call of the contest.

## Reading the public pages

No sign-in is needed. Public pages set no tracking cookie, and nothing of other sites is loaded. Network logs are kept for at least six months, as the law asks.

## Registering and signing in

Name, e-mail or mobile number and a password, because the service you ask for cannot be given without them. Passwords are kept as hashes only. A signed-in session has one necessary cookie; you can see and end every session with its device and address in your account.

## Verification of organisations and of persons

An organisation is verified by its authorised person’s mandate. Asking questions in public, and taking part as a natural person, needs personal real-name verification. The number of the identity document is stored encrypted, is shown to the one member of staff who takes up the application, and is deleted when the decision is made: what stays is a keyed hash that prevents a second verification, and the last four characters. Pictures of the document are kept for thirty days after the decision, for complaints, and then deleted.

## Records of what was done

Declarations you sign, reviews, scores, contracts, points and certificates are what the fairness of a contest rests on; they are kept as the law and archive rules ask. The public log holds salted hashes only, and nothing personal.

## What needs a consent of its own

Giving your contact to the party you were paired with, showing your name in notices and leaderboards, using your bank account to pay a bonus, and showing your contact to participants abroad each need a consent of their own, which you can withdraw at any time; what was done before stays lawful. You can also refuse to be ranked by a machine.

## Your rights

You can read, correct, copy, download and delete your information, and close your account: sign in and go to My account, Privacy and data. Before an account is closed you are told item by item what is deleted, what the law has us keep, and why.$en$);
