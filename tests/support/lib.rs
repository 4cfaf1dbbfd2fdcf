//! Sandboxes for the tests: a library in a folder of its own, a clock that ticks evenly, and the built
//! command. Nothing here prints, reaches the network or touches the user's folders.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod browser;
pub mod mail_server;
pub mod reviewer;
pub mod sentence;
pub mod web_server;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Duration, TimeZone, Utc};
use galley_api::{Failure, Session};
use galley_core::id::DeviceId;
use galley_net::clock::Patience;
use galley_net::secret::Keychain;
use serde_json::{Value, json};
use tempfile::TempDir;

static TICKS: AtomicI64 = AtomicI64::new(0);

/// A clock that moves by two minutes at every look, so that no two changes are one series by chance.
pub fn clock() -> DateTime<Utc> {
    let ticks = TICKS.fetch_add(1, Ordering::Relaxed);
    Utc.with_ymd_and_hms(2026, 10, 20, 9, 0, 0).unwrap() + Duration::minutes(2 * ticks)
}

/// A library that this process does not have open; the built command has it for itself.
pub struct Closed {
    folder: TempDir,
}

impl Closed {
    /// Runs the built command on this library.
    pub fn galley(&self, arguments: &[&str]) -> Run {
        galley_with_input(&self.folder.path().join("library"), arguments, "")
    }

    /// A place for files beside the library.
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// A library in a folder that goes when the test ends.
pub struct Sandbox {
    pub session: Session,
    folder: TempDir,
}

impl Sandbox {
    /// An empty library.
    pub fn empty() -> Sandbox {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::create(&folder.path().join("library"), device()).unwrap().with_clock(clock);
        Sandbox { session, folder }
    }

    /// The sample library.
    pub fn sample() -> Sandbox {
        let mut sandbox = Sandbox::empty();
        sandbox.ask("library_sample", json!({}));
        sandbox
    }

    /// The same with another keychain and less patience.
    pub fn with_outside(self, keychain: Arc<dyn Keychain>, patience: Patience) -> Sandbox {
        Sandbox { session: self.session.with_outside(keychain, patience), folder: self.folder }
    }

    /// The same with another clock.
    pub fn with_clock(self, clock: fn() -> DateTime<Utc>) -> Sandbox {
        Sandbox { session: self.session.with_clock(clock), folder: self.folder }
    }

    /// Runs a command that begins a job, and waits for its end.
    pub fn job(&mut self, name: &str, args: Value) -> Value {
        let begun = self.ask(name, args);
        let ended = self.session.wait(begun["job"].as_u64().unwrap() as u32);
        serde_json::to_value(ended.unwrap_or_else(|failure| panic!("{name} was refused: {failure}"))).unwrap()
    }

    /// The library's folder.
    pub fn library(&self) -> PathBuf {
        self.folder.path().join("library")
    }

    /// A place for files beside the library.
    pub fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command that must be taken.
    pub fn ask(&mut self, name: &str, args: Value) -> Value {
        self.session.dispatch(name, args).unwrap_or_else(|failure| panic!("{name} was refused: {failure}"))
    }

    /// Runs a command that must be refused.
    pub fn refused(&mut self, name: &str, args: Value) -> Failure {
        match self.session.dispatch(name, args) {
            Err(failure) => failure,
            Ok(reply) => panic!("{name} was taken: {reply}"),
        }
    }

    /// The desk of an issue.
    pub fn desk(&mut self, issue: &str) -> Value {
        self.ask("issue_open", json!({ "issue": issue }))
    }

    /// The headlines of an issue's items and the names of its sections, in order.
    pub fn order(&mut self, issue: &str) -> Vec<String> {
        let desk = self.desk(issue);
        let entries = desk["entries"].as_array().unwrap();
        let words = |entry: &Value| match entry["kind"].as_str() {
            Some("section") => format!("§ {}", entry["title"].as_str().unwrap()),
            _ => entry["headline"].as_str().unwrap().to_owned(),
        };
        entries.iter().map(words).collect()
    }

    /// Runs the built command on this library.
    pub fn galley(&self, arguments: &[&str]) -> Run {
        galley_with_input(&self.library(), arguments, "")
    }

    /// The same library, closed here.
    pub fn closed(self) -> Closed {
        Closed { folder: self.folder }
    }
}

/// What a run of the built command left.
#[derive(Debug)]
pub struct Run {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The output as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("not JSON ({error}): {self:?}"))
    }
}

/// Runs the built command on a library with something on standard input.
pub fn galley_with_input(library: &Path, arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    let mut child = command(library).args(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_owned();
    let writer = std::thread::spawn(move || std::io::Write::write_all(&mut stdin, &input));
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    // A command that refuses early need not read all of its input.
    let _ = writer.join().unwrap();
    Run {
        code: status.code(),
        stdout: String::from_utf8(stdout).expect("output is UTF-8"),
        stderr: String::from_utf8(stderr).expect("messages are UTF-8"),
    }
}

/// The built command on a library, with settings in that library's neighbourhood instead of the user's.
pub fn command(library: &Path) -> Command {
    let mut command = Command::new(binary());
    let settings = library.parent().unwrap_or(library).join("settings");
    command
        .env_remove("GALLEY_LIBRARY")
        .env("XDG_CONFIG_HOME", &settings)
        .env("XDG_DATA_HOME", &settings)
        // No keychain of the person who runs the tests is ever asked.
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
        .arg("--library")
        .arg(library)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// The built command, brought up to date once in a run.
fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        // script/test has built it already, together with everything else; by itself it would be compiled anew.
        if std::env::var_os("GALLEY_BUILT").is_none() {
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let built =
                Command::new(cargo).args(["build", "--quiet", "--package", "galley"]).current_dir(root()).status();
            assert!(built.unwrap().success(), "the command could not be built");
        }
        let test = std::env::current_exe().unwrap();
        let folder = test.parent().and_then(Path::parent).unwrap();
        folder.join(format!("galley{}", std::env::consts::EXE_SUFFIX))
    })
}

/// The root of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// An identity for tests.
pub fn device() -> DeviceId {
    DeviceId::new(DateTime::UNIX_EPOCH)
}

/// Every file in a folder and the folders in it.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_in(&path)) } else { found.push(path) }
    }
    found
}
