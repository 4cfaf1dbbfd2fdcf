//! Native panels to choose a file. They are opened here and not by the page, and what was chosen is remembered, so
//! that the page can name that file and no other.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use galley_api::{Code, Failure};
use rfd::AsyncFileDialog;
use serde::Deserialize;
use tauri::{AppHandle, Manager, State, WebviewWindow};
use tokio::sync::oneshot;

use crate::chosen::Chosen;
use crate::language::{Language, Spoken};

/// What an export will be, which decides the panel's filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ExportKind {
    Html,
    Text,
    Md,
    Eml,
    Web,
    Atom,
    Json,
    Theme,
    Csv,
    JsonLines,
    Ris,
    CslJson,
    Opml,
    Proof,
}

impl ExportKind {
    fn extension(self) -> &'static str {
        match self {
            ExportKind::Html | ExportKind::Web | ExportKind::Proof => "html",
            ExportKind::Text => "txt",
            ExportKind::Md => "md",
            ExportKind::Eml => "eml",
            ExportKind::Atom => "xml",
            ExportKind::Json | ExportKind::Theme | ExportKind::CslJson => "json",
            ExportKind::Csv => "csv",
            ExportKind::JsonLines => "jsonl",
            ExportKind::Ris => "ris",
            ExportKind::Opml => "opml",
        }
    }
}

/// Asks for a past issue to import; nothing if the person thought better of it.
#[tauri::command]
pub(crate) async fn choose_import_file(
    window: WebviewWindow,
    spoken: State<'_, Spoken>,
    chosen: State<'_, Chosen>,
) -> Result<Option<String>, Failure> {
    let language = spoken.now();
    let panel = AsyncFileDialog::new()
        .set_title(language.say("Import a past issue", "导入往期"))
        .add_filter(
            language.say("Newsletters (text, web page, Markdown, mail)", "通讯（文本、网页、Markdown、邮件）"),
            &["txt", "text", "html", "htm", "md", "markdown", "eml"],
        )
        .add_filter(language.say("All files", "所有文件"), &["*"]);
    remembered(ask(&window, panel, Panel::Open).await?, &chosen)
}

/// What a file or folder is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Purpose {
    /// A file of stories.
    Stories,
    /// A folder of stories, each a Markdown file.
    StoryFolder,
    /// A folder of past issues.
    IssueFolder,
    /// An archive of past issues.
    IssueArchive,
    /// A folder that stories are written into.
    ExportFolder,
    /// A list of feeds.
    Opml,
    /// A page, a mail or a text to clip.
    Clip,
}

/// Asks for a file or folder to read from or write into; nothing if the person thought better of it.
#[tauri::command]
pub(crate) async fn choose_file(
    purpose: Purpose,
    window: WebviewWindow,
    spoken: State<'_, Spoken>,
    chosen: State<'_, Chosen>,
) -> Result<Option<String>, Failure> {
    let language = spoken.now();
    let panel = AsyncFileDialog::new();
    let (panel, kind) = match purpose {
        Purpose::Stories => {
            let panel = panel
                .set_title(language.say("Import stories", "导入素材"))
                .add_filter(
                    language.say(
                        "Stories (CSV, JSON Lines, RIS, CSL-JSON, OPML, Markdown)",
                        "素材（CSV、JSON Lines、RIS、CSL-JSON、OPML、Markdown）",
                    ),
                    &["csv", "jsonl", "ndjson", "json", "ris", "opml", "xml", "md", "markdown", "tsv", "txt"],
                )
                .add_filter(language.say("All files", "所有文件"), &["*"]);
            (panel, Panel::Open)
        }
        Purpose::StoryFolder => {
            (panel.set_title(language.say("Import a folder of Markdown", "导入 Markdown 文件夹")), Panel::Folder)
        }
        Purpose::IssueFolder => {
            (panel.set_title(language.say("Import a folder of past issues", "导入往期文件夹")), Panel::Folder)
        }
        Purpose::IssueArchive => {
            let panel = panel
                .set_title(language.say("Import an archive of past issues", "导入往期压缩包"))
                .add_filter(language.say("Archives (zip)", "压缩包（zip）"), &["zip"])
                .add_filter(language.say("All files", "所有文件"), &["*"]);
            (panel, Panel::Open)
        }
        Purpose::Opml => {
            let panel = panel
                .set_title(language.say("Import feeds", "导入订阅源"))
                .add_filter(language.say("Lists of feeds (OPML)", "订阅源列表（OPML）"), &["opml", "xml"])
                .add_filter(language.say("All files", "所有文件"), &["*"]);
            (panel, Panel::Open)
        }
        Purpose::Clip => {
            let panel = panel
                .set_title(language.say("Clip a file", "剪下文件"))
                .add_filter(
                    language.say("Pages, mails, texts", "网页、邮件、文本"),
                    &["html", "htm", "xhtml", "mhtml", "mht", "eml", "txt", "md", "url", "webloc"],
                )
                .add_filter(language.say("All files", "所有文件"), &["*"]);
            (panel, Panel::Open)
        }
        Purpose::ExportFolder => (panel.set_title(language.say("Export into a folder", "导出到文件夹")), Panel::Folder),
    };
    remembered(ask(&window, panel, kind).await?, &chosen)
}

