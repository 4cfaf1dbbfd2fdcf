//! The house rules that a machine can check.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use galley_tests::{root, sentence};

fn files(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.is_dir() {
                if !["node_modules", "target", "dist", "gen", "paraglide"].contains(&name) {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root()).unwrap().to_owned(), text));
            }
        }
    }
    assert!(!found.is_empty());
    found
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Whether a file is compiled for tests only, by the names that such files have here.
fn is_test(path: &Path) -> bool {
    let path = shown(path);
    ["tests.rs", "_test.rs", "/golden.rs"].iter().any(|ending| path.ends_with(ending)) || path.contains("/tests/")
}

/// Which of these words may be named only in files whose paths begin so.
fn only_in(word: &str, allowed: &[&str], files: &[(PathBuf, String)]) {
    for (path, text) in files {
        let path = shown(path);
        if allowed.iter().any(|allowed| path.starts_with(allowed)) || path.starts_with("tests/it/tidy.rs") {
            continue;
        }
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            assert!(!line.contains(word), "{path} names {word}: {line}");
        }
    }
}

#[test]
fn each_library_is_named_only_where_it_belongs() {
    let rust = files("src-tauri", &[".rs"]);
    let core = "src-tauri/crates/core/src";
    let at = |name: &str| format!("{core}/{name}");
    only_in("rusqlite", &[&at("storage"), &at("library"), &at("error.rs")], &rust);
    only_in("loro", &[&at("document")], &rust);
    only_in("tauri::", &["src-tauri/src", "src-tauri/build.rs"], &rust);
    let net = "src-tauri/crates/net/src";
    only_in("tokio", &["src-tauri/src", net], &rust);
    for word in ["reqwest", "lettre", "keyring", "rustls"] {
        only_in(word, &[net], &rust);
    }
    only_in("ammonia", &[&at("html")], &rust);
    let is_core = |path: &Path| shown(path).starts_with(core) && !is_test(path);
    let core_files: Vec<_> = rust.iter().filter(|(path, _)| is_core(path)).cloned().collect();
    for word in ["Utc::now", "std::env::var", "std::net"] {
        only_in(word, &[], &core_files);
    }
}

#[test]
fn sql_stands_only_in_storage_and_migrations() {
    let core = "src-tauri/crates/core/src/";
    let allowed = [format!("{core}storage"), format!("{core}library")];
    for (path, text) in files("src-tauri", &[".rs"]) {
        let path = shown(&path);
        if allowed.iter().any(|allowed| path.starts_with(allowed.as_str())) {
            continue;
        }
        for word in ["SELECT ", "INSERT INTO", "DELETE FROM", "CREATE TABLE"] {
            assert!(!text.contains(word), "{path} holds SQL ({word})");
        }
    }
}

#[test]
fn the_window_knows_its_host_in_one_file() {
    for (path, text) in files("ui/src", &[".ts", ".svelte"]) {
        let path = shown(&path);
        assert!(
            path == "ui/src/lib/backend/tauri.ts" || !text.contains("@tauri-apps/"),
            "{path} imports the host; only lib/backend/tauri.ts may"
        );
        if path.starts_with("ui/src/parts/") {
            for tier in ["features/", "views/", "lib/state", "lib/backend"] {
                assert!(!text.contains(&format!("/{tier}")), "{path} knows of {tier}");
            }
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for folder in ["src-tauri/src", "src-tauri/crates", "tests/it", "tests/support"] {
        for (path, text) in files(folder, &[".rs"]) {
            let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            let inner_test = is_test(&path);
            assert!(inner_test || first.starts_with("//!"), "{} opens without a word on what it is for", shown(&path));
            assert!(!shown(&path).ends_with("/mod.rs"), "{}: a module is named after its subject", shown(&path));
        }
    }
}

#[test]
fn nothing_is_left_for_later() {
    for folder in ["src-tauri", "tests", "ui/src", "script"] {
        let endings: &[&str] = if folder == "script" { &[""] } else { &[".rs", ".ts", ".svelte", ".mjs", ".css"] };
        for (path, text) in files(folder, endings) {
            if shown(&path) == "tests/it/tidy.rs" {
                continue;
            }
            for word in ["TODO", "FIXME", "XXX", "#[ignore", "it.skip", "test.skip", "unimplemented!"] {
                assert!(!text.contains(word), "{} holds {word}", shown(&path));
            }
        }
    }
}

#[test]
fn no_module_of_this_binary_is_forgotten() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).unwrap();
    for (path, _) in files("tests/it", &[".rs"]) {
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(name == "main" || main.contains(&format!("mod {name};")), "{name} is not run");
    }
}

