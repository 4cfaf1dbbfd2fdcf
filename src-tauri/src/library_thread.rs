//! The one thread that owns the library. Requests come in over a channel, each with the place its answer goes to,
//! so there is no lock around the connection and no request waits for the window.
//!
//! What a request means is the contract's business. This file knows four things of its own: a library that could
//! not be opened is tried again, a fault in a request does not end the thread, now and then it looks whether
//! another process wrote, and whether something has its time, and what can wait is done when nobody asks.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use galley_api::{Code, Failure};
use serde_json::Value;
use tokio::sync::oneshot;

/// How often the thread looks whether another process wrote.
const LOOK_EVERY: Duration = Duration::from_millis(1000);

/// How often the thread looks whether something has its time.
const KEEP_EVERY: Duration = Duration::from_secs(30);

/// How long nobody must have asked for anything before what can wait is done.
const REST_AFTER: Duration = Duration::from_millis(100);

/// How long the thread listens between one piece of it and the next.
const REST_ON: Duration = Duration::from_millis(10);

/// How long what can wait is put off where somebody asks without a pause.
const REST_AT_LAST: Duration = Duration::from_secs(2);

/// How long a refusal to open stands before a request makes the thread try again.
const TRY_AGAIN_AFTER: Duration = Duration::from_millis(1500);

/// What the thread needs of a library.
pub(crate) trait Library {
    /// Answers one request of the contract with the text of its JSON.
    fn reply(&mut self, name: &str, args: Value) -> Result<String, Failure>;

    /// A number that changes whenever another process wrote; `None` if it could not be read now.
    fn outside_version(&mut self) -> Option<i64>;

    /// Brings what jobs have found into the library.
    fn tend(&mut self);

    /// Begins what has its time; called now and then.
    fn keep_time(&mut self) {}

    /// Does a little of what can wait; whether there is more of it.
    fn rest(&mut self) -> bool {
        false
    }
}

enum Message {
    Ask { name: String, args: Value, reply: oneshot::Sender<Result<String, Failure>> },
    Tend,
    Finish { done: mpsc::Sender<()> },
}

/// Has the thread tend the library: what a job calls, from wherever it runs, when it has found something.
#[derive(Clone)]
pub(crate) struct Bell(mpsc::Sender<Message>);

impl Bell {
    /// Rings. After the end nobody hears it.
    pub(crate) fn ring(&self) {
        let _ = self.0.send(Message::Tend);
    }
}

/// The way to the thread.
pub(crate) struct LibraryThread {
    messages: mpsc::Sender<Message>,
}

impl LibraryThread {
    /// Starts the thread. `open` is called on it, and again later where it was refused, with the bell that has the
    /// library tended; `changed` is called on it when another process wrote.
    pub(crate) fn start<L: Library>(
        mut open: impl FnMut(Bell) -> Result<L, Failure> + Send + 'static,
        changed: impl Fn() + Send + 'static,
    ) -> std::io::Result<LibraryThread> {
        let (messages, inbox) = mpsc::channel();
        let bell = Bell(messages.clone());
        let open = move || open(bell.clone());
        thread::Builder::new().name("library".to_owned()).spawn(move || Owner::new(open, changed).serve(&inbox))?;
        Ok(LibraryThread { messages })
    }

    /// Asks and waits for the answer, the text of its JSON.
    pub(crate) async fn ask(&self, name: String, args: Value) -> Result<String, Failure> {
        let (reply, answer) = oneshot::channel();
        self.messages.send(Message::Ask { name, args, reply }).map_err(|_| closed())?;
        answer.await.map_err(|_| closed())?
    }

    /// Lets the requests that wait be answered, closes the library and returns; gives up after `patience`.
    pub(crate) fn finish(&self, patience: Duration) {
        let (done, wait) = mpsc::channel();
        if self.messages.send(Message::Finish { done }).is_ok() {
            // Either way the process ends next; what was acknowledged is on the disk already.
            let _ = wait.recv_timeout(patience);
        }
    }
}

/// Where the thread stands with the library.
enum State<L> {
    Open(L),
    Refused { failure: Failure, at: Instant },
}

/// Where the thread stands with what can wait.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CanWait {
    Nothing,
    /// There may be something since the last request.
    Perhaps,
    /// It has begun with it, and there is more.
    UnderWay,
}

impl CanWait {
    /// How long nobody must have asked before it is done.
    fn after(self) -> Option<Duration> {
        match self {
            CanWait::Nothing => None,
            CanWait::Perhaps => Some(REST_AFTER),
            CanWait::UnderWay => Some(REST_ON),
        }
    }
}

struct Owner<O, C, L> {
    open: O,
    changed: C,
    state: State<L>,
    seen: Option<i64>,
    looked: Instant,
    kept: Instant,
    can_wait: CanWait,
    /// When something of it was done last.
    rested: Instant,
}

