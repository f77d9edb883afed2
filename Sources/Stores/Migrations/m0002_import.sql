-- One row for each run of an import: what went in, what didn't and why.
create table import_run (
    id text not null primary key,
    started_at {integer} not null,
    finished_at {integer},
    state text not null check (state in ('running', 'finished', 'failed', 'interrupted')),
    file_names text not null,
    mapping text not null,
    rows_read {integer} not null,
    rows_not_selected {integer} not null,
    events_added {integer} not null,
    events_known {integer} not null,
    events_rejected {integer} not null,
    rejected_by_reason text not null,
    rejects_path text,
    failure text,
    check ((state = 'running') = (finished_at is null))
) {strict};

create index import_run_state on import_run (state);
