//! `healthcheck`: whether the server on this machine can answer, for containers without curl.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::Args;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::output::say;
use crate::config::address;

const PATIENCE: Duration = Duration::from_secs(3);
/// Enough for the status line; the rest is not looked at.
const MAX_ANSWER: u64 = 1_024;

#[derive(Args)]
pub(super) struct Healthcheck {
    /// Address and port that the server listens on
    #[arg(long, env = "SISTER_CITIES_LISTEN", value_name = "HOST:PORT", default_value = "127.0.0.1:8000",
        value_parser = address, help_heading = "Server")]
    listen: String,
}

pub(super) async fn run(asked: &Healthcheck) -> anyhow::Result<()> {
    let address = &asked.listen;
    let answer = tokio::time::timeout(PATIENCE, ask(address));
    let answer = answer.await.with_context(|| format!("{address} does not answer"))?;
    let answer = answer.with_context(|| format!("{address} does not answer"))?;
    match answer.lines().next() {
        Some(line) if line.contains(" 200 ") => say("ready"),
        Some(line) => bail!("{address} is not ready: {line}"),
        None => bail!("{address} does not speak HTTP"),
    }
}

async fn ask(address: &str) -> std::io::Result<String> {
    let addresses: Vec<_> = tokio::net::lookup_host(address).await?.map(reachable).collect();
    let mut stream = TcpStream::connect(&*addresses).await?;
    let request = format!("GET /health/ready HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(MAX_ANSWER).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// A server that listens on all addresses is asked on this machine's own.
fn reachable(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, listen.port())
}
