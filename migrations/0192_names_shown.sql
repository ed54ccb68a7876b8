-- That a name was shown on the page of a case: the person reads beside who looked that it was.
alter table looks add column names_shown boolean not null default false;
