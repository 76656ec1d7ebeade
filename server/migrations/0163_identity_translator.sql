-- Translators 译员 are granted their role as judges are.
alter table identity.role_grant drop constraint role_grant_role;
alter table identity.role_grant add constraint role_grant_role check (role in ('admin', 'organiser', 'track_organiser', 'reviewer', 'clearance_officer', 'observer', 'judge', 'translator', 'certifier', 'authority'));
