-- Who sees a track is passed on to all of its clocks, those that have stopped too. The index held running clocks only, so
-- every agreement and every withdrawal read the whole table.

drop index clocks_track;
create index clocks_track on clocks (track);
