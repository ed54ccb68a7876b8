-- Coarse facts about people are written and read through two functions only: nobody reads a single one.

revoke insert on stat_facts from continuum_app;
create index stat_facts_month on stat_facts (month);
