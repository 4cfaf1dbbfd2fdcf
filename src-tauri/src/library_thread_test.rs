#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use galley_api::{Code, Failure};
use serde_json::{Value, json};

use super::{Library, LibraryThread, TRY_AGAIN_AFTER};

/// A library that echoes, counts, and falls over when told to.
struct Echo {
    count: i64,
    outside: Arc<AtomicI64>,
}

impl Library for Echo {
    fn reply(&mut self, name: &str, args: Value) -> Result<String, Failure> {
        self.count += 1;
        match name {
            "fall" => panic!("told to"),
            "refuse" => Err(Failure::invalid("No.")),
            _ => Ok(json!({ "name": name, "args": args, "count": self.count }).to_string()),
        }
    }

    fn outside_version(&mut self) -> Option<i64> {
        Some(self.outside.load(Ordering::SeqCst))
    }

    fn tend(&mut self) {
        self.count += 1000;
    }
}

fn start_echo() -> LibraryThread {
    LibraryThread::start(|_| Ok(Echo { count: 0, outside: Arc::default() }), || ()).unwrap()
}

fn ask(thread: &LibraryThread, name: &str, args: Value) -> Result<Value, Failure> {
    tauri::async_runtime::block_on(thread.ask(name.to_owned(), args)).map(|reply| read(&reply))
}

fn read(reply: &str) -> Value {
    serde_json::from_str(reply).unwrap()
}

#[test]
fn an_answer_and_a_refusal_come_back_to_the_asker() {
    let thread = start_echo();
    assert_eq!(ask(&thread, "a", json!([1])), Ok(json!({ "name": "a", "args": [1], "count": 1 })));
    assert_eq!(ask(&thread, "refuse", json!({})), Err(Failure::invalid("No.")));
}

#[test]
fn requests_made_at_once_are_all_answered_one_after_the_other() {
    let thread = start_echo();
    let counts = tauri::async_runtime::block_on(async {
        let mut counts = Vec::new();
        let asked: Vec<_> = (0..50).map(|n| thread.ask(format!("n{n}"), json!(null))).collect();
        for answer in asked {
            counts.push(read(&answer.await.unwrap())["count"].as_i64().unwrap());
        }
        counts
    });
    assert_eq!(counts, (1..=50).collect::<Vec<_>>());
}

#[test]
fn a_fault_is_answered_as_one_and_the_next_request_works_on_a_newly_opened_library() {
    let thread = start_echo();
    ask(&thread, "a", json!(null)).unwrap();
    assert_eq!(ask(&thread, "fall", json!(null)).unwrap_err().code, Code::Fault);
    assert_eq!(ask(&thread, "b", json!(null)).unwrap()["count"], 1);
}

#[test]
fn a_library_that_cannot_be_opened_answers_with_the_reason_and_is_tried_again_later() {
    let tries = Arc::new(AtomicUsize::new(0));
    let counted = tries.clone();
    let thread = LibraryThread::start(
        move |_| match counted.fetch_add(1, Ordering::SeqCst) {
            0 => Err(Failure::invalid("The folder is closed.")),
            _ => Ok(Echo { count: 0, outside: Arc::default() }),
        },
        || (),
    )
    .unwrap();
    let started = Instant::now();
    let mut answer = ask(&thread, "a", json!(null));
    assert_eq!(answer, Err(Failure::invalid("The folder is closed.")));
    while answer.is_err() && started.elapsed() < Duration::from_secs(20) {
        std::thread::yield_now();
        answer = ask(&thread, "a", json!(null));
    }
    assert!(answer.is_ok());
    assert!(started.elapsed() >= TRY_AGAIN_AFTER, "tried again too soon");
    assert_eq!(tries.load(Ordering::SeqCst), 2);
}

#[test]
fn a_write_of_another_process_is_told_once() {
    let outside = Arc::new(AtomicI64::new(1));
    let library = outside.clone();
    let (tell, told) = mpsc::channel();
    let thread =
        LibraryThread::start(move |_| Ok(Echo { count: 0, outside: library.clone() }), move || tell.send(()).unwrap())
            .unwrap();
    ask(&thread, "a", json!(null)).unwrap();
    outside.store(2, Ordering::SeqCst);
    told.recv_timeout(Duration::from_secs(20)).unwrap();
    assert_eq!(told.recv_timeout(Duration::from_millis(2500)), Err(mpsc::RecvTimeoutError::Timeout));
}

#[test]
fn after_the_end_requests_are_refused_in_a_sentence() {
    let thread = start_echo();
    thread.finish(Duration::from_secs(20));
    assert_eq!(ask(&thread, "a", json!(null)).unwrap_err().code, Code::Fault);
}

#[test]
fn a_job_that_rings_has_the_library_tended_before_the_next_request() {
    let (hand, bell) = mpsc::channel();
    let thread = LibraryThread::start(
        move |bell| {
            hand.send(bell).unwrap();
            Ok(Echo { count: 0, outside: Arc::default() })
        },
        || (),
    )
    .unwrap();
    let bell = bell.recv_timeout(Duration::from_secs(20)).unwrap();
    bell.ring();
    assert_eq!(ask(&thread, "a", json!(null)).unwrap()["count"], 1001);
    thread.finish(Duration::from_secs(20));
    bell.ring();
}

/// A library that has something to do which can wait: so many steps of it.
struct Restful {
    left: usize,
    rested: mpsc::Sender<usize>,
}

impl Library for Restful {
    fn reply(&mut self, _: &str, _: Value) -> Result<String, Failure> {
        self.left += 2;
        Ok("null".to_owned())
    }

    fn outside_version(&mut self) -> Option<i64> {
        None
    }

    fn tend(&mut self) {}

    fn rest(&mut self) -> bool {
        self.left = self.left.saturating_sub(1);
        self.rested.send(self.left).unwrap();
        self.left > 0
    }
}

#[test]
fn what_can_wait_is_done_to_its_end_when_nobody_asks_and_again_after_the_next_request() {
    let (tell, told) = mpsc::channel();
    let thread = LibraryThread::start(move |_| Ok(Restful { left: 3, rested: tell.clone() }), || ()).unwrap();
    let next = || told.recv_timeout(Duration::from_secs(20));
    assert_eq!([next(), next(), next()], [Ok(2), Ok(1), Ok(0)]);
    assert_eq!(told.recv_timeout(Duration::from_millis(2500)), Err(mpsc::RecvTimeoutError::Timeout));
    ask(&thread, "a", json!(null)).unwrap();
    assert_eq!([next(), next()], [Ok(1), Ok(0)]);
}

#[test]
fn what_can_wait_is_done_at_last_where_somebody_asks_without_a_pause() {
    let (tell, told) = mpsc::channel();
    let thread = LibraryThread::start(move |_| Ok(Restful { left: 0, rested: tell.clone() }), || ()).unwrap();
    let started = Instant::now();
    let mut asked = 0;
    while told.try_recv().is_err() {
        ask(&thread, "a", json!(null)).unwrap();
        asked += 1;
        assert!(started.elapsed() < Duration::from_secs(20), "never rested");
    }
    assert!(asked > 10);
}
