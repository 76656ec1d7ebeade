-- Deleting an entry destroys its salt, after its batch as before: the place and the leaf stay, and nobody can open them any more.
alter table log.place drop constraint place_entry_fkey;
