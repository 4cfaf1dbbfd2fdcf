//! Named changes.

use galley_core::ActionRow;

use crate::history::{ActionLabel, ActionState, ActionView};

pub fn action(row: ActionRow) -> ActionView {
    ActionView {
        id: row.id,
        made_at: row.made_at,
        person: row.person.map(|person| person.to_string()),
        state: match row.state.as_str() {
            "undone" => ActionState::Undone,
            "gone" => ActionState::Gone,
            _ => ActionState::Done,
        },
        label: ActionLabel { verb: row.verb, subject: row.subject },
    }
}
