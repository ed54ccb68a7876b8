-- A campaign: a code on posters, and how many requests came by it in a month. No request knows by which code it came.
create table campaigns (
  id uuid primary key,
  organisation int not null references organisations on delete cascade,
  code text not null unique check (code ~ '^[a-z2-9]{6}$'),
  place text not null check (place ~ '^[a-z_]+$'),
  made_on date not null,
  ended_on date
);
create index campaigns_organisation on campaigns (organisation, made_on desc, id);
create table campaign_counts (
  campaign uuid not null references campaigns on delete cascade,
  month date not null check (extract(day from month) = 1),
  contacts int not null check (contacts > 0),
  primary key (campaign, month)
);
comment on table campaigns is 'Posters of an organisation: the code on them, in what kind of place they hang, since when and until when.';
comment on table campaign_counts is 'Requests for help that came by the code of a poster in a month: a number, and no request knows of it.';
-- Whether whoever wrote came back at least once: counted for the desk as a share of many.
alter table reports add came_back boolean not null default false;
comment on column reports.came_back is 'Whoever wrote it opened it with their receipt at least once.';
