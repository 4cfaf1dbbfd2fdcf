//! The jobs of a session. A command gathers what a job needs and begins it; the job runs beside the
//! library and never holds it; what it found comes back as one small step that the library's owner runs.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use galley_net::clock::Patience;
use galley_net::job::{Awaited, End, Progress, Runner, Step, Stop, Teller};
use galley_net::secret::{Keychain, Secrets, SystemKeychain};

use crate::command::{Onward, Session};
use crate::failure::{Code, Failure};
use crate::handle::{Drafts, Serving};
use crate::job::{JobKind, JobOutcome, JobState, JobStep, JobView};

/// How many jobs that have ended are remembered.
const REMEMBERED: usize = 32;

/// What a host hears of jobs.
#[derive(Debug, Clone)]
pub enum JobNotice {
    /// A job is further, or has ended.
    Progress(JobView),
    /// A job has found something: the owner of the session is to call `tend`.
    Ready,
}

/// How a job ended, once its step in the library is done.
pub(crate) enum Ended {
    Done(JobOutcome),
    /// The reply of its command says what came of it.
    Replied,
    Failed(Failure),
    /// Stopped, with what it had brought by then where that is kept.
    Cancelled(Option<JobOutcome>),
}

type Settle = Box<dyn FnOnce(&mut Session) -> Ended + Send>;

type Errand = Box<dyn FnOnce(&mut Session) + Send>;

/// A step in the library that waits to be run.
pub(crate) enum Ready {
    /// A job's last step, which turns what it found into its outcome.
    End { job: u32, settle: Settle },
    /// Something that a job wants done before it goes on.
    Errand(Errand),
}

/// By which a job that runs has the library's owner do something for it.
#[derive(Clone)]
pub(crate) struct Door(Arc<Board>);

impl Door {
    /// Has `errand` done; what is given back comes once it is. Where it is never done, it says so.
    pub fn send(&self, errand: impl FnOnce(&mut Session) -> bool + Send + 'static) -> Awaited {
        let (word, awaited) = galley_net::job::word();
        self.0.bring(Ready::Errand(Box::new(move |session| {
            if errand(session) {
                word.give(());
            }
        })));
        awaited
    }

    /// Has `errand` done and its answer brought back. It is left undone where nobody waits for it any more.
    pub fn ask<T: Send + 'static>(&self, errand: impl FnOnce(&mut Session) -> T + Send + 'static) -> Awaited<T> {
        let (word, awaited) = galley_net::job::word();
        self.0.bring(Ready::Errand(Box::new(move |session| {
            if word.is_awaited() {
                word.give(errand(session));
            }
        })));
        awaited
    }
}

type Listener = Arc<dyn Fn(JobNotice) + Send + Sync>;

#[derive(Default)]
struct Board {
    jobs: Mutex<BTreeMap<u32, Entry>>,
    ready: Mutex<VecDeque<Ready>>,
    came: Condvar,
    listener: Mutex<Option<Listener>>,
}

struct Entry {
    view: JobView,
    way: Way,
}

/// How a job is stopped.
#[derive(Clone)]
enum Way {
    /// It cannot be.
    None,
    /// It runs beside the library.
    Beside(Stop),
    /// It runs within a command, and looks now and then.
    Within(Arc<AtomicBool>),
}

impl Way {
    fn stop(&self) {
        match self {
            Way::None => {}
            Way::Beside(stop) => stop.stop(),
            Way::Within(flag) => flag.store(true, Ordering::Relaxed),
        }
    }
}

/// Stops jobs from any thread, also while a command holds the session.
#[derive(Clone)]
pub struct Stops(Arc<Board>);

impl Stops {
    /// Stops a job; one that has ended stays as it is.
    pub fn stop(&self, job: u32) {
        self.0.stop(job);
    }
}

/// The jobs of a session, and what they meet the outside world with.
pub(crate) struct Work {
    runner: Runner,
    board: Arc<Board>,
    last: AtomicU32,
    pub secrets: Secrets,
    pub patience: Patience,
    /// The host of proofs, once it was switched on.
    pub serving: Option<Serving>,
    /// Where what belongs to this computer is kept; nowhere in a session that has no such place.
    pub settings: Option<PathBuf>,
    /// What was read and may be kept.
    pub drafts: Drafts,
    /// The hosts in private networks that were not contacted in this run.
    pub withheld: BTreeSet<String>,
}

impl Default for Work {
    fn default() -> Work {
        Work {
            runner: Runner::default(),
            board: Arc::default(),
            last: AtomicU32::new(0),
            secrets: Secrets::over(Arc::new(SystemKeychain)),
            patience: Patience::default(),
            serving: None,
            settings: None,
            drafts: Drafts::default(),
            withheld: BTreeSet::new(),
        }
    }
}

