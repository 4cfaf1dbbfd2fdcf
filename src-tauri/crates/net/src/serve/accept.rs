//! Taking connections: no more than a fixed number at once, each with little time to say what it wants. Where all places are
//! taken, the connection that has been silent longest makes room, so that a thousand silent ones keep nobody out.

use std::collections::BTreeMap;
use std::io;
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Extension;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::task::{AbortHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

use super::{Desk, Place, route};

/// Connections at once.
const SEATS: usize = 64;
/// How long until a whole request must have begun, and until a connection is made secret.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long one connection lasts.
const LONGEST: Duration = Duration::from_secs(600);
/// The most bytes of a request's head.
const HEAD: usize = 16 << 10;
/// The most lines in it.
const LINES: usize = 64;

/// The other end of a connection, and whether its request has arrived whole and is being answered.
#[derive(Clone)]
pub(super) struct Seat {
    pub peer: IpAddr,
    busy: Arc<AtomicBool>,
}

impl Seat {
    /// Says that the request is there whole, or that it is answered.
    pub fn set_busy(&self, busy: bool) {
        self.busy.store(busy, Ordering::Relaxed);
    }
}

#[derive(Default)]
struct Floor {
    last: u64,
    taken: BTreeMap<u64, (Seat, Option<AbortHandle>)>,
}

pub(super) async fn serve(place: Place, desk: Arc<dyn Desk>) -> io::Result<()> {
    let router = route::router(&place, desk);
    let secured = place.identity.as_ref().map(|identity| TlsAcceptor::from(identity.config()));
    let listener = TcpListener::from_std(place.listener)?;
    let floor = Arc::new(Mutex::new(Floor::default()));
    let mut connections = JoinSet::new();
    loop {
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                // The system has no more connections to give just now.
                Err(_) => {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            },
            Some(_) = connections.join_next() => continue,
        };
        let seat = Seat { peer: peer.ip(), busy: Arc::default() };
        let Some(number) = sit(&floor, &seat) else { continue };
        let (router, secured, left) = (router.clone(), secured.clone(), Leave(floor.clone(), number));
        let handle = connections.spawn(async move {
            let _left = left;
            let answered = async {
                match secured {
                    None => talk(stream, seat, router).await,
                    Some(secured) => {
                        if let Ok(Ok(stream)) = tokio::time::timeout(PATIENCE, secured.accept(stream)).await {
                            talk(stream, seat, router).await;
                        }
                    }
                }
            };
            let _ = tokio::time::timeout(LONGEST, answered).await;
        });
        if let Some((_, abort)) = floor.lock().unwrap_or_else(PoisonError::into_inner).taken.get_mut(&number) {
            *abort = Some(handle);
        }
    }
}

async fn talk(stream: impl AsyncRead + AsyncWrite + Unpin, seat: Seat, router: axum::Router) {
    let service = TowerToHyperService::new(router.layer(Extension(seat)));
    // What goes wrong on a connection is between it and its browser.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .max_buf_size(HEAD)
        .max_headers(LINES)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// Finds a place, by having the one that has been silent longest leave where there is none.
fn sit(floor: &Mutex<Floor>, seat: &Seat) -> Option<u64> {
    let mut floor = floor.lock().unwrap_or_else(PoisonError::into_inner);
    if floor.taken.len() >= SEATS {
        let silent = |(seat, _): &(Seat, Option<AbortHandle>)| !seat.busy.load(Ordering::Relaxed);
        let longest = floor.taken.iter().find(|(_, taken)| silent(taken)).map(|(number, _)| *number)?;
        if let Some((_, Some(abort))) = floor.taken.remove(&longest) {
            abort.abort();
        }
    }
    floor.last += 1;
    let number = floor.last;
    floor.taken.insert(number, (seat.clone(), None));
    Some(number)
}

/// Gives the place back, however the connection ends.
struct Leave(Arc<Mutex<Floor>>, u64);

impl Drop for Leave {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).taken.remove(&self.1);
    }
}
