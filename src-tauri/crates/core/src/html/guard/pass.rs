//! What becomes of a tag: passed on, left out, or left out with what it holds.

use std::borrow::Cow;

use super::super::Bound;
use super::name::{self, Place, Role};
use super::reference::{In, decoded};
use super::tag::Tag;
use super::{Reading, Receiver, raw};

/// The most tags that are passed on; after them only the words are kept.
const MAX_TAGS: usize = 250_000;
/// The longest value of an attribute that is passed on.
const MAX_VALUE: usize = 16_384;
impl<'a, R: Receiver> Reading<'a, R> {
    /// Handles the start tag at the present place.
    pub(super) fn start_tag(&mut self) {
        let Some(tag) = self.tag(1) else { return };
        self.skip_to(tag.end);
        let role = name::role(tag.name.as_str());
        if !self.drawings.is_empty() && self.is_part_of_drawing(role, &tag) {
            return;
        }
        match role {
            Role::Keep(name, place) => self.pass_start(name, place, &tag),
            Role::Drop | Role::Island => {}
            Role::Hide(name) => self.pass_start(name, Place::Inline, &tag),
            Role::Drawing(name) => {
                if !tag.self_closing {
                    self.drawings.push(name);
                    self.pass_start(name, Place::Inline, &tag);
                }
            }
            Role::Raw(name) => self.raw(name),
            Role::Plaintext => {
                self.pass_start("p", Place::Block, &tag);
                self.receiver.words(&self.source[self.at..].replace('\0', ""));
                self.at = self.source.len();
                self.words = self.at;
            }
        }
    }

    /// Handles the end tag at the present place.
    pub(super) fn end_tag(&mut self) {
        let Some(mut tag) = self.tag(2) else { return };
        self.skip_to(tag.end);
        match name::role(tag.name.as_str()) {
            // An end tag without a start; browsers break the line.
            Role::Keep("br", place) if self.drawings.is_empty() => {
                tag.attributes.clear();
                self.pass_start("br", place, &tag);
            }
            Role::Keep("img" | "hr", _) => {}
            // The end of a block outside a drawing that was left open ends the drawing with it.
            Role::Keep(_, place) if !self.drawings.is_empty() && (place == Place::Inline || self.islands > 0) => {}
            Role::Hide(_) if !self.drawings.is_empty() => {}
            Role::Keep(name, place) => self.pass_end(name, place),
            Role::Hide(name) => self.pass_end(name, Place::Inline),
            Role::Drawing(name) => {
                if let Some(open) = self.drawings.iter().rposition(|drawing| *drawing == name) {
                    self.drawings.truncate(open);
                    self.islands = 0;
                }
                self.pass_end(name, Place::Inline);
            }
            Role::Island => self.islands = self.islands.saturating_sub(1),
            Role::Drop | Role::Raw(_) | Role::Plaintext => {}
        }
    }

    /// Whether a start tag belongs to the open drawing, of which nothing is kept. As in a browser, some
    /// ordinary tags end a drawing that was left open.
    fn is_part_of_drawing(&mut self, role: Role, tag: &Tag<'a>) -> bool {
        match role {
            Role::Drawing(_) => return false,
            Role::Raw(name) if !tag.self_closing => self.raw(name),
            Role::Island if !tag.self_closing => self.islands += 1,
            _ if self.islands == 0 && name::ends_a_drawing(tag.name.as_str()) => {
                while let Some(name) = self.drawings.pop() {
                    self.pass_end(name, Place::Inline);
                }
                return false;
            }
            _ => {}
        }
        true
    }

    fn pass_start(&mut self, name: &'static str, place: Place, tag: &Tag<'a>) {
        if !self.words_only && self.tags >= MAX_TAGS {
            self.words_only = true;
            self.met(Bound::Elements);
        }
        if self.words_only {
            self.set_apart(place);
            return;
        }
        self.tags += 1;
        let mut attributes: Vec<(&'static str, Cow<'_, str>)> = Vec::new();
        for (key, value) in &tag.attributes {
            let Some(key) = name::attribute(name, key) else { continue };
            if attributes.iter().any(|(known, _)| *known == key) || (key == "class" && !value.starts_with("Mso")) {
                continue;
            }
            if value.len() <= MAX_VALUE {
                attributes.push((key, decoded(value, In::Attribute)));
            } else if !value.trim_start().starts_with("data:") {
                self.met(Bound::Attributes);
            }
        }
        self.receiver.start(name, attributes);
    }

    /// Passes on an end tag. Past the limit elements are still closed, so that what hides words does not
    /// hide the rest; but two end tags make elements of their own.
    fn pass_end(&mut self, name: &'static str, place: Place) {
        let closes = self.tags >= MAX_TAGS && self.tags < 2 * MAX_TAGS && !matches!(name, "p" | "br");
        if self.words_only && !closes {
            self.set_apart(place);
            return;
        }
        self.tags += 1;
        self.pass_kept();
        self.receiver.end(name);
    }

    /// A tag that sets words apart and is left out is a space.
    fn set_apart(&mut self, place: Place) {
        if place == Place::Block && !self.kept.ends_with(' ') {
            self.kept.push(' ');
        }
    }

    /// Leaves out a raw-text element with its content; the start tag is already behind.
    fn raw(&mut self, name: &'static str) {
        if self.unclosed.contains(&name) {
            return;
        }
        let content = self.at;
        match raw::end_of(self.source, content, name) {
            Some(end) => {
                if name == "title" && self.drawings.is_empty() && self.out.title.is_none() {
                    self.out.title = Some(decoded(&self.source[content..end], In::Words).into_owned());
                }
                self.at = end;
                self.words = end;
                self.skip_to_bracket();
            }
            // A script or a style that never ends takes the rest with it; the words after any other
            // element of this kind are more likely meant to be read.
            None if matches!(name, "script" | "style") && self.drawings.is_empty() => {
                self.at = self.source.len();
                self.words = self.at;
            }
            None => self.unclosed.push(name),
        }
    }
}
