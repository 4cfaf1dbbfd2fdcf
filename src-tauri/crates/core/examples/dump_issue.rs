#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]
#[path = "../tests/import/dump.rs"]
mod dump;
use galley_core::import::{Format, import};
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let format = Format::of_name(&path).unwrap_or_else(|| Format::sniff(&bytes));
        let at = std::time::Instant::now();
        match import(&bytes, format) {
            Ok(issue) => println!("== {path} {format:?} {:?}\n{}", at.elapsed(), dump::dump(&issue)),
            Err(e) => println!("== {path} {format:?} ERR {e}"),
        }
    }
}
