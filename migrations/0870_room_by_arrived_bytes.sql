-- What strangers take of the disk is what has arrived, counted for each desk: a message that announces files and sends none takes nothing.
alter table attachments add column circle int, add column arrived int not null default 0 check (arrived >= 0);
comment on column attachments.circle is 'Whose room it takes: the desk that the request went to, or who carries the case of the message.';
comment on column attachments.arrived is 'Sealed bytes that have arrived.';
update attachments a set circle = t.owner_circle from tracks t where t.id = a.report;
update attachments a set circle = c.owner_circle from messages m join cases c on c.id = m.case_id where m.id = a.message;
update attachments set arrived = padded where state = 'kept';
create table attachment_rooms (
  circle int primary key,
  bytes bigint not null default 0 check (bytes >= 0)
);
comment on table attachment_rooms is 'How many bytes of photos and voice notes lie on the disk for each desk.';
insert into attachment_rooms (circle, bytes) select coalesce(circle, 0), sum(arrived) from attachments group by 1;
