-- That a judge forbids to tell is said by the clock that runs until the day, in whatever state a demand for a file is meanwhile.
update tracks set state = 'came' where kind = 'demand' and state = 'told_later';
