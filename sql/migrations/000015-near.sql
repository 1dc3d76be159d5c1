-- Starting processes beside this one takes longer than what is asked here.
alter function items_dated(date, date, integer) set max_parallel_workers_per_gather = 0;
