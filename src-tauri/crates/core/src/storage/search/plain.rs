//! The words of a body in its stored form, without building the body: reading a page of hits does it for
//! each of them.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The operations of a stored body, whose words go straight into a text.
struct Operations<'t>(&'t mut String);

impl<'de> DeserializeSeed<'de> for Operations<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Operations<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("operations")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while all.next_element_seed(Operation(self.0))?.is_some() {}
        Ok(())
    }
}

/// One of them.
struct Operation<'t>(&'t mut String);

impl<'de> DeserializeSeed<'de> for Operation<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Operation<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an operation")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut inserts = 0;
        while let Some(inserted) = map.next_key_seed(Inserted)? {
            if inserted {
                map.next_value_seed(Insert(self.0))?;
                inserts += 1;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        if inserts == 1 { Ok(()) } else { Err(A::Error::missing_field("insert")) }
    }
}

/// Whether a key says that what follows is inserted.
struct Inserted;

impl<'de> DeserializeSeed<'de> for Inserted {
    type Value = bool;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<bool, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for Inserted {
    type Value = bool;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }
    fn visit_str<E>(self, name: &str) -> Result<bool, E> {
        Ok(name == "insert")
    }
}

/// Words, or something else that stands for a gap between words.
struct Insert<'t>(&'t mut String);

impl<'de> DeserializeSeed<'de> for Insert<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Insert<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words or an embed")
    }
    fn visit_str<E>(self, words: &str) -> Result<(), E> {
        self.0.push_str(words);
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.0.push('\n');
        Ok(())
    }
}

/// Adds the words of a stored body; what cannot be read adds none.
pub(crate) fn push(text: &mut String, stored: &str) {
    let begun = text.len();
    let mut reader = serde_json::Deserializer::from_str(stored);
    if Operations(text).deserialize(&mut reader).and_then(|()| reader.end()).is_err() {
        text.truncate(begun);
    }
}

/// Adds the words with which a stored body begins, up to about so many bytes, and says whether they are all. None where
/// the body is not written as Galley writes it: whoever asks reads the whole then.
pub(crate) fn push_beginning(text: &mut String, stored: &[u8], most: usize) -> Option<bool> {
    let mut reader = Reader { stored, at: 0 };
    let most = text.len() + most;
    reader.pass(b"[")?;
    if reader.next()? == b']' {
        return Some(true);
    }
    loop {
        reader.pass(b"{")?;
        if !reader.operation(text, most)? {
            return Some(false);
        }
        match reader.take()? {
            b',' => {}
            b']' => return Some(true),
            _ => return None,
        }
    }
}

