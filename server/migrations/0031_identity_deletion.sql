-- Deleting an account (docs/decisions/0008): asked for, waited for, then done by the clock. The person's row stays, emptied, so that what is
-- kept of the contest's record still hangs together; nothing can be hung on it any more.

-- One row a person who asked; taking it back removes it, and what happened stands in the facts.
create table identity.deletion (
  person uuid primary key references identity.person,
  asked_at timestamptz not null,
  -- put off by a day where something was still owed at that time
  due_at timestamptz not null,
  done_at timestamptz,
  constraint deletion_order check (due_at > asked_at and (done_at is null or done_at >= due_at))
);
create index deletion_due on identity.deletion (due_at) where done_at is null;

-- The person's row is held first: a deletion that is being done is waited for, and then seen.
create function identity.deleted_stays_deleted() returns trigger language plpgsql as $$
begin
  perform 1 from identity.person where id = new.person for key share;
  if exists (select 1 from identity.deletion d where d.person = new.person and d.done_at is not null) then
    raise exception 'the account was deleted' using errcode = 'restrict_violation', constraint = 'deleted_stays_deleted';
  end if;
  return new;
end $$;
create trigger deleted_stays_deleted before insert on identity.session for each row execute function identity.deleted_stays_deleted();
create trigger deleted_stays_deleted before insert on identity.account for each row execute function identity.deleted_stays_deleted();
create trigger deleted_stays_deleted before insert on identity.second_factor for each row execute function identity.deleted_stays_deleted();
create trigger deleted_stays_deleted before insert on identity.membership for each row execute function identity.deleted_stays_deleted();
create trigger deleted_stays_deleted before insert on identity.role_grant for each row execute function identity.deleted_stays_deleted();
create trigger deleted_stays_deleted before insert on identity.consent for each row execute function identity.deleted_stays_deleted();
create function identity.emptied_stays_empty() returns trigger language plpgsql as $$
begin
  if exists (select 1 from identity.deletion d where d.person = new.id and d.done_at is not null) then
    raise exception 'the account was deleted' using errcode = 'restrict_violation', constraint = 'deleted_stays_deleted';
  end if;
  return new;
end $$;
create trigger emptied_stays_empty before update on identity.person for each row execute function identity.emptied_stays_empty();
create index invitation_email on identity.invitation (email);
create index member_change_email on identity.member_change (email) where email is not null;
