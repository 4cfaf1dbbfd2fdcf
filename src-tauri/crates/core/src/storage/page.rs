//! What is kept of a page beside its clipping: immutable like it.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::StorageContext;
use crate::clip::Page;
use crate::error::Result;

/// Keeps the page of a clipping.
pub(crate) fn insert(connection: &Connection, clipping: Uuid, page: &Page) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO clipping_page
               (clipping, asked, canonical, site, image, description, paywall, html, original, media, encoding)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                clipping,
                page.asked,
                page.canonical,
                page.site,
                page.image,
                page.description,
                page.paywall,
                page.html,
                page.original,
                page.media,
                page.encoding,
            ])
        })
        .while_doing("keeping a page")
        .map(|_| ())
}

/// The page of a clipping; none where it is no page.
pub(crate) fn get(connection: &Connection, clipping: Uuid) -> Result<Option<Page>> {
    connection
        .prepare_cached(
            "SELECT asked, canonical, site, image, description, paywall, html, original, media, encoding
             FROM clipping_page WHERE clipping = ?1",
        )
        .and_then(|mut statement| {
            statement
                .query_row([clipping], |row| {
                    Ok(Page {
                        asked: row.get(0)?,
                        canonical: row.get(1)?,
                        site: row.get(2)?,
                        image: row.get(3)?,
                        description: row.get(4)?,
                        paywall: row.get(5)?,
                        html: row.get(6)?,
                        original: row.get(7)?,
                        media: row.get(8)?,
                        encoding: row.get(9)?,
                    })
                })
                .optional()
        })
        .while_doing("looking for a page")
}
