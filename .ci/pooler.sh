# shellcheck shell=bash
# PgBouncer between the tests and the PostgreSQL server of the run, handing connections out for one transaction each.

# Before 1.21 PgBouncer forgets the statements that a client has prepared; Debian 12 has 1.18, so it is built from the
# sources of Debian 13.
readonly PGBOUNCER_VERSION=1.24.1
readonly PGBOUNCER_SHA256=da72a3aba13072876d055a3e58dd4aba4a5de4ed6148e73033185245598fd3e0
readonly PGBOUNCER=$TOOLS/pgbouncer-$PGBOUNCER_VERSION/bin/pgbouncer

install_pgbouncer() {
    [[ ! -x $PGBOUNCER ]] || return 0
    local sources=$SCRATCH/pgbouncer archive=$SCRATCH/pgbouncer.tar.gz
    local url=http://deb.debian.org/debian/pool/main/p/pgbouncer/pgbouncer_$PGBOUNCER_VERSION.orig.tar.gz
    mkdir -p "$sources"
    curl --silent --show-error --fail --max-time 120 --output "$archive" "$url"
    echo "$PGBOUNCER_SHA256  $archive" | sha256sum --check --quiet
    tar -xzf "$archive" -C "$sources" --strip-components 1
    (cd "$sources" && ./configure --prefix="$TOOLS/pgbouncer-$PGBOUNCER_VERSION" --without-cares &&
        make -j2 pgbouncer) >"$SCRATCH/pgbouncer.log" 2>&1 ||
        fail "PgBouncer is not built: $(tail -n 20 "$SCRATCH/pgbouncer.log")"
    install -D "$sources/pgbouncer" "$PGBOUNCER"
}

# In front of the server that start_postgres started; says host and port.
start_pooler() {
    local folder=$SCRATCH/pooler server port attempt
    server=$(sed 's|.*:\([0-9]*\)/postgres$|\1|' "$SCRATCH/postgres.url")
    install -d "$folder"
    # PostgreSQL's user may not look into the home of the one who built it.
    install -m 755 "$PGBOUNCER" "$folder/pgbouncer"
    (umask 077 && printf '"postgres" "%s"\n' "$(<"$SCRATCH/postgres/password")" >"$folder/users")
    if ((EUID == 0)); then chown -R postgres: "$folder"; fi
    port=$(free_port)
    # The statement timeout of a server comes with the connection, which a pooler shares: it is said here instead.
    cat >"$folder/pgbouncer.ini" <<INI
[databases]
* = host=127.0.0.1 port=$server connect_query='SET statement_timeout = 60000'
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = $port
unix_socket_dir =
auth_type = scram-sha-256
auth_file = $folder/users
pool_mode = transaction
max_prepared_statements = 200
ignore_startup_parameters = options,extra_float_digits
default_pool_size = 10
max_db_connections = 10
max_client_conn = 1000
server_idle_timeout = 5
logfile = $folder/log
pidfile = $folder/pid
INI
    as_postgres "$folder/pgbouncer" --daemon "$folder/pgbouncer.ini"
    for attempt in {1..50}; do
        if [[ -s $folder/pid ]] && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "127.0.0.1:$port" >"$SCRATCH/pooler.address"
            echo "PgBouncer listens on 127.0.0.1:$port"
            return
        fi
        sleep 0.1
    done
    fail "PgBouncer does not start: $(tail -n 20 "$folder/log")"
}

stop_pooler() {
    if [[ -s $SCRATCH/pooler/pid ]]; then kill "$(<"$SCRATCH/pooler/pid")" 2>/dev/null || true; fi
}
