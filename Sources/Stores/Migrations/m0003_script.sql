-- Every version of the company's script, never changed; the highest number is the current one.
create table script_version (
    number {integer} not null primary key,
    created_at {integer} not null,
    content_hash text not null,
    files text not null
) {strict};
