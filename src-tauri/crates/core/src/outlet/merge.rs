//! Two entries of the register found to be one outlet: stories and items go over to the one that stays, and the
//! other's name and domains lead to it from then on.

use crate::error::{Error, Result};
use crate::id::OutletId;
use crate::item::Item;
use crate::library::Tx;
use crate::outlet::Outlet;
use crate::story::Story;

/// Merges one outlet into another.
pub fn merge(tx: &mut Tx<'_>, from: OutletId, into: OutletId) -> Result<OutletId> {
    if from == into {
        return Err(Error::invalid("outlet", "An outlet is merged into another one, not into itself."));
    }
    let (gone, _) = tx.read().outlet(from)?;
    let (kept, _) = tx.read().outlet(into)?;
    if gone.merged_into.is_some() || kept.merged_into.is_some() {
        return Err(Error::invalid("outlet", "One of these was merged into another outlet already."));
    }
    let (stories, items) = tx.read().outlet_users(from)?;
    for story in stories {
        tx.edit::<Story>(story.uuid(), "story", |story| {
            story.outlet = Some(into);
            Ok(())
        })?;
    }
    for item in items {
        tx.edit::<Item>(item.uuid(), "item", |item| {
            for source in &mut item.sources {
                if source.outlet == Some(from) {
                    source.outlet = Some(into);
                }
            }
            Ok(())
        })?;
    }
    tx.edit::<Outlet>(from.uuid(), "outlet", |outlet| {
        outlet.merged_into = Some(into);
        Ok(())
    })?;
    let kept = tx.edit::<Outlet>(into.uuid(), "outlet", |outlet| {
        for domain in &gone.domains {
            if !outlet.domains.contains(domain) {
                outlet.domains.push(domain.clone());
            }
        }
        for (mine, theirs) in [
            (&mut outlet.home, &gone.home),
            (&mut outlet.language, &gone.language),
            (&mut outlet.trust_note, &gone.trust_note),
        ] {
            if mine.is_empty() {
                theirs.clone_into(mine);
            }
        }
        Ok(())
    })?;
    tx.name(kept.name);
    Ok(into)
}
