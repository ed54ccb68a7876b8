-- What belongs to no case (a visit, money, a word of survivors) is listed by whoever stands on it, the newest first. Requests
-- for help have a desk of their own.
create index tracks_outside_owner on tracks (owner_circle, updated_at desc, id desc) where case_id is null and kind <> 'contact';
create index tracks_outside_other on tracks (other_circle, updated_at desc, id desc) where case_id is null and kind <> 'contact';
