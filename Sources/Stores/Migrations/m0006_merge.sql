-- Customers who turned out to be one human under two ids, and whose ids were told apart again.

-- Events stay stored under the ids under which they came: `absorbed` only leads to `kept` when they are read, so that a
-- split leaves nothing of the merge. One that was undone stays on the list with the reason, until one of the ids is
-- erased.
create table customer_merge (
    customer_partition {integer} not null,
    absorbed text not null,
    merged_at {integer} not null,
    kept text not null,
    reason text not null,
    undone_at {integer},
    undone_reason text,
    primary key (customer_partition, absorbed, merged_at),
    check (absorbed <> kept),
    check ((undone_at is null) = (undone_reason is null))
) {strict};
