//! Jobs: how far they are, and stopping them.

use super::Reply;
use crate::command::Session;
use crate::job::{JobShow, JobView};
use crate::library::Empty;

pub fn job_list(session: &mut Session, _: Empty) -> Reply<Vec<JobView>> {
    Ok(session.work.views())
}

pub fn job_show(session: &mut Session, request: JobShow) -> Reply<JobView> {
    session.work.view(request.job)
}

pub fn job_cancel(session: &mut Session, request: JobShow) -> Reply<JobView> {
    session.work.stop(request.job)
}
