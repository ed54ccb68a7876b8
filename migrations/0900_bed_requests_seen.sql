-- That somebody of the house that was asked for a bed has looked at the request: who asked decides by it whether to ring. It goes with the answer.
create table bed_requests_seen (
  track uuid primary key references tracks on delete cascade,
  house int not null references circles on delete cascade,
  seen_at timestamptz not null
);
comment on table bed_requests_seen is 'That a house has looked at a request for a bed, the first time since it was asked.';
