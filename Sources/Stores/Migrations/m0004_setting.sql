-- What an installation remembers about itself.
create table setting (
    name text not null primary key,
    value text not null
) {strict};
