//! `galley sanitize`: foreign HTML in, what Galley keeps of it out.

use std::process::ExitCode;

use crate::{Stop, host, print};

pub fn run() -> Result<ExitCode, Stop> {
    let foreign = host::input()?;
    print::raw(galley_core::html::sanitize(&foreign).html.as_str())?;
    Ok(ExitCode::SUCCESS)
}
