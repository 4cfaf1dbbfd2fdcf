//! Pictures of a preview that lie elsewhere: fetched when the editor asks for them, shown, and not kept.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use galley_net::picture;
use galley_net::refusal::Refusal;

use super::{Reply, store};
use crate::command::Session;
use crate::export::PictureLoad;
use crate::failure::Failure;
use crate::job::{JobKind, JobOutcome, JobView, LoadedPicture, MissingPicture};

/// The most pictures that are loaded at once.
const MOST: usize = 200;

pub fn picture_load(session: &mut Session, request: PictureLoad) -> Reply<JobView> {
    let addresses: BTreeSet<String> = request.addresses.into_iter().collect();
    if addresses.is_empty() || addresses.len() > MOST {
        return Err(Failure::invalid(format!("From 1 to {MOST} pictures can be loaded at once.")));
    }
    let hosts: BTreeSet<String> = addresses.iter().filter_map(|address| picture::host(address)).collect();
    store(session, "picture_load", |tx| hosts.iter().try_for_each(|host| tx.count_contact(host, "picture")))?;
    let (named, patience) = (super::host::named(session)?, session.work.patience);
    session.work.begin(
        JobKind::Pictures,
        String::new(),
        |teller| async move { picture::load(addresses.into_iter().collect(), named, patience, &teller).await },
        |_, found| Ok(outcome(found?)),
    )
}

fn outcome(found: Vec<(String, Result<picture::Picture, Refusal>)>) -> JobOutcome {
    let (mut loaded, mut missing) = (Vec::new(), Vec::new());
    for (address, result) in found {
        match result {
            Ok(picture) => {
                let data = format!("data:{};base64,{}", picture.media_type, STANDARD.encode(&picture.bytes));
                loaded.push(LoadedPicture { address, data });
            }
            Err(refusal) => missing.push(MissingPicture { address, message: refusal.message }),
        }
    }
    JobOutcome::Pictures { loaded, missing }
}
