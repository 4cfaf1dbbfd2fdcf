//! The window's program. All it does stands in the library of this package.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    galley_desktop::run()
}
