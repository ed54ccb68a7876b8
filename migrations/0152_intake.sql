-- What is referred, handed over or agreed for an organisation is sealed to the team that it has named for that, not to everybody there.
alter table organisations add column intake_circle int references circles on delete set null;
comment on column organisations.intake_circle is 'The team that takes in what is for the organisation; empty where all of it does.';