/// Asks for review files, several at once; none if the person thought better of it.
#[tauri::command]
pub(crate) async fn choose_review_files(
    window: WebviewWindow,
    spoken: State<'_, Spoken>,
    chosen: State<'_, Chosen>,
) -> Result<Vec<String>, Failure> {
    let language = spoken.now();
    let panel = AsyncFileDialog::new()
        .set_title(language.say("Import reviews", "导入审阅"))
        .add_filter(
            language.say("Reviews (and mails that hold them)", "审阅文件（及含有审阅的邮件）"),
            &["galley-review", "txt", "eml"],
        )
        .add_filter(language.say("All files", "所有文件"), &["*"]);
    let paths =
        ask_for(&window, panel, |panel| -> Answer<Option<Vec<rfd::FileHandle>>> { Box::pin(panel.pick_files()) })
            .await?;
    paths.unwrap_or_default().iter().map(|file| name_of(file.path(), &chosen)).collect()
}

/// Asks where an export goes; nothing if the person thought better of it.
#[tauri::command]
pub(crate) async fn choose_export_file(
    name: String,
    format: ExportKind,
    window: WebviewWindow,
    spoken: State<'_, Spoken>,
    chosen: State<'_, Chosen>,
) -> Result<Option<String>, Failure> {
    let language = spoken.now();
    let panel = AsyncFileDialog::new()
        .set_title(match format {
            ExportKind::Theme => language.say("Export the theme", "导出主题"),
            ExportKind::Proof => language.say("Save the proof's page", "保存校样网页"),
            ExportKind::Csv | ExportKind::JsonLines | ExportKind::Ris | ExportKind::CslJson | ExportKind::Opml => {
                language.say("Export", "导出")
            }
            _ => language.say("Export the issue", "导出本期"),
        })
        .set_file_name(proposed_name(&name, format))
        .add_filter(format_name(format, language), &[format.extension()]);
    // The name is taken exactly as the panel returns it: an ending added here would escape its question whether a
    // file that exists may be replaced.
    remembered(ask(&window, panel, Panel::Save).await?, &chosen)
}

/// Largest file that is read as a theme; a real one has some two kilobytes.
const LARGEST_THEME: u64 = 256 * 1024;

/// Asks for a theme's file and reads it; nothing if the person thought better of it.
#[tauri::command]
pub(crate) async fn read_theme_file(
    window: WebviewWindow,
    spoken: State<'_, Spoken>,
) -> Result<Option<String>, Failure> {
    let language = spoken.now();
    let panel = AsyncFileDialog::new()
        .set_title(language.say("Import a theme", "导入主题"))
        .add_filter(language.say("Theme", "主题"), &["json"])
        .add_filter(language.say("All files", "所有文件"), &["*"]);
    ask(&window, panel, Panel::Open).await?.map(|path| read_theme(&path)).transpose()
}

fn read_theme(path: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST_THEME + 1).read_to_string(&mut text));
    match read {
        Ok(length) if length as u64 > LARGEST_THEME => {
            Err(Failure::invalid("This file is too large to be a theme. Nothing was changed."))
        }
        Ok(_) => Ok(text),
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            Err(Failure::invalid("This file is not text, so it is no theme. Nothing was changed."))
        }
        Err(error) => Err(Failure {
            code: Code::Io,
            message: format!("The file {} could not be read: {error}. Nothing was changed.", path.display()),
            hint: None,
        }),
    }
}

/// Shows a file in its folder, if it was chosen in a dialog of this run.
#[tauri::command]
pub(crate) async fn reveal_file(path: String, chosen: State<'_, Chosen>) -> Result<(), Failure> {
    chosen.admit_path(&path)?;
    tauri_plugin_opener::reveal_item_in_dir(&path).map_err(|error| Failure {
        code: Code::Io,
        message: format!("The folder could not be shown: {error}. The file is at {path}."),
        hint: None,
    })
}

enum Panel {
    Open,
    Folder,
    Save,
}

/// Shows a panel from the main thread, as every system demands, and waits for the answer outside of it.
async fn ask(window: &WebviewWindow, panel: AsyncFileDialog, kind: Panel) -> Result<Option<PathBuf>, Failure> {
    let answer = ask_for(window, panel, move |panel| -> Answer<Option<rfd::FileHandle>> {
        match kind {
            Panel::Open => Box::pin(panel.pick_file()),
            Panel::Folder => Box::pin(panel.pick_folder()),
            Panel::Save => Box::pin(panel.save_file()),
        }
    });
    Ok(answer.await?.map(|file| file.path().to_owned()))
}

/// What a panel answers in the end.
type Answer<T> = std::pin::Pin<Box<dyn Future<Output = T> + Send>>;

