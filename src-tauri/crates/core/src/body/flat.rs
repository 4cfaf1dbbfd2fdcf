//! The flat form of a body: the characters that its document holds, in which positions are counted.

use super::{Body, EMBED, Insert};

impl Body {
    /// Every line with the `\n` that ends it; a picture or a rule is one [`EMBED`].
    pub fn to_flat(&self) -> String {
        let mut flat = String::new();
        for operation in self.to_delta() {
            match operation.insert {
                Insert::Text(text) => flat.push_str(&text),
                Insert::Image { .. } | Insert::Rule { .. } => flat.push(EMBED),
            }
        }
        flat
    }
}
