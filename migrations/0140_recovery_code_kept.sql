-- A recovery code counts as a way in only when its owner has said that the paper is kept: whoever closed the window before has
-- none. Codes from before this are taken to be kept.
alter table unlockers add column confirmed boolean not null default true;
comment on column unlockers.confirmed is 'False for a recovery code that was shown and that nobody has said is kept.';
