-- What whoever read the words of a voice answers in words: sealed under the key of that voice, which the person and the one reader hold.
-- They go with the words that they answer.
create table voice_answers (
  track uuid not null references voice_words on delete cascade,
  n int not null check (n between 1 and 50),
  ciphertext bytea not null,
  said_on date not null,
  primary key (track, n)
);
