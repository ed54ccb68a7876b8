-- The form of exploitation stood in two rows of a person, and in a month in which few are counted the two could be laid beside each other by it.
-- It stays with who somebody is. The column that is written anew takes what stood in the file with it.
alter table stat_means drop column exploitation;
alter table stat_means alter column sector type text using concat(sector);
-- Tables that cross the two, asked for and not signed, count nobody any more.
delete from figure_releases where signed_by is null and array[attribute, across] && array['sector', 'control', 'recruiter']
  and 'exploitation' in (attribute, across);
