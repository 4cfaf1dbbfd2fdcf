//! The form of the tables: readable whole in one file, and released steps that never change.

use std::fs;

use galley_tests::{Sandbox, device, root};

#[test]
fn the_whole_schema_stands_in_one_file() {
    let sandbox = Sandbox::empty();
    let library = galley_core::library::Library::open(&sandbox.library(), device()).unwrap();
    let fresh = library.schema().unwrap();
    let file = root().join("tests/snapshots/schema.sql");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, &fresh).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == fresh, "the snapshot is stale: run UPDATE_SCHEMA=1 cargo test -p galley-tests schema");
    assert!(fresh.contains("STRICT"));
}

#[test]
fn every_step_is_numbered_and_none_is_missing() {
    let mut names: Vec<String> = fs::read_dir(root().join("migrations"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".sql"))
        .collect();
    names.sort();
    for (number, name) in (1..).zip(&names) {
        assert!(name.starts_with(&format!("{number:04}_")), "{name} is out of order");
    }
    let sandbox = Sandbox::empty();
    let library = galley_core::library::Library::open(&sandbox.library(), device()).unwrap();
    assert_eq!(library.form().unwrap() as usize, names.len());
}
