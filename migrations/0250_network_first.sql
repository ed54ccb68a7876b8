-- What the network itself offers is found first, whatever language and area were asked. And where a district lies, so that a
-- distance can be said as a band: the middle of the places that an imported directory names there, never where anybody lives.
alter table service_index add column network boolean not null default false;
comment on column service_index.network is 'A referral to it is made inside the network.';
update service_index i set network = true from services s where s.id = i.service and s.circle is not null;
create index service_index_network on service_index (code, area, language, service) where network;
alter table areas add column latitude real check (latitude between -90 and 90), add column longitude real check (longitude between -180 and 180),
  add constraint a_middle_is_whole check ((latitude is null) = (longitude is null));
comment on column areas.latitude is 'The middle of the places that directories name in this area, to two decimals.';
