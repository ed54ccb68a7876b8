-- A table for everybody may tell exact numbers, rounded, where small cells are left out and nobody can work them out; and cross two attributes.
alter table figure_releases add column across text check (across ~ '^[a-z_]+$' and across <> attribute);
alter table figure_releases add column method text not null default 'noise' check (method in ('noise', 'audited'));
alter table figure_releases alter column rho drop not null;
alter table figure_releases drop constraint figure_releases_check2;
alter table figure_releases add check (num_nulls(signed_by, signed_at, cells) in (0, 3));
-- Noise is paid for in the ledger, what is left out costs nothing of it.
alter table figure_releases add check ((method = 'noise') = (rho is not null));
alter table figure_releases add check ((ledger is not null) = (method = 'noise' and cells is not null));
alter table figure_releases add check (method = 'audited' or across is null);
-- Each cell names one code for each attribute of its table.
update figure_releases set cells = (select jsonb_agg(jsonb_build_object('codes', jsonb_build_array(c.one -> 'code'), 'n', c.one -> 'n') order by c.at)
  from jsonb_array_elements(cells) with ordinality as c (one, at)) where cells is not null;