impl<L: Library, O: FnMut() -> Result<L, Failure>, C: Fn()> Owner<O, C, L> {
    fn new(mut open: O, changed: C) -> Self {
        let state = try_open(&mut open);
        let now = Instant::now();
        let mut owner =
            Owner { open, changed, state, seen: None, looked: now, kept: now, can_wait: CanWait::Perhaps, rested: now };
        owner.seen = owner.outside_version();
        owner
    }

    fn serve(&mut self, inbox: &mpsc::Receiver<Message>) {
        loop {
            let until_look = LOOK_EVERY.saturating_sub(self.looked.elapsed());
            let until_rest = self.can_wait.after().filter(|wait| *wait <= until_look);
            match inbox.recv_timeout(until_rest.unwrap_or(until_look)) {
                Ok(Message::Ask { name, args, reply }) => {
                    // An error here only says that the asker has gone away.
                    let _ = reply.send(self.answer(&name, args));
                    self.can_wait = CanWait::Perhaps;
                }
                Ok(Message::Tend) => {
                    self.tend();
                    self.can_wait = CanWait::Perhaps;
                }
                Ok(Message::Finish { done }) => {
                    self.state = State::Refused { failure: closed(), at: Instant::now() };
                    let _ = done.send(());
                    return;
                }
                Err(RecvTimeoutError::Timeout) if until_rest.is_some() => self.rest(),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if self.can_wait != CanWait::Nothing && self.rested.elapsed() >= REST_AT_LAST {
                self.rest();
            }
            if self.looked.elapsed() >= LOOK_EVERY {
                self.look();
            }
            if self.kept.elapsed() >= KEEP_EVERY {
                self.keep_time();
            }
        }
    }

    fn answer(&mut self, name: &str, args: Value) -> Result<String, Failure> {
        if let State::Refused { at, .. } = &self.state
            && at.elapsed() >= TRY_AGAIN_AFTER
        {
            self.state = try_open(&mut self.open);
            self.seen = self.outside_version();
        }
        let library = match &mut self.state {
            State::Open(library) => library,
            State::Refused { failure, .. } => return Err(failure.clone()),
        };
        match catch_unwind(AssertUnwindSafe(|| library.reply(name, args))) {
            Ok(answer) => answer,
            Err(_) => {
                // What the library holds in memory may be half changed, so it is opened anew from the disk.
                self.state = try_open(&mut self.open);
                self.seen = self.outside_version();
                Err(fault(name))
            }
        }
    }

    fn tend(&mut self) {
        let State::Open(library) = &mut self.state else { return };
        if catch_unwind(AssertUnwindSafe(|| library.tend())).is_err() {
            self.state = try_open(&mut self.open);
            self.seen = self.outside_version();
        }
    }

    fn rest(&mut self) {
        self.rested = Instant::now();
        self.can_wait = CanWait::Nothing;
        let State::Open(library) = &mut self.state else { return };
        match catch_unwind(AssertUnwindSafe(|| library.rest())) {
            Ok(true) => self.can_wait = CanWait::UnderWay,
            Ok(false) => {}
            Err(_) => {
                self.state = try_open(&mut self.open);
                self.seen = self.outside_version();
            }
        }
    }

    fn keep_time(&mut self) {
        self.kept = Instant::now();
        let State::Open(library) = &mut self.state else { return };
        if catch_unwind(AssertUnwindSafe(|| library.keep_time())).is_err() {
            self.state = try_open(&mut self.open);
            self.seen = self.outside_version();
        }
    }

    fn look(&mut self) {
        self.looked = Instant::now();
        let now = self.outside_version();
        if now.is_some() && self.seen.is_some() && now != self.seen {
            (self.changed)();
        }
        self.seen = now.or(self.seen);
    }

    fn outside_version(&mut self) -> Option<i64> {
        match &mut self.state {
            State::Open(library) => library.outside_version(),
            State::Refused { .. } => None,
        }
    }
}

fn try_open<L>(open: &mut impl FnMut() -> Result<L, Failure>) -> State<L> {
    let opened = catch_unwind(AssertUnwindSafe(open)).unwrap_or_else(|_| Err(fault("opening the library")));
    match opened {
        Ok(library) => State::Open(library),
        Err(failure) => State::Refused { failure, at: Instant::now() },
    }
}

fn fault(what: &str) -> Failure {
    Failure {
        code: Code::Fault,
        message: format!("Galley met a fault of its own ({what}). What was saved before is safe."),
        hint: Some("Try again; if it happens again, restart Galley.".to_owned()),
    }
}

fn closed() -> Failure {
    Failure {
        code: Code::Fault,
        message: "The library is closed, because Galley is ending. What was saved is safe.".to_owned(),
        hint: None,
    }
}

#[cfg(test)]
#[path = "library_thread_test.rs"]
mod test;
