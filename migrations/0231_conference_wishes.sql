-- What a person says of a conference about them, from their own page: that they do not want it, or what they ask for. A code.
alter table conferences add column person_says text check (person_says in ('no', 'be_there', 'with_me', 'another_day', 'not_everybody'));
