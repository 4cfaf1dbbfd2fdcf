//! The words of a body in its stored form, without building the body: reading a page of hits does it for
//! each of them.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

#[derive(Deserialize)]
struct Operation<'a> {
    #[serde(borrow)]
    insert: Insert<'a>,
}

/// Words, or something else that stands for a gap between words.
struct Insert<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Insert<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Words;
        impl<'de> Visitor<'de> for Words {
            type Value = Insert<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("words or an embed")
            }
            fn visit_borrowed_str<E>(self, words: &'de str) -> Result<Self::Value, E> {
                Ok(Insert(Cow::Borrowed(words)))
            }
            fn visit_str<E>(self, words: &str) -> Result<Self::Value, E> {
                Ok(Insert(Cow::Owned(words.to_owned())))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Insert(Cow::Borrowed("\n")))
            }
        }
        from.deserialize_any(Words)
    }
}

/// Adds the words of a stored body; what cannot be read adds none.
pub(crate) fn push(text: &mut String, stored: &str) {
    for operation in serde_json::from_str::<Vec<Operation<'_>>>(stored).unwrap_or_default() {
        text.push_str(&operation.insert.0);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_stored_body_gives_its_words() {
        let check = |stored: &str, expect: &str| {
            let mut text = String::new();
            super::push(&mut text, stored);
            assert_eq!(text, expect);
        };
        check(r#"[{"insert":"One "},{"insert":"tw\"o","attributes":{"strong":true}},{"insert":"\n"}]"#, "One tw\"o\n");
        check(r#"[{"insert":"人"},{"insert":{"image":{"src":"x"}}},{"insert":"工\n"}]"#, "人\n工\n");
        check("[]", "");
        check("nonsense", "");
    }
}