/// Walks over a stored body as far as is needed.
struct Reader<'a> {
    stored: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn next(&self) -> Option<u8> {
        self.stored.get(self.at).copied()
    }

    fn take(&mut self) -> Option<u8> {
        let next = self.next();
        self.at += 1;
        next
    }

    fn pass(&mut self, expected: &[u8]) -> Option<()> {
        self.stored.get(self.at..)?.starts_with(expected).then(|| self.at += expected.len())
    }

    /// Reads an operation behind its brace; false where the words are enough before it ends.
    fn operation(&mut self, text: &mut String, most: usize) -> Option<bool> {
        let mut inserts = 0;
        loop {
            self.pass(b"\"")?;
            let inserted = self.stored.get(self.at..)?.starts_with(b"insert\"");
            self.pass_string()?;
            self.pass(b":")?;
            match self.next()? {
                b'"' if inserted => {
                    self.at += 1;
                    if !self.words(text, most)? {
                        return Some(false);
                    }
                }
                b'{' if inserted => {
                    self.pass_value()?;
                    text.push('\n');
                }
                _ if inserted => return None,
                _ => self.pass_value()?,
            }
            inserts += usize::from(inserted);
            match self.take()? {
                b',' => {}
                b'}' if inserts == 1 => return Some(true),
                _ => return None,
            }
        }
    }

    /// Reads words behind their quotation mark; false where there is no room for all of them.
    fn words(&mut self, text: &mut String, most: usize) -> Option<bool> {
        loop {
            let rest = self.stored.get(self.at..)?;
            let mut room = most.saturating_sub(text.len()).min(rest.len());
            // A character that has begun is taken whole.
            while rest.get(room).is_some_and(|byte| byte & 0xC0 == 0x80) {
                room += 1;
            }
            let Some(stop) = memchr::memchr2(b'"', b'\\', &rest[..room]) else {
                text.push_str(std::str::from_utf8(&rest[..room]).ok()?);
                return (room < rest.len()).then_some(false);
            };
            text.push_str(std::str::from_utf8(&rest[..stop]).ok()?);
            self.at += stop + 1;
            if rest[stop] == b'"' {
                return Some(true);
            }
            text.push(match self.take()? {
                b'n' => '\n',
                b't' => '\t',
                quoted @ (b'"' | b'\\' | b'/') => char::from(quoted),
                _ => return None,
            });
        }
    }

    fn pass_string(&mut self) -> Option<()> {
        loop {
            let rest = self.stored.get(self.at..)?;
            let stop = memchr::memchr2(b'"', b'\\', rest)?;
            self.at += stop + 1;
            if rest[stop] == b'"' {
                return Some(());
            }
            self.at += 1;
        }
    }

    /// Passes over a value, up to what follows it.
    fn pass_value(&mut self) -> Option<()> {
        let mut depth = 0_u32;
        loop {
            match self.next()? {
                b'"' => {
                    self.at += 1;
                    self.pass_string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b',' | b'}' | b']' if depth == 0 => return Some(()),
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    proptest! {
        #[test]
        fn a_beginning_is_that_of_the_whole(
            words in proptest::collection::vec("([a-z]|[平台]|[\"\\\\/\n\t]|é|𠀀){0,12}", 0..6),
            most in 0_usize..40,
        ) {
            let operations: Vec<serde_json::Value> = words.iter().enumerate().map(|(at, words)| match at % 4 {
                0 => json!({ "insert": words }),
                1 => json!({ "insert": words, "attributes": { "link": words, "list": ["a", { "b": "}]" }] } }),
                2 => json!({ "attributes": { "strong": true }, "insert": words }),
                _ => json!({ "insert": { "image": { "alt": words } }, "attributes": null }),
            }).collect();
            let stored = json!(operations).to_string();
            let (mut whole, mut begun) = ("Before".to_owned(), "Before".to_owned());
            super::push(&mut whole, &stored);
            let is_whole = super::push_beginning(&mut begun, stored.as_bytes(), most);
            prop_assert!(whole.starts_with(&begun), "{} / {}", whole, begun);
            prop_assert!(begun.len() >= whole.len().min("Before".len() + most));
            if is_whole != Some(false) {
                prop_assert_eq!(is_whole, Some(true));
                prop_assert_eq!(begun, whole);
            }
        }
    }

    #[test]
    fn what_is_not_written_as_ours_is_not_read_by_its_beginning() {
        let check = |stored: &str| {
            assert_eq!(super::push_beginning(&mut String::new(), stored.as_bytes(), 100), None, "{stored}");
        };
        check("");
        check("nonsense");
        check("[");
        check(r#"[ {"insert":"One"}]"#);
        check(r#"[{"insert":"One"}"#);
        check(r#"[{"insert":"One"#);
        check(r#"[{"insert":"\u0007"}]"#);
        check(r#"[{"insert":3}]"#);
        check(r#"[{"delete":3}]"#);
        check(r#"[{"insert":"One","insert":"two"}]"#);
    }

    #[test]
    fn a_stored_body_gives_its_words() {
        let check = |stored: &str, expect: &str| {
            let mut text = "Before. ".to_owned();
            super::push(&mut text, stored);
            assert_eq!(text, format!("Before. {expect}"));
        };
        check(r#"[{"insert":"One "},{"insert":"tw\"o","attributes":{"strong":true}},{"insert":"\n"}]"#, "One tw\"o\n");
        check(r#"[{"attributes":{"strong":true},"insert":"One\n\ntwo\n"}]"#, "One\n\ntwo\n");
        check(r#"[{"insert":"人"},{"insert":{"image":{"src":"x"}}},{"insert":"工\n"}]"#, "人\n工\n");
        check("[]", "");
        check("nonsense", "");
        check(r#"[{"insert":"One"},{"delete":3}]"#, "");
        check(r#"[{"insert":"One"},{"insert":3}]"#, "");
        check(r#"[{"insert":"One"}] and more"#, "");
        check(r#"[{"insert":"One"}"#, "");
    }
}
