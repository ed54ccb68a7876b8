-- Working notes, and three kinds of health that are each given by themselves: parts that are begun when somebody first writes there.
alter table compartments drop constraint compartments_compartment_check;
alter table compartments add constraint compartments_compartment_check check (compartment in ('identity', 'contact', 'narrative', 'health',
  'legal', 'privileged', 'immigration', 'finance', 'messages', 'health_sexual', 'health_mind', 'health_substances', 'working'));