/// A finding that the Chinese words do not know would be shown in English there.
#[test]
fn every_check_is_said_in_chinese() {
    let words = fs::read_to_string(root().join("ui/src/lib/language/zh/finding.ts")).unwrap();
    let mut seen = 0;
    for (path, code) in files("src-tauri/crates/core/src/check", &[".rs"]) {
        if is_test(&path) {
            continue;
        }
        for call in ["of_issue(", "of_part(", "of_item(", "find("] {
            for rest in code.split(call).skip(1) {
                let Some(check) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                    continue;
                };
                let said = words.contains(&format!("\n  \"{check}\": (")) || words.contains(&format!("\n  {check}: ("));
                assert!(said, "{} finds {check}, which zh/finding.ts does not say", shown(&path));
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "only {seen} checks were found");
}

/// Sentences that are no part of a refusal, with what they are instead.
const NO_REFUSALS: [(&str, &str); 3] = [
    ("To read more, click here.", "the words that a new publication begins with; they are content"),
    ("Vol. {}", "a volume's number as a masthead is compared with it"),
    ("{} No. {}", "an issue's name, for the list of what can be undone"),
];

/// What a failure says comes from the core in English, and is shown by way of the catalogue.
#[test]
fn what_failed_is_told_in_the_language_of_the_window() {
    let mut bare = Vec::new();
    for (path, text) in files("ui/src", &[".ts", ".svelte"]) {
        let path = shown(&path);
        for (number, line) in (1..).zip(text.lines()) {
            let is_shown = path.ends_with(".svelte") || line.contains("toaster.show(");
            let says = [".message", "failure.hint", "refusal.hint", "fault.hint", ".damage"]
                .iter()
                .any(|word| line.contains(word));
            // A class of a style begins with its dot.
            if is_shown && says && !line.contains("say().told(") && !line.trim_start().starts_with('.') {
                bare.push(format!("{path}:{number}: {}", line.trim()));
            }
        }
    }
    assert!(bare.is_empty(), "these want say().told(…):\n{}", bare.join("\n"));
}

/// Whether a literal says what was being done with the library: `looking for a story`.
fn is_deed(path: &Path, text: &str) -> bool {
    let place = shown(path);
    let place = place.strip_prefix("src-tauri/crates/core/src/").unwrap_or_default();
    (place.starts_with("storage") || place.starts_with("library"))
        && text.split_once(' ').is_some_and(|(deed, _)| deed.ends_with("ing"))
        && text.chars().all(|c| c.is_ascii_lowercase() || c == ' ')
}

/// A refusal that the Chinese words do not know would be shown in English there. What fails prints the lines
/// that are missing from the files in `zh/refusal/`, to be given places with names and a Chinese half.
#[test]
fn every_refusal_is_said_in_chinese() {
    let mut known = BTreeSet::new();
    for (path, text) in files("ui/src/lib/language/zh/refusal", &[".ts"]) {
        for line in text.lines().map(str::trim).filter(|line| line.starts_with("[\"")) {
            let pair = serde_json::from_str::<[String; 2]>(line.trim_end_matches(','));
            let [english, _] = pair.unwrap_or_else(|error| panic!("{} holds {line}: {error}", shown(&path)));
            known.insert(sentence::with_bare_places(&english));
        }
    }
    let excepted = NO_REFUSALS.map(|(text, _)| text);
    let mut seen = BTreeSet::new();
    let mut missing = BTreeMap::new();
    for folder in ["src", "crates/core/src", "crates/net/src", "crates/api/src"] {
        let folder = format!("src-tauri/{folder}");
        for (path, source) in files(&folder, &[".rs"]).into_iter().filter(|(path, _)| !is_test(path)) {
            for literal in sentence::literals(&source) {
                let wanted = match literal.call.as_str() {
                    // What a program says on its way down is for a terminal.
                    "eprintln!" => false,
                    // Kinds of record and deeds, which stand in places of sentences.
                    "not_found" | "or_not_found" | "while_doing" => true,
                    _ if is_deed(&path, &literal.text) => true,
                    _ => sentence::is_sentence(&literal.text) && !excepted.contains(&literal.text.as_str()),
                };
                if wanted && !known.contains(&literal.text) {
                    let line = serde_json::to_string(&[literal.text.as_str(), ""]).unwrap();
                    missing.insert(line, format!("{}:{}", shown(&path), literal.line));
                }
                seen.extend(wanted.then_some(literal.text));
            }
        }
    }
    let missing: Vec<String> = missing.into_iter().map(|(line, place)| format!("  {line}, // {place}")).collect();
    assert!(missing.is_empty(), "zh/refusal/ does not say {} sentences:\n{}", missing.len(), missing.join("\n"));
    assert!(seen.len() > 350, "only {} sentences were found", seen.len());
}
