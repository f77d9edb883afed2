-- Footage: events in columnar blocks, in the order of their arrival.

-- Numbers given out in the order of commits: the row is held until the transaction ends.
create table sequence_number (
    name text not null primary key,
    value {integer} not null
) {strict};

insert into sequence_number (name, value) values ('footage_arrival', 0);

-- A block covers the arrivals from `arrival` to `arrival_to`: one as it came, many after compaction.
-- customer_partition: -1 as it came, else the hash partition that all its customers are in.
-- slice: counts the blocks of one partition where one block can't hold them.
-- Times are milliseconds since 1970 UTC; the bytes come last, so that reading the rest doesn't touch them.
create table footage_block (
    arrival {integer} not null,
    customer_partition {integer} not null,
    slice {integer} not null,
    arrival_to {integer} not null,
    event_count {integer} not null check (event_count > 0),
    first_time {integer} not null,
    last_time {integer} not null,
    checksum {integer} not null,
    byte_count {integer} not null,
    bytes {bytes} not null,
    primary key (arrival, customer_partition, slice),
    check (arrival_to >= arrival),
    check (last_time >= first_time)
) {strict};
