//! The command line: the same dispatcher as the window, for scripts and for machines without a screen.
//!
//! This file only turns a result into an exit code. Arguments are declared in `argument`, one file a
//! subject in `verb` says what each does, `print` writes for people.

mod argument;
mod host;
mod print;
mod verb;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use galley_api::Failure;

fn main() -> ExitCode {
    let arguments = match argument::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            // Asking for help is no mistake; anything else that cannot be parsed is a refusal.
            return if error.use_stderr() { ExitCode::from(1) } else { ExitCode::SUCCESS };
        }
    };
    match verb::run(arguments) {
        Ok(code) => code,
        Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Err(Stop::Failure(failure)) => {
            let mut stderr = std::io::stderr().lock();
            let _ = writeln!(stderr, "{}", failure.message);
            if let Some(hint) = &failure.hint {
                let _ = writeln!(stderr, "{hint}");
            }
            ExitCode::from(if failure.code.is_refusal() { 1 } else { 2 })
        }
    }
}

/// Why a verb ended early.
pub enum Stop {
    /// The reader of the output went away, which is its right (`galley issue list | head -1`).
    ClosedPipe,
    /// A refusal or a failure.
    Failure(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::Failure(failure)
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Stop {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Stop::ClosedPipe;
        }
        Stop::Failure(Failure {
            code: galley_api::Code::Io,
            message: format!("Reading or writing did not work: {error}."),
            hint: None,
        })
    }
}
