-- What a verified organisation says of itself was not verified, so it is changed without being verified anew.
insert into identity.organisation_legal_move (action, from_state, to_state) values ('describe', 'verified', 'verified');
