-- What survivors said and what was changed because of it, as everybody may read it once the council of survivors has approved the words.
create table voice_changes (
  id uuid not null,
  language text not null,
  organisation int not null references organisations on delete cascade,
  topic text not null check (length(topic) between 1 and 40),
  said text not null check (length(said) between 1 and 160),
  did text not null check (length(did) between 1 and 160),
  written_on date not null,
  approved_by int references organisations on delete cascade,
  approved_on date,
  primary key (id, language),
  check ((approved_by is null) = (approved_on is null))
);
-- What the council of survivors thinks of a change of the rules.
create table law_opinions (
  law uuid not null references network_laws on delete cascade,
  organisation int not null references organisations on delete cascade,
  opinion text not null check (opinion in ('agree', 'agree_if', 'disagree')),
  words text not null check (length(words) <= 500),
  said_on date not null,
  primary key (law, organisation)
);
