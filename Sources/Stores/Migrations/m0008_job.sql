-- Work that was put off, and files that all servers of one database reach.

-- `lease_until` says until when a server has it, in its own clock; 0: nobody has begun. Each time that it is taken,
-- `attempt` grows: whoever holds an older number may not write any more. `interruptions` counts the servers that ended
-- in the middle.
create table job (
    id text not null primary key,
    kind text not null,
    payload text not null,
    is_restartable {integer} not null check (is_restartable in (0, 1)),
    added_at {integer} not null,
    lease_until {integer} not null,
    attempt {integer} not null,
    interruptions {integer} not null
) {strict};

create index job_open on job (lease_until, added_at);

-- A file is there when its row is; pieces come before it, under a version of their own.
create table kept_file (
    name text not null primary key,
    version {integer} not null,
    added_at {integer} not null,
    byte_count {integer} not null
) {strict};

create table kept_file_piece (
    name text not null,
    version {integer} not null,
    piece {integer} not null,
    added_at {integer} not null,
    bytes {bytes} not null,
    primary key (name, version, piece)
) {strict};
