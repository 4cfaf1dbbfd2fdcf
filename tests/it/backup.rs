//! Copies of a whole library, and taking one in again.

use std::fs;
use std::path::PathBuf;

use chrono::{Days, NaiveDate};
use galley_core::library::Library;
use galley_tests::{Closed, Sandbox, device};
use serde_json::{Value, json};

/// A library with a picture and a sealed issue, and a backup of it.
fn backed_up() -> (Sandbox, PathBuf, Value) {
    let mut sandbox = Sandbox::sample();
    sandbox.ask("image_add", json!({ "from": { "kind": "bytes", "data": crate::image::png() } }));
    sandbox.ask("issue_seal", json!({ "issue": "weekly#88" }));
    let file = sandbox.place("desk.galley");
    let made = sandbox.ask("library_backup", json!({ "path": file.to_str().unwrap() }));
    (sandbox, file, made)
}

fn archived(sandbox: &Closed) -> Value {
    sandbox.galley(&["archive", "show", "weekly#88", "--json"]).json()["html"].clone()
}

#[test]
fn a_backup_taken_in_elsewhere_is_the_same_library() {
    let (mut sandbox, file, made) = backed_up();
    assert_eq!(made["lost"], json!([]));
    assert!(made["blobs"].as_u64().unwrap() >= 4, "{made}");
    assert!(!file.with_extension("galley-wal").exists());
    let sent = sandbox.ask("archive_show", json!({ "issue": "weekly#88" }))["html"].clone();
    let stories = sandbox.ask("library_status", json!({}))["stories"].clone();
    let other = Sandbox::empty().closed();
    let run = other.galley(&["restore", file.to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(archived(&other), sent);
    assert_eq!(other.galley(&["doctor"]).code, Some(0));
    assert_eq!(other.galley(&["image", "list", "--json"]).json().as_array().unwrap().len(), 1);
    let mut library = Library::open(&other.place("library"), device()).unwrap();
    assert_eq!(json!(library.read(|reader| reader.counts()).unwrap().stories), stories);
}

#[test]
fn what_stood_there_before_is_put_aside_and_not_removed() {
    let (sandbox, file, _) = backed_up();
    let library = sandbox.library();
    let refused = sandbox.galley(&["restore", file.to_str().unwrap()]);
    assert_eq!(refused.code, Some(1), "a library that is open is not replaced: {refused:?}");
    assert!(refused.stderr.contains("open in another"), "{refused:?}");
    let sandbox = sandbox.closed();
    fs::write(library.join("library.sqlite"), b"not a database any more").unwrap();
    assert_ne!(sandbox.galley(&["doctor"]).code, Some(0));
    let run = sandbox.galley(&["restore", file.to_str().unwrap(), "--json"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let aside = PathBuf::from(run.json()["replaced"].as_str().unwrap());
    assert_eq!(fs::read(aside.join("library.sqlite")).unwrap(), b"not a database any more");
    assert_eq!(sandbox.galley(&["doctor"]).code, Some(0));
}

#[test]
fn a_backup_that_is_not_whole_is_refused_and_changes_nothing() {
    let (sandbox, file, _) = backed_up();
    let sandbox = sandbox.closed();
    let good = fs::read(&file).unwrap();
    let before = archived(&sandbox);
    let torn = sandbox.place("torn.galley");
    let check = |bytes: Vec<u8>, what: &str| {
        fs::write(&torn, bytes).unwrap();
        let run = sandbox.galley(&["restore", torn.to_str().unwrap()]);
        assert_ne!(run.code, Some(0), "{what}: {run:?}");
        assert!(!run.stderr.contains("panicked"), "{what}: {run:?}");
        assert_eq!(archived(&sandbox), before, "{what}");
    };
    check(Vec::new(), "empty");
    check(b"a letter".to_vec(), "no database");
    check(good[..good.len() / 2].to_vec(), "cut in half");
    let mut flipped = good.clone();
    let place = flipped.windows(8).rposition(|eight| eight == b"<!doctyp").unwrap();
    flipped[place + 3] ^= 1;
    check(flipped, "a flipped bit in a file");
    let missing = sandbox.galley(&["restore", "/nowhere/at/all.galley"]);
    assert_eq!(missing.code, Some(1), "{missing:?}");
}

#[test]
fn a_file_that_is_missing_is_told_and_does_not_keep_the_rest_from_being_saved() {
    let (mut sandbox, file, _) = backed_up();
    let hash = sandbox.ask("image_list", json!({}))[0]["hash"].as_str().unwrap().to_owned();
    fs::remove_file(sandbox.library().join("blobs").join(&hash[..2]).join(&hash)).unwrap();
    let made = sandbox.ask("library_backup", json!({ "path": file.to_str().unwrap() }));
    assert!(made["lost"][0].as_str().unwrap().contains("a picture"), "{made}");
    assert_eq!(sandbox.galley(&["backup", file.to_str().unwrap()]).code, Some(1));
    let other = Sandbox::empty().closed();
    assert_eq!(other.galley(&["restore", file.to_str().unwrap()]).code, Some(0));
}

#[test]
fn a_place_where_no_backup_can_be_written_is_refused_and_nothing_is_left_there() {
    let mut sandbox = Sandbox::sample();
    for path in [sandbox.place(""), sandbox.place("nowhere/desk.galley")] {
        sandbox.refused("library_backup", json!({ "path": path.to_str().unwrap() }));
    }
    let left: Vec<_> = fs::read_dir(sandbox.place("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["library"]);
}

#[test]
fn what_was_left_half_made_goes_and_only_one_process_makes_a_daily_copy() {
    let sandbox = Sandbox::sample();
    let mut library = Library::open(&sandbox.library(), device()).unwrap();
    let folder = sandbox.library().join("backups");
    let half_made = ["daily-2026-11-20.sqlite.4711.part", "daily-2026-11-20.sqlite.4711.part-journal"];
    for name in half_made {
        fs::write(folder.join(name), b"half").unwrap();
    }
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let other = fs::File::create(folder.join("daily.lock")).unwrap();
    other.lock().unwrap();
    assert_eq!(library.back_up_daily(today).unwrap(), None, "another process is making it");
    assert!(half_made.iter().all(|name| folder.join(name).exists()), "they may be the other's");
    other.unlock().unwrap();
    assert!(library.back_up_daily(today).unwrap().is_some());
    assert!(half_made.iter().all(|name| !folder.join(name).exists()));
}

#[test]
fn large_daily_copies_are_kept_as_far_as_there_is_room_for_them() {
    let sandbox = Sandbox::sample();
    let mut library = Library::open(&sandbox.library(), device()).unwrap();
    let folder = sandbox.library().join("backups");
    // Files that are large and take no room: nothing is written into them.
    let lay = |day: u32, bytes: u64| {
        let file = fs::File::create(folder.join(format!("daily-2026-11-{day:02}.sqlite"))).unwrap();
        file.set_len(bytes).unwrap();
    };
    let mut check = |today: u32, expect: &[u32]| {
        assert!(library.back_up_daily(NaiveDate::from_ymd_opt(2026, 11, today).unwrap()).unwrap().is_some());
        let days: Vec<u32> =
            (1..=30).filter(|day| folder.join(format!("daily-2026-11-{day:02}.sqlite")).exists()).collect();
        assert_eq!(days, expect);
    };
    for day in 1..=5 {
        lay(day, 2_000_000_000);
    }
    check(6, &[4, 5, 6]);
    lay(7, 9_000_000_000);
    check(8, &[7, 8]);
    lay(9, 9_000_000_000);
    check(10, &[9, 10]);
}

#[test]
fn a_copy_is_made_once_a_day_and_the_oldest_go() {
    let sandbox = Sandbox::sample();
    let mut library = Library::open(&sandbox.library(), device()).unwrap();
    let folder = sandbox.library().join("backups");
    fs::write(folder.join("daily-notes.txt"), b"mine").unwrap();
    let first = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    for day in 0..14 {
        let today = first + Days::new(day);
        assert!(library.back_up_daily(today).unwrap().is_some());
        assert!(library.back_up_daily(today).unwrap().is_none());
    }
    // A clock that was wrong takes neither the new copy nor all the others.
    assert!(library.back_up_daily(NaiveDate::from_ymd_opt(2016, 1, 1).unwrap()).unwrap().is_some());
    let mut names: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| name != "daily.lock");
    names.sort();
    assert_eq!(names.len(), 11, "{names:?}");
    assert_eq!((names[0].as_str(), names[1].as_str()), ("daily-2016-01-01.sqlite", "daily-2026-11-26.sqlite"));
    assert!(names.contains(&"daily-notes.txt".to_owned()));
    let other = Sandbox::empty().closed();
    let run = other.galley(&["restore", folder.join("daily-2026-12-04.sqlite").to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{run:?}");
}
