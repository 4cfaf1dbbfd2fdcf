//! A library of every older form is brought to the newest one with everything in it, and a copy of it as it was is left.

use std::fs;
use std::path::Path;

use galley_api::Session;
use galley_tests::{Sandbox, device, root};
use rusqlite::Connection;
use serde_json::{Value, json};

fn steps() -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(root().join("migrations")).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|ending| ending == "sql"));
    names.sort();
    names.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// Writes a library of an older form, which holds of another one what that form had room for.
fn write_older(folder: &Path, form: usize, of: &Path) {
    fs::create_dir_all(folder.join("backups")).unwrap();
    let connection = Connection::open(folder.join("library.sqlite")).unwrap();
    connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    for step in steps().iter().take(form) {
        connection.execute_batch(step).unwrap();
    }
    connection.pragma_update(None, "application_id", 0x4741_4C59).unwrap();
    connection.pragma_update(None, "user_version", form as i64).unwrap();
    connection.execute("ATTACH ?1 AS newer", [of.join("library.sqlite").to_str().unwrap()]).unwrap();
    let names = |sql: &str| -> Vec<String> {
        let mut statement = connection.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
    };
    let tables = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'
                  AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_config'
                  AND name IN (SELECT name FROM newer.sqlite_schema)";
    connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let stale = names("SELECT value FROM property WHERE name = 'projection'");
    for table in names(tables) {
        let columns = names(&format!(
            "SELECT name FROM pragma_table_info('{table}', 'main')
             WHERE name IN (SELECT name FROM pragma_table_info('{table}', 'newer'))"
        ))
        .iter()
        .map(|column| format!("\"{column}\""))
        .collect::<Vec<_>>()
        .join(", ");
        // Lists that had columns which are gone now are left out: the step that took those away has them made anew.
        connection
            .execute_batch(&format!(
                "DELETE FROM main.{table}; INSERT OR IGNORE INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table};"
            ))
            .unwrap_or_else(|error| panic!("{table} of form {form}: {error}"));
    }
    for value in stale {
        connection.execute("INSERT OR REPLACE INTO property (name, value) VALUES ('projection', ?1)", [value]).unwrap();
    }
}

/// What the newsroom sees of a library.
fn seen(session: &mut Session) -> Vec<Value> {
    let mut ask = |name: &str, args: Value| session.dispatch(name, args).unwrap();
    let mut hits = ask("search", json!({ "query": "ferry", "limit": 50 }));
    // Times are told in the reply nowhere; the order and the pieces are what counts.
    hits["hits"].as_array_mut().unwrap().sort_by_key(ToString::to_string);
    vec![
        ask("story_list", json!({ "limit": 500 })),
        ask("story_facets", json!({})),
        ask("search", json!({ "query": "港", "limit": 50 })),
        hits,
        ask("issue_show", json!({ "issue": "weekly#88" })),
        ask("outlet_list", json!({})),
        ask("publication_list", json!({})),
    ]
}

#[test]
fn a_library_of_every_older_form_is_opened_with_all_that_is_in_it() {
    let mut newest = Sandbox::sample();
    newest.ask("story_create", json!({ "title": "Ferry notes 港口", "tags": ["harbour"] }));
    let expect = seen(&mut newest.session);
    assert!(expect[0]["stories"].as_array().unwrap().len() > 3);
    let forms = steps().len();
    for form in 1..forms {
        let older = Sandbox::empty();
        let folder = older.place("older");
        write_older(&folder, form, &newest.library());
        let mut session = Session::open(&folder, device()).unwrap_or_else(|error| panic!("form {form}: {error}"));
        let faults = session.dispatch("library_doctor", json!({})).unwrap()["faults"].clone();
        assert_eq!(faults, json!([]), "form {form}");
        for (now, before) in seen(&mut session).iter().zip(&expect) {
            assert_eq!(now, before, "form {form}");
        }
        session.dispatch("story_create", json!({ "title": "One more" })).unwrap();
        assert!(folder.join(format!("backups/before-form-{}.sqlite", form + 1)).is_file(), "form {form}");
    }
}

#[test]
fn a_copy_that_was_cut_off_is_not_taken_for_one_and_the_latest_are_kept() {
    let newest = Sandbox::sample();
    let older = Sandbox::empty();
    let folder = older.place("older");
    let forms = steps().len();
    write_older(&folder, forms - 1, &newest.library());
    let part = folder.join(format!("backups/before-form-{forms}.sqlite.part"));
    fs::write(&part, b"half a copy").unwrap();
    for earlier in [3, 9, 10] {
        fs::write(folder.join(format!("backups/before-form-{earlier}.sqlite")), b"an earlier one").unwrap();
    }
    Session::open(&folder, device()).unwrap();
    assert!(!part.exists());
    let is_kept = |form: usize| folder.join(format!("backups/before-form-{form}.sqlite")).exists();
    assert_eq!([3, 9, 10, forms].map(is_kept), [false, false, true, true]);
    let copy = Connection::open(folder.join(format!("backups/before-form-{forms}.sqlite"))).unwrap();
    let form: i64 = copy.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(form, forms as i64 - 1);
}
