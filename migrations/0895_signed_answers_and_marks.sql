-- Who says that they come to a conference signs it: the agenda is sealed to nobody else.
alter table conference_people add column answer_ciphertext bytea, add column answer_signature bytea;
alter table conference_people add constraint conference_people_answer_signed check ((answer_ciphertext is null) = (answer_signature is null));

-- Marks say inside what was sealed of which version they are, signed, and colleagues open them by the key of their circle: the older ones are given anew.
delete from roof_marks;
alter table roof_marks drop column of_version;
