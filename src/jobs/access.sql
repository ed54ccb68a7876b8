-- Runs of jobs are written and read by the worker alone; they speak of the program and of nobody.
alter table job_runs enable row level security;
alter table job_runs force row level security;
create policy job_runs_worker on job_runs for all to continuum_worker using (true) with check (true);
grant select, insert, update on job_runs to continuum_worker;

-- The clocks of running servers are written and read by the worker alone; they speak of machines and of nobody.
alter table server_clocks enable row level security;
alter table server_clocks force row level security;
create policy server_clocks_worker on server_clocks for all to continuum_worker using (true) with check (true);
grant select, insert, update, delete on server_clocks to continuum_worker;

-- Whether the tables are those that the program needs.
grant select on app.migrations to continuum_worker;
