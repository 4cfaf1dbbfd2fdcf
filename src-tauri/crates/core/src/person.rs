//! People: who writes, who comments, who approves. A name is for reading; a person is told from another by the keys
//! of the devices and browsers that they use.

use crate::error::{Error, Result};
use crate::id::PersonId;
use crate::library::Tx;

/// The longest name that is kept, in characters.
const NAME: usize = 80;

/// Colours for people, by turns: dark enough to be read on paper, far enough apart to be told.
pub const COLORS: [&str; 8] = ["#4A6FA5", "#7A5C9E", "#2E7D6B", "#B7791F", "#A24A6B", "#5B7A2E", "#8A5A3C", "#3F6C80"];

/// A person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// Two or three letters for small places.
    pub initials: String,
    /// `#RRGGBB`.
    pub color: String,
    /// Devices (`device:` and an id) and signing keys (base64url) that are theirs.
    pub keys: Vec<String>,
}

/// Enters a person.
pub fn create(tx: &mut Tx<'_>, name: &str, keys: Vec<String>) -> Result<Person> {
    let name = readable(name)?;
    let count = tx.read().people()?.len();
    let color = COLORS[count % COLORS.len()].to_owned();
    let person = Person { id: PersonId::new(tx.at()), initials: initials_of(&name), name, color, keys };
    tx.name(person.name.clone());
    tx.create(&person)?;
    Ok(person)
}

/// What of a person is to be different.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Another name.
    pub name: Option<String>,
    /// Other initials.
    pub initials: Option<String>,
    /// Another colour, `#RRGGBB`.
    pub color: Option<String>,
    /// One more key.
    pub key: Option<String>,
}

/// Changes a person.
pub fn set(tx: &mut Tx<'_>, id: PersonId, change: Change) -> Result<Person> {
    let name = change.name.as_deref().map(readable).transpose()?;
    let color = change.color.map(colored).transpose()?;
    let person = tx.edit::<Person>(id.uuid(), "person", |person| {
        if let Some(name) = name {
            if person.initials == initials_of(&person.name) {
                person.initials = initials_of(&name);
            }
            person.name = name;
        }
        if let Some(initials) = change.initials {
            let initials: String = initials.trim().chars().take(3).collect();
            person.initials = if initials.is_empty() { initials_of(&person.name) } else { initials };
        }
        person.color = color.unwrap_or_else(|| person.color.clone());
        person.keys.extend(change.key.filter(|key| !person.keys.contains(key)));
        Ok(())
    })?;
    tx.name(person.name.clone());
    Ok(person)
}

/// The person of a key; entered with that name where there is none. The name alone never finds anybody.
pub fn of_key(tx: &mut Tx<'_>, key: &str, name: &str) -> Result<Person> {
    match tx.read().people()?.into_iter().find(|person| person.keys.iter().any(|one| one == key)) {
        Some(known) => Ok(known),
        None => {
            let name = readable(name).unwrap_or_else(|_| "?".to_owned());
            create(tx, &name, vec![key.to_owned()])
        }
    }
}

/// Takes a key from a person: the device has changed hands.
pub fn forget_key(tx: &mut Tx<'_>, id: PersonId, key: &str) -> Result<()> {
    tx.edit::<Person>(id.uuid(), "person", |person| {
        person.keys.retain(|one| one != key);
        Ok(())
    })?;
    Ok(())
}

/// A name as it is kept: one line without characters that are not seen.
fn readable(name: &str) -> Result<String> {
    let name: String = name.chars().filter(|c| !is_hidden(*c)).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Error::invalid("name", "A person needs a name."));
    }
    Ok(name.chars().take(NAME).collect())
}

/// Whether a character is not seen and could make one name look like another: controls, marks of direction, characters
/// without width.
pub fn is_hidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}')
}

fn colored(color: String) -> Result<String> {
    let digits = color.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(color)
    } else {
        Err(Error::invalid("color", "A colour is written like #4A6FA5."))
    }
}

/// The first letters of the first and the last word; of a name without spaces in a script of characters, its first.
fn initials_of(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let first = |word: &&str| word.chars().find(|c| c.is_alphanumeric());
    let mut letters: Vec<char> = words.first().and_then(first).into_iter().collect();
    if words.len() > 1 {
        letters.extend(words.last().and_then(first));
    }
    letters.into_iter().flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_made_of_a_name() {
        let check = |name: &str, expect: &str| assert_eq!(initials_of(name), expect, "{name}");
        check("Ann Lee", "AL");
        check("ann", "A");
        check("Ann van der Meer", "AM");
        check("王小明", "王");
        check("émile zola", "ÉZ");
        check("!?", "");
    }

    #[test]
    fn a_name_holds_nothing_that_is_not_seen() {
        let check = |name: &str, expect: Option<&str>| assert_eq!(readable(name).ok().as_deref(), expect, "{name:?}");
        check("  Ann\n Lee ", Some("Ann Lee"));
        check("Ann\u{202E}eeL", Some("AnneeL"));
        check("\u{200B}", None);
        check("", None);
    }
}