impl Work {
    /// Takes another keychain and another patience.
    pub fn meet(&mut self, keychain: Arc<dyn Keychain>, patience: Patience) {
        self.secrets = Secrets::over(keychain);
        self.patience = patience;
    }

    /// Has `listen` hear of every job.
    pub fn listen(&self, listen: impl Fn(JobNotice) + Send + Sync + 'static) {
        *lock(&self.board.listener) = Some(Arc::new(listen));
    }

    /// Begins a job. `work` runs outside; `settle` turns what it found into its outcome, with the library. Of a job that
    /// is stopped nothing is kept.
    pub fn begin<T, F>(
        &self,
        kind: JobKind,
        subject: String,
        work: impl FnOnce(Teller) -> F,
        settle: impl FnOnce(&mut Session, T) -> Result<JobOutcome, Failure> + Send + 'static,
    ) -> Result<JobView, Failure>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        self.start(kind, subject, work, settle, |_| Ended::Cancelled(None))
    }

    /// Begins a job of which something is kept although it is stopped: `stopped` turns that into its outcome.
    pub fn begin_kept<T, F>(
        &self,
        kind: JobKind,
        subject: String,
        work: impl FnOnce(Teller) -> F,
        settle: impl FnOnce(&mut Session, T) -> Result<JobOutcome, Failure> + Send + 'static,
        stopped: impl FnOnce(&mut Session) -> Result<JobOutcome, Failure> + Send + 'static,
    ) -> Result<JobView, Failure>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        self.start(kind, subject, work, settle, |session| match stopped(session) {
            Ok(outcome) => Ended::Cancelled(Some(outcome)),
            Err(failure) => Ended::Failed(failure),
        })
    }

    fn start<T, F>(
        &self,
        kind: JobKind,
        subject: String,
        work: impl FnOnce(Teller) -> F,
        settle: impl FnOnce(&mut Session, T) -> Result<JobOutcome, Failure> + Send + 'static,
        stopped: impl FnOnce(&mut Session) -> Ended + Send + 'static,
    ) -> Result<JobView, Failure>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        let job = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let view = begun(job, kind, subject);
        self.board.enter(view, Way::None);
        let board = self.board.clone();
        let teller = Teller::new(move |now: Progress| board.progress(job, step(now.step), now.done, now.total));
        let board = self.board.clone();
        let end = move |end: End<T>| {
            let settle: Settle = match end {
                End::Done(found) => Box::new(move |session| match settle(session, found) {
                    Ok(outcome) => Ended::Done(outcome),
                    Err(failure) => Ended::Failed(failure),
                }),
                End::Cancelled => Box::new(stopped),
                End::Fault => Box::new(|_| Ended::Failed(fault())),
            };
            board.bring(Ready::End { job, settle });
        };
        match self.runner.start(teller, work, end) {
            Ok(stop) => self.board.stoppable(job, stop),
            Err(error) => {
                let message = format!("This could not be begun: {error}. Nothing was sent.");
                self.end(job, Ended::Failed(Failure { code: Code::Io, message, hint: None }));
            }
        }
        self.view(job)
    }

    /// The way for jobs to have the library's owner do something.
    pub fn door(&self) -> Door {
        Door(self.board.clone())
    }

    /// Writes down how a job ended, and tells it.
    pub fn end(&self, job: u32, ended: Ended) {
        let view = {
            let mut jobs = lock(&self.board.jobs);
            let Some(entry) = jobs.get_mut(&job) else { return };
            entry.way = Way::None;
            let view = &mut entry.view;
            match ended {
                Ended::Done(outcome) => {
                    view.state = JobState::Done;
                    view.outcome = Some(outcome);
                }
                Ended::Replied => view.state = JobState::Done,
                Ended::Failed(failure) => {
                    view.state = JobState::Failed;
                    view.failure = Some(failure);
                }
                Ended::Cancelled(outcome) => {
                    view.state = JobState::Cancelled;
                    view.outcome = outcome;
                }
            }
            view.clone()
        };
        self.board.tell(JobNotice::Progress(view));
    }

    /// A job as it stands.
    pub fn view(&self, job: u32) -> Result<JobView, Failure> {
        lock(&self.board.jobs).get(&job).map(|entry| entry.view.clone()).ok_or_else(|| Failure {
            code: Code::NotFound,
            message: format!("There is no job {job} in this run of Galley."),
            hint: None,
        })
    }

    /// Every job of this run that is remembered, the latest first.
    pub fn views(&self) -> Vec<JobView> {
        lock(&self.board.jobs).values().rev().map(|entry| entry.view.clone()).collect()
    }

    /// Stops a job; one that has ended stays as it is.
    pub fn stop(&self, job: u32) -> Result<JobView, Failure> {
        self.board.stop(job);
        self.view(job)
    }

    /// The way to stop jobs from another thread.
    pub fn stops(&self) -> Stops {
        Stops(self.board.clone())
    }

    /// Begins to tell of work that a command does itself.
    pub fn open(&self, kind: JobKind, subject: String) -> u32 {
        let job = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let view = JobView { step: JobStep::Keeping, total: 0, ..begun(job, kind, subject) };
        self.board.enter(view.clone(), Way::Within(Arc::default()));
        self.board.tell(JobNotice::Progress(view));
        job
    }

    /// Tells that a job has done one more thing, of which there is no known number.
    pub fn count_one(&self, job: u32) {
        let done = lock(&self.board.jobs).get(&job).map_or(0, |entry| entry.view.done);
        self.board.progress(job, JobStep::Keeping, done + 1, 0);
    }

    /// Tells how far such work is, and hears whether it is to go on.
    pub fn report(&self, job: u32, done: u64, total: Option<u64>) -> Onward {
        let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        self.board.progress(job, JobStep::Keeping, count(done), total.map_or(0, count));
        let stopped = lock(&self.board.jobs)
            .get(&job)
            .is_some_and(|entry| matches!(&entry.way, Way::Within(flag) if flag.load(Ordering::Relaxed)));
        if stopped { Onward::Stop } else { Onward::GoOn }
    }

    /// Ends such work with its command.
    pub fn close(&self, job: u32, failure: Option<&Failure>) {
        self.end(job, failure.map_or(Ended::Replied, |failure| Ended::Failed(failure.clone())));
    }

    /// The next step that waits for the library.
    pub fn next_ready(&self) -> Option<Ready> {
        lock(&self.board.ready).pop_front()
    }

    /// Tells the host that a step waits for the library, where one does.
    pub fn ring(&self) {
        if !lock(&self.board.ready).is_empty() {
            self.board.tell(JobNotice::Ready);
        }
    }

    /// Waits for the next step that waits for the library; none where no job runs.
    pub fn wait_ready(&self) -> Option<Ready> {
        let mut ready = lock(&self.board.ready);
        loop {
            if let Some(next) = ready.pop_front() {
                return Some(next);
            }
            ready = self.board.came.wait(ready).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Board {
    fn enter(&self, view: JobView, way: Way) {
        let mut jobs = lock(&self.jobs);
        let ended = |entry: &Entry| entry.view.state != JobState::Running;
        if jobs.len() >= REMEMBERED
            && let Some(oldest) = jobs.iter().find(|(_, entry)| ended(entry)).map(|(job, _)| *job)
        {
            jobs.remove(&oldest);
        }
        jobs.insert(view.job, Entry { view, way });
    }

    fn stoppable(&self, job: u32, stop: Stop) {
        if let Some(entry) = lock(&self.jobs).get_mut(&job)
            && entry.view.state == JobState::Running
        {
            entry.way = Way::Beside(stop);
        }
    }

    fn stop(&self, job: u32) {
        let way = lock(&self.jobs).get(&job).map(|entry| entry.way.clone());
        if let Some(way) = way {
            way.stop();
        }
    }

    fn progress(&self, job: u32, step: JobStep, done: u32, total: u32) {
        let view = {
            let mut jobs = lock(&self.jobs);
            let Some(entry) = jobs.get_mut(&job).filter(|entry| entry.view.state == JobState::Running) else { return };
            entry.view.step = step;
            entry.view.done = done;
            entry.view.total = total;
            entry.view.clone()
        };
        self.tell(JobNotice::Progress(view));
    }

    fn bring(&self, ready: Ready) {
        lock(&self.ready).push_back(ready);
        self.came.notify_all();
        self.tell(JobNotice::Ready);
    }

    fn tell(&self, notice: JobNotice) {
        // Held no longer than it takes to find the listener: it may ask for jobs itself.
        let listener = lock(&self.listener).clone();
        if let Some(listener) = listener {
            listener(notice);
        }
    }
}

fn begun(job: u32, kind: JobKind, subject: String) -> JobView {
    JobView {
        job,
        kind,
        subject,
        state: JobState::Running,
        step: JobStep::Starting,
        done: 0,
        total: 1,
        outcome: None,
        failure: None,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn step(step: Step) -> JobStep {
    match step {
        Step::Starting => JobStep::Starting,
        Step::Connecting => JobStep::Connecting,
        Step::Securing => JobStep::Securing,
        Step::SigningIn => JobStep::SigningIn,
        Step::Sending => JobStep::Sending,
        Step::Fetching => JobStep::Fetching,
        Step::Keeping => JobStep::Keeping,
    }
}

/// The failure of a job that nobody foresaw.
pub(crate) fn fault() -> Failure {
    Failure {
        code: Code::Fault,
        message: "Galley itself failed in this work. The library is as it was.".to_owned(),
        hint: Some("Try again. If it happens again, please report what you did.".to_owned()),
    }
}
