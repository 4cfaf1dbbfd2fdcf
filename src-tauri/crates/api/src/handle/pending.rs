//! Doors whose rooms are still being built.
use super::Reply;
use crate::command::Session;
use crate::failure::Failure;
use crate::history::Changed;
use crate::{export::*, import::*, issue::*};
fn pending<T>() -> Reply<T> {
    Err(Failure::invalid("This part is still being built."))
}
pub fn issue_preview(_: &mut Session, _: IssuePreview) -> Reply<PreviewView> {
    pending()
}
pub fn issue_render(_: &mut Session, _: IssueRender) -> Reply<RenderView> {
    pending()
}
pub fn issue_export(_: &mut Session, _: IssueExport) -> Reply<ExportView> {
    pending()
}
pub fn issue_parse(_: &mut Session, _: IssueParse) -> Reply<ParsedIssue> {
    pending()
}
pub fn issue_keep(_: &mut Session, _: IssueKeep) -> Reply<Changed<IssueDesk>> {
    pending()
}
pub fn issue_import(_: &mut Session, _: IssueImport) -> Reply<Changed<IssueView>> {
    pending()
}
pub fn issue_import_preview(_: &mut Session, _: IssueImport) -> Reply<IssueView> {
    pending()
}
