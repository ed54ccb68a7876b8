-- The keys that a night's taking-over shows are few among all: the job that ends it every minute must not read the whole table.
create index wraps_duty on wraps (case_id, circle) where duty;
