-- Which language a caller speaks is not known before they were asked, or have spoken.
alter table reports alter column language drop not null;
comment on column reports.language is 'The language in which somebody wrote or spoke; nothing where nobody has asked yet.';
