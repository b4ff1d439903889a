# shellcheck shell=bash
# A PostgreSQL server for one run, in a folder of its own.

# The folder with the programs of the newest PostgreSQL from 15 on; nothing if there is none.
postgres_programs() {
    local folder version
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort --reverse); do
        version=$(basename "$(dirname "$folder")")
        if [[ -x $folder/initdb && $version -ge 15 ]]; then
            echo "$folder"
            return
        fi
    done
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if ((EUID == 0)); then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

start_postgres() {
    local programs folder=$SCRATCH/postgres password port attempt
    programs=$(postgres_programs)
    [[ -n $programs ]] || fail "PostgreSQL 15 or later is missing; the stage 'tools' installs it"
    # A stage before may have had one, which has ended.
    rm -rf "$folder"
    mkdir "$folder"
    chmod 711 "$SCRATCH"
    password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    (umask 077 && printf '%s' "$password" >"$folder/password")
    if ((EUID == 0)); then
        chown -R postgres: "$folder"
    fi
    # The default order of text is not that of its bytes, so that a column that forgot COLLATE "C" is found out.
    as_postgres "$programs/initdb" --pgdata "$folder/data" --username postgres --pwfile "$folder/password" \
        --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 --locale-provider icu --icu-locale en-US \
        --no-sync >"$folder/initdb.log"
    for attempt in 1 2 3; do
        port=$(free_port)
        if as_postgres "$programs/pg_ctl" start --pgdata "$folder/data" --log "$folder/log" --timeout 60 --wait \
            --silent --options "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder \
                -c max_connections=400 -c log_statement=ddl -c fsync=off -c synchronous_commit=off \
                -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=256MB"; then
            (umask 077 && echo "postgres://postgres:$password@127.0.0.1:$port/postgres" >"$SCRATCH/postgres.url")
            echo "PostgreSQL listens on 127.0.0.1:$port"
            return
        fi
        echo "PostgreSQL did not start on port $port, attempt $attempt:"
        tail -n 20 "$folder/log"
    done
    fail "PostgreSQL does not start"
}

stop_postgres() {
    local data=$SCRATCH/postgres/data
    if [[ -e $data/postmaster.pid ]]; then
        as_postgres "$(postgres_programs)/pg_ctl" stop --pgdata "$data" --mode immediate --wait --silent
    fi
}
