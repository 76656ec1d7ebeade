insert into needs.need_legal_move (action, from_state, to_state) values ('hand_on', 'under_review', 'under_review');

-- What is not ready yet, by the day on which it is looked at again; what has no such day comes last.
create index need_kept on needs.need ((coalesce(look_again, 'infinity')), id)
  where state = 'accepted' and triage <> 'ready' and number is not null;
