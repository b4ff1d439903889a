vcl 4.1;

# sister-cities behind Varnish, which keeps responses to GET as long as the server allows and purges them by name.
# It needs the module xkey (Debian: varnish-modules).
# The test in tests/clients/varnish runs this file with another port.

import xkey;

backend server {
    .host = "127.0.0.1";
    .port = "8000";
    .connect_timeout = 1s;
    # Longer than --request-timeout, so that the server's own error arrives.
    .first_byte_timeout = 15s;
    .probe = {
        .url = "/health/ready";
        .interval = 1s;
        .timeout = 1s;
        .window = 3;
        .threshold = 2;
    }
}

# Who may purge.
acl operators {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    # For this network's own monitoring, not for everyone.
    if (req.url == "/metrics") {
        return (synth(403));
    }
    if (req.method == "PURGE") {
        if (client.ip !~ operators) {
            return (synth(403));
        }
        if (!req.http.Surrogate-Key) {
            return (synth(400, "Name what is to be purged by Surrogate-Key"));
        }
        # What is purged softly is too old from now on, and may be given while a new one is fetched, as the server's
        # stale-while-revalidate says.
        set req.http.x-purged = xkey.softpurge(req.http.Surrogate-Key);
        return (synth(200, "Purged " + req.http.x-purged));
    }
    # WebSockets and streams.
    if (req.http.Upgrade ~ "(?i)websocket" || req.http.Accept ~ "text/event-stream|multipart/mixed") {
        return (pipe);
    }
}

sub vcl_pipe {
    if (req.http.Upgrade) {
        set bereq.http.Upgrade = req.http.Upgrade;
        set bereq.http.Connection = req.http.Connection;
    }
}

sub vcl_backend_response {
    # The module reads names from a header of its own.
    set beresp.http.xkey = beresp.http.Surrogate-Key;
    # While the server restarts, a response that is too old can still be revalidated by its ETag.
    set beresp.keep = 1d;
}

sub vcl_deliver {
    unset resp.http.xkey;
    set resp.http.X-Cache = "MISS";
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    }
}
