-- Three forms of exploitation that are asked for by name and stood in "other": surrogacy and illegal adoption (Directive 2011/36/EU as of Directive
-- (EU) 2024/1712) and use by armed groups (Global Report of UNODC; HTCDS 2.0 has all three). What was counted before stays where it stood.
alter table stat_facts drop constraint stat_facts_exploitation_check;
alter table stat_facts add constraint stat_facts_exploitation_check check (exploitation in
  ('labour', 'sexual', 'criminal', 'begging', 'domestic', 'organ', 'marriage', 'surrogacy', 'adoption', 'armed', 'other', 'unknown'));
