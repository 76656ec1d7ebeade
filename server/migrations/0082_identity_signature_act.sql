-- What a signature is asked for, as the module of the item names its act: a need is handed in, or withdrawn.
alter table identity.signature_request add column act text not null default 'submit';
alter table identity.signature_request alter column act drop default;
