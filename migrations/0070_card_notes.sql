-- What a card knows for itself: whose log and which chain are the true ones. Sealed under a key that only the words on the card
-- give, so whoever holds the server can neither read nor make it. Cards from before have none, and are not believed.

alter table cards add column note bytea;
comment on column cards.note is 'Which log and which chain are the true ones, sealed for whoever has the words of the card.';