async fn ask_for<T: Send + 'static>(
    window: &WebviewWindow,
    panel: AsyncFileDialog,
    show: impl FnOnce(AsyncFileDialog) -> Answer<T> + Send + 'static,
) -> Result<T, Failure> {
    let panel = start_folder(window.app_handle()).map_or(panel.clone(), |folder| panel.set_directory(folder));
    let owner = window.clone();
    let (sender, shown) = oneshot::channel();
    window
        .run_on_main_thread(move || {
            // The asker can only be gone when the window is.
            let _ = sender.send(show(panel.set_parent(&owner)));
        })
        .map_err(|_| no_panel())?;
    Ok(shown.await.map_err(|_| no_panel())?.await)
}

fn no_panel() -> Failure {
    Failure {
        code: Code::Fault,
        message: "The panel to choose a file could not be shown. Nothing was read or written.".to_owned(),
        hint: Some("The `galley` command can import and export without it.".to_owned()),
    }
}

/// Panels start where people keep what they write.
fn start_folder(app: &AppHandle) -> Option<PathBuf> {
    app.path().document_dir().or_else(|_| app.path().home_dir()).ok().filter(|folder| folder.is_dir())
}

fn remembered(path: Option<PathBuf>, chosen: &Chosen) -> Result<Option<String>, Failure> {
    path.map(|path| name_of(&path, chosen)).transpose()
}

fn name_of(path: &Path, chosen: &Chosen) -> Result<String, Failure> {
    let name = path.to_str().ok_or_else(|| {
        Failure::invalid("The name of this file is not valid Unicode, so it was neither read nor written.")
            .with_hint("Rename the file or its folder, then choose it again.")
    })?;
    chosen.remember(path);
    Ok(name.to_owned())
}

fn format_name(format: ExportKind, language: Language) -> &'static str {
    match format {
        ExportKind::Html => language.say("Web page for mail", "邮件网页"),
        ExportKind::Text => language.say("Plain text", "纯文本"),
        ExportKind::Md => language.say("Markdown", "Markdown"),
        ExportKind::Eml => language.say("Mail draft", "邮件草稿"),
        ExportKind::Web => language.say("Web page", "网页"),
        ExportKind::Atom => language.say("Feed entry", "订阅源条目"),
        ExportKind::Json => language.say("JSON for programs", "供程序读取的 JSON"),
        ExportKind::Theme => language.say("Theme", "主题"),
        ExportKind::Csv => language.say("Table (CSV)", "表格（CSV）"),
        ExportKind::JsonLines => "JSON Lines",
        ExportKind::Ris => "RIS",
        ExportKind::CslJson => "CSL-JSON",
        ExportKind::Opml => "OPML",
        ExportKind::Proof => language.say("Page for reviewers", "审阅网页"),
    }
}

/// A file name out of words that may be anything: no separators, no controls, no leading dot, never empty.
fn proposed_name(words: &str, format: ExportKind) -> String {
    let plain: String =
        words.chars().map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { '-' } else { c }).take(120).collect();
    let stem = plain.trim().trim_matches('.').trim();
    let stem = if stem.is_empty() { "issue" } else { stem };
    let ending = format!(".{}", format.extension());
    if stem.ends_with(&ending) { stem.to_owned() } else { format!("{stem}{ending}") }
}

#[cfg(test)]
mod test {
    use super::*;

    #[test]
    fn a_proposed_name_is_a_plain_file_name_with_the_ending_of_the_format() {
        let check = |words: &str, expect: &str| assert_eq!(proposed_name(words, ExportKind::Html), expect);
        check("weekly-41", "weekly-41.html");
        check("weekly-41.html", "weekly-41.html");
        check("../../etc/passwd", "-..-etc-passwd.html");
        check("a/b\\c:d\n", "a-b-c-d-.html");
        check(" .. ", "issue.html");
        check("", "issue.html");
        check("周报 第41期", "周报 第41期.html");
        check("v1.2", "v1.2.html");
        assert_eq!(proposed_name(&"x".repeat(500), ExportKind::Text).len(), 124);
    }

    #[test]
    #[allow(clippy::unwrap_used, clippy::panic)]
    fn a_theme_is_read_as_text_within_bounds() {
        let folder = std::env::temp_dir().join(format!("galley-theme-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let check = |name: &str, bytes: &[u8], expect: Result<&str, &str>| {
            let path = folder.join(name);
            std::fs::write(&path, bytes).unwrap();
            match (read_theme(&path), expect) {
                (Ok(text), Ok(wanted)) => assert_eq!(text, wanted),
                (Err(failure), Err(words)) => assert!(failure.message.contains(words), "{}", failure.message),
                (found, _) => panic!("{name}: {found:?}"),
            }
        };
        check("sound", b"{}", Ok("{}"));
        check("large", &vec![b' '; 300_000], Err("too large"));
        check("binary", &[0xFF, 0xFE, 0x00], Err("not text"));
        assert!(read_theme(&folder.join("none")).unwrap_err().message.contains("could not be read"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
