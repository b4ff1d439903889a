//! A rate limit for each client, which is told when to try again.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderMap, HeaderName};
use axum::middleware::Next;
use axum::response::Response;
use domain::error_code::ErrorCode;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::headers::list;
use super::negotiation;
use super::rejection::Rejection;
use super::server::peer::Peer;
use crate::config::rate::RateConfig;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// Requests after which clients that have been silent are forgotten; the limiter itself never forgets one.
const SWEEP_EVERY: u32 = 1_000;

/// The rates of all clients.
pub(super) struct Rates {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    trusted_proxies: usize,
    requests: AtomicU32,
}

impl Rates {
    /// None if there is no limit.
    pub(super) fn new(config: &RateConfig) -> Option<Arc<Self>> {
        let per_minute = NonZeroU32::new(config.rate_limit_per_minute)?;
        let burst = NonZeroU32::new(config.rate_limit_burst).unwrap_or(per_minute);
        Some(Arc::new(Self {
            limiter: RateLimiter::keyed(Quota::per_minute(per_minute).allow_burst(burst)),
            clock: DefaultClock::default(),
            trusted_proxies: config.trusted_proxies,
            requests: AtomicU32::new(0),
        }))
    }

    /// Counts a request of this client, and refuses it if there were too many.
    pub(super) fn check(&self, client: IpAddr) -> Result<(), Rejection> {
        let Some(seconds) = self.wait_s(client) else { return Ok(()) };
        let message = format!("too many requests from one client: try again in {seconds} seconds");
        Err(Rejection::new(ErrorCode::RateLimited, message).retry_after(seconds))
    }

    /// The seconds until this client may try again; none if it may now.
    fn wait_s(&self, client: IpAddr) -> Option<u64> {
        if self.requests.fetch_add(1, Ordering::Relaxed) % SWEEP_EVERY == SWEEP_EVERY - 1 {
            self.limiter.retain_recent();
        }
        let not_until = self.limiter.check_key(&client).err()?;
        Some(not_until.wait_time_from(self.clock.now()).as_secs() + 1)
    }
}

pub(super) async fn limit(State(rates): State<Arc<Rates>>, request: Request, next: Next) -> Response {
    let client = client_of(request.headers(), request.extensions(), rates.trusted_proxies);
    match rates.check(client) {
        Ok(()) => next.run(request).await,
        Err(rejection) => rejection.into_response(negotiation::for_error(request.headers())),
    }
}

/// The client of a request.
pub(super) fn client_of(headers: &HeaderMap, extensions: &Extensions, trusted_proxies: usize) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<Peer>>().map(|peer| peer.0.0.ip());
    client(headers, peer, trusted_proxies)
}

/// The client: the peer, or the address that the outermost trusted proxy saw. Clients can forge all to the left of it.
///
/// An IPv6 network (/64) is one client, since it has more addresses than can be counted.
fn client(headers: &HeaderMap, peer: Option<IpAddr>, trusted_proxies: usize) -> IpAddr {
    let seen: Vec<&str> = list(headers, &FORWARDED_FOR).collect();
    let forwarded = (trusted_proxies > 0)
        .then(|| seen.len().checked_sub(trusted_proxies))
        .flatten()
        .and_then(|at| seen[at].parse().ok());
    match forwarded.or(peer).unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED)) {
        IpAddr::V4(ip) => ip.into(),
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(ip) => ip.into(),
            None => Ipv6Addr::from_bits(ip.to_bits() >> 64 << 64).into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    const PEER: &str = "192.0.2.1";

    fn seen(forwarded: &[&'static str], trusted_proxies: usize) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED_FOR, HeaderValue::from_static(line));
        }
        client(&headers, PEER.parse().ok(), trusted_proxies).to_string()
    }

    #[test]
    fn the_client_is_the_address_that_the_outermost_trusted_proxy_saw() {
        for (forwarded, proxies, client) in [
            (&[][..], 0, PEER),
            (&["198.51.100.7"][..], 0, PEER),
            (&["198.51.100.7"][..], 1, "198.51.100.7"),
            // The client wrote the first one itself.
            (&["203.0.113.9, 198.51.100.7"][..], 1, "198.51.100.7"),
            (&["203.0.113.9", "198.51.100.7, 192.0.2.8"][..], 2, "198.51.100.7"),
            (&["198.51.100.7"][..], 2, PEER),
            (&["nonsense"][..], 1, PEER),
            (&["2001:db8:1:2:3:4:5:6"][..], 1, "2001:db8:1:2::"),
            (&["::ffff:198.51.100.7"][..], 1, "198.51.100.7"),
        ] {
            assert_eq!(seen(forwarded, proxies), client, "{forwarded:?}");
        }
    }

    #[test]
    fn each_client_has_a_rate_of_its_own() {
        let config = RateConfig { rate_limit_per_minute: 60, rate_limit_burst: 3, trusted_proxies: 0 };
        let rates = Rates::new(&config).expect("a limit");
        let (one, other) = ([192, 0, 2, 1].into(), [192, 0, 2, 2].into());
        for _ in 0..3 {
            assert_eq!(rates.wait_s(one), None);
        }
        assert_eq!(rates.wait_s(one), Some(1));
        assert_eq!(rates.wait_s(other), None);
        assert!(Rates::new(&RateConfig::default()).is_none());
    }
}
