-- Persons whose footage was erased, so that old files don't bring it back.

-- `customer_key` is a keyed hash of the customer's id: nobody can read the id from it.
-- `customer` is the id itself, only until nothing of it is left in the tables: a restart takes it up again. What is then
-- still to be done is to scrub the files.
-- Events of the customer from before `erased_at` are refused for ever; later ones begin a new story.
create table erasure (
    customer_partition {integer} not null,
    customer_key text not null,
    erased_at {integer} not null,
    finished_at {integer},
    customer text,
    reason text not null,
    events {integer} not null,
    rejected_rows {integer} not null,
    primary key (customer_partition, customer_key, erased_at),
    check (finished_at is null or customer is null)
) {strict};

-- Counts every change of what is stored already: whoever holds footage in memory reads it again.
insert into sequence_number (name, value) values ('footage_revision', 0);
