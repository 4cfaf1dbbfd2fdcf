//! Long work: it runs beside everything else, tells how far it is, can be stopped, and always ends in
//! exactly one result. A job holds no library; what it needs it is given, what it found it gives back.

use std::future::Future;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::Runtime;
use tokio::sync::{oneshot, watch};

/// Where a job stands. The closed list is what the interface has words for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// It has begun.
    Starting,
    /// The name of the host is looked up and a connection made.
    Connecting,
    /// The connection is made secret.
    Securing,
    /// The password or key is shown.
    SigningIn,
    /// What is to be sent goes out.
    Sending,
    /// Something is fetched.
    Fetching,
    /// What was found is kept.
    Keeping,
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it does.
    pub step: Step,
    /// How many of its parts are done.
    pub done: u32,
    /// How many parts there are.
    pub total: u32,
}

/// How a job ended.
#[derive(Debug)]
pub enum End<T> {
    /// It came to its end.
    Done(T),
    /// It was stopped.
    Cancelled,
    /// It failed in a way that nobody foresaw.
    Fault,
}

/// To whom a job tells how far it is.
#[derive(Clone)]
pub struct Teller(Arc<dyn Fn(Progress) + Send + Sync>);

impl Teller {
    /// Tells it to `listen`.
    pub fn new(listen: impl Fn(Progress) + Send + Sync + 'static) -> Teller {
        Teller(Arc::new(listen))
    }

    /// Tells how far it is.
    pub fn tell(&self, step: Step, done: u32, total: u32) {
        (self.0)(Progress { step, done, total });
    }
}

/// The way to stop a job.
#[derive(Debug, Clone)]
pub struct Stop(watch::Sender<bool>);

impl Stop {
    /// Stops it. What it has done outside stays done.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

/// The word that a job waits for before it goes on. Dropped without being given, it says no.
#[derive(Debug)]
pub struct Word<T = ()>(oneshot::Sender<T>);

impl<T> Word<T> {
    /// Lets the job go on with that.
    pub fn give(self, word: T) {
        // A job that was stopped waits no more.
        let _ = self.0.send(word);
    }

    /// Whether anybody still waits for it.
    pub fn is_awaited(&self) -> bool {
        !self.0.is_closed()
    }
}

/// A word that will come, or will not.
#[derive(Debug)]
pub struct Awaited<T = ()>(oneshot::Receiver<T>);

impl<T> Awaited<T> {
    /// Waits; none where the word can never come.
    pub async fn come(self) -> Option<T> {
        self.0.await.ok()
    }
}

/// A word and the waiting for it.
pub fn word<T>() -> (Word<T>, Awaited<T>) {
    let (sender, receiver) = oneshot::channel();
    (Word(sender), Awaited(receiver))
}

/// What runs jobs; it starts with the first one.
#[derive(Default)]
pub struct Runner {
    runtime: Mutex<Option<Runtime>>,
}

impl Runner {
    /// Starts a job. `end` is called once, from another thread.
    pub fn start<T, F>(
        &self,
        teller: Teller,
        work: impl FnOnce(Teller) -> F,
        end: impl FnOnce(End<T>) + Send + 'static,
    ) -> io::Result<Stop>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        let mut runtime = self.runtime.lock().unwrap_or_else(PoisonError::into_inner);
        let runtime = match &mut *runtime {
            Some(runtime) => runtime,
            empty => empty.insert(start()?),
        };
        teller.tell(Step::Starting, 0, 1);
        let (sender, mut stopped) = watch::channel(false);
        let work = runtime.spawn(work(teller));
        runtime.spawn(async move {
            let mut work = work;
            let stopped = async move { stopped.wait_for(|stopped| *stopped).await.is_ok() };
            let ended = tokio::select! {
                ended = &mut work => ended.map_or(End::Fault, End::Done),
                // Where nobody can stop it any more, it is awaited.
                true = stopped => {
                    work.abort();
                    // It has let go of all it held, a port above all, before its end is told.
                    let _ = work.await;
                    End::Cancelled
                }
            };
            end(ended);
        });
        Ok(Stop(sender))
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        let runtime = self.runtime.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(runtime) = runtime {
            // A question of the keychain that nobody answers must not keep the program from ending.
            runtime.shutdown_background();
        }
    }
}

fn start() -> io::Result<Runtime> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).thread_name("job").enable_all().build()
}

/// Runs what waits without the others waiting for it: a question to the keychain.
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tokio::task::spawn_blocking(work).await.ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    fn silent() -> Teller {
        Teller::new(|_| ())
    }

    #[test]
    fn a_job_tells_how_far_it_is_and_ends_once() {
        let (steps, told) = mpsc::channel();
        let (ends, ended) = mpsc::channel();
        let runner = Runner::default();
        let teller = Teller::new(move |progress| steps.send(progress).unwrap());
        let work = |teller: Teller| async move {
            teller.tell(Step::Sending, 1, 2);
            7
        };
        runner.start(teller, work, move |end| ends.send(end).unwrap()).unwrap();
        assert!(matches!(ended.recv_timeout(PATIENCE).unwrap(), End::Done(7)));
        let steps: Vec<_> = told.iter().take(2).map(|progress| progress.step).collect();
        assert_eq!(steps, [Step::Starting, Step::Sending]);
        assert!(ended.recv_timeout(PATIENCE).is_err(), "the end is told once");
    }

    #[test]
    fn a_job_that_waits_can_be_stopped() {
        let (ends, ended) = mpsc::channel();
        let runner = Runner::default();
        let stop =
            runner.start(silent(), |_| std::future::pending::<()>(), move |end| ends.send(end).unwrap()).unwrap();
        stop.stop();
        assert!(matches!(ended.recv_timeout(PATIENCE).unwrap(), End::Cancelled));
    }

    #[test]
    fn a_job_that_falls_over_ends_as_a_fault() {
        let (ends, ended) = mpsc::channel();
        let runner = Runner::default();
        let work = |_| async {
            if true {
                panic!("told to")
            }
        };
        runner.start(silent(), work, move |end| ends.send(end).unwrap()).unwrap();
        assert!(matches!(ended.recv_timeout(PATIENCE).unwrap(), End::Fault));
    }

    #[test]
    fn the_runner_ends_at_once_even_while_a_job_waits_for_a_person() {
        let started = std::time::Instant::now();
        let runner = Runner::default();
        let (hold, held) = mpsc::channel::<()>();
        let work = |_| async move {
            aside(move || held.recv()).await;
        };
        runner.start(silent(), work, |_| ()).unwrap();
        drop(runner);
        assert!(started.elapsed() < PATIENCE);
        drop(hold);
    }
}
