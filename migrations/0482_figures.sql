-- Figures for everybody, with noise that is paid for: a ledger that only grows, and a release that two people sign.
create table privacy_budgets (
  purpose text not null check (purpose = 'figures'),
  year smallint not null,
  ceiling int not null check (ceiling > 0),
  spent int not null default 0 check (spent between 0 and ceiling),
  primary key (purpose, year)
);
comment on table privacy_budgets is 'How much may be given away of everybody together in a year, and how much was; in millionths of rho.';

create table privacy_ledger (
  id uuid primary key,
  purpose text not null,
  year smallint not null,
  rho int not null check (rho > 0),
  at timestamptz not null,
  foreign key (purpose, year) references privacy_budgets on delete restrict
);
create index privacy_ledger_of_year on privacy_ledger (purpose, year);
comment on table privacy_ledger is 'What each release cost; no row is ever changed or taken away.';

create table figure_releases (
  id uuid primary key,
  attribute text not null check (attribute ~ '^[a-z_]+$'),
  from_month date not null,
  to_month date not null check (to_month >= from_month),
  rho int not null check (rho > 0),
  asked_by uuid not null references users on delete cascade,
  asked_at timestamptz not null,
  signed_by uuid references users on delete cascade,
  signed_at timestamptz,
  ledger uuid references privacy_ledger on delete restrict,
  cells jsonb,
  check (signed_by <> asked_by),
  check (num_nulls(signed_by, signed_at, ledger, cells) in (0, 4))
);
create index figure_releases_asker on figure_releases (asked_by);
create index figure_releases_signer on figure_releases (signed_by);
create index figure_releases_ledger on figure_releases (ledger);
comment on table figure_releases is 'A table that is to be published, and once a second person has signed it, its figures with their noise.';
