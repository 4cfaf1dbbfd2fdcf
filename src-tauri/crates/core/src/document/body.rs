//! Running text in a document: one flat text per body, a line's attributes on its `\n`, marks on
//! words, pictures and rules as one embedded character.
//!
//! A save brings the whole new body and the version it was typed on. The difference is applied on
//! that version and merged, so no save is stale and none overwrites another.

use std::ops::Range;

use loro::{ContainerTrait, ExportMode, Frontiers, LoroText, LoroValue, TextDelta};

use super::{Document, Pin, Version, configured, guarded, refused};
use crate::body::suggestion::Mark;
use crate::body::{Attributes, Body, Delta, DeltaImage, EMBED, Insert, Operation};
use crate::compare;
use crate::error::Result;

/// Marks that go on as one types at their end.
pub(super) const MARKS: [&str; 7] = ["strong", "em", "underline", "strike", "code", "sub", "sup"];
/// Attributes that stay on what they were set on.
pub(super) const CLOSED: [&str; 7] = ["link", "line", "indent", "image", "rule", "insertion", "deletion"];

/// The attributes of a run of characters, in the order of `MARKS` then `CLOSED`.
type Style = [Option<LoroValue>; 14];

struct Run {
    length: usize,
    style: Style,
}

impl Document {
    /// The body of that name.
    pub(super) fn body(&self, name: &str) -> Body {
        read(&self.doc.get_text(name))
    }

    /// Makes the body what it is to be, as an edit of the present state.
    pub(super) fn set_body(&mut self, name: &str, body: &Body) -> Result<()> {
        write(&self.doc.get_text(name), body)
    }

    /// Keeps a body that was typed on `base`, merged with whatever happened since. Gives back a hold on each of the
    /// stretches of that body, in Unicode scalar values of its flat form.
    pub(super) fn save_body(
        &mut self,
        name: &str,
        body: &Body,
        base: &Version,
        ranges: &[Option<Range<usize>>],
    ) -> Result<Vec<Option<Pin>>> {
        self.change_body(name, base, |_| body.clone(), ranges)
    }

    /// Changes a body as it was at `base`; the change is merged with whatever happened since. Gives back a hold on each
    /// of the stretches of the changed body.
    pub(super) fn change_body(
        &mut self,
        name: &str,
        base: &Version,
        change: impl FnOnce(Body) -> Body,
        ranges: &[Option<Range<usize>>],
    ) -> Result<Vec<Option<Pin>>> {
        let pins = |document: &Document| {
            ranges.iter().map(|range| range.as_ref().and_then(|range| document.pin(name, range))).collect()
        };
        let frontiers = base.frontiers()?;
        // Every branch stays in the history for good, and many of them make it slow to go through.
        if *base == self.version() || self.is_same_since(name, &frontiers) {
            let body = change(self.body(name));
            self.set_body(name, &body)?;
            return Ok(pins(self));
        }
        let (update, pins) = guarded(|| {
            let fork = Document::over(configured(self.doc.fork_at(&frontiers).ok()?));
            let from = fork.doc.oplog_vv();
            let text = fork.doc.get_text(name);
            write(&text, &change(read(&text))).ok()?;
            fork.doc.commit();
            Some((fork.doc.export(ExportMode::updates(&from)).ok()?, pins(&fork)))
        })
        .ok_or_else(|| {
            crate::Error::invalid("version", "The text was typed on a version that this library does not have.")
        })?;
        self.doc.import(&update).map_err(|_| refused())?;
        Ok(pins)
    }

    /// Whether a running text is as it was in a state of this document, whatever else changed since.
    fn is_same_since(&self, name: &str, then: &Frontiers) -> bool {
        let same = || {
            let since = self.doc.frontiers_to_vv(then)?.diff(&self.doc.oplog_vv());
            let text = self.doc.get_text(name).id();
            let is_apart = |(peer, span): (&u64, &loro::CounterSpan)| {
                let length = usize::try_from(span.end - span.start).unwrap_or_default();
                !self.doc.get_changed_containers_in(loro::ID::new(*peer, span.start), length).contains(&text)
            };
            Some(since.retreat.is_empty() && since.forward.iter().all(is_apart))
        };
        guarded(same).unwrap_or(false)
    }
}

fn read(text: &LoroText) -> Body {
    let mut delta: Delta = Vec::new();
    for piece in text.to_delta() {
        let TextDelta::Insert { insert, attributes } = piece else { continue };
        let get = |name: &str| attributes.as_ref().and_then(|a| a.get(name)).filter(|value| !value.is_null());
        let flag = |name: &str| get(name).is_some();
        let word = |name: &str| match get(name) {
            Some(LoroValue::String(word)) => Some(word.to_string()),
            _ => None,
        };
        let mark = |name: &str| -> Option<Mark> { serde_json::from_value(serde_json::to_value(get(name)?).ok()?).ok() };
        let suggested =
            Attributes { insertion: mark("insertion"), deletion: mark("deletion"), ..Attributes::default() };
        let marks = Attributes {
            strong: flag("strong"),
            em: flag("em"),
            underline: flag("underline"),
            strike: flag("strike"),
            code: flag("code"),
            sub: flag("sub"),
            sup: flag("sup"),
            link: word("link"),
            ..suggested.clone()
        };
        let line = Attributes {
            line: word("line"),
            indent: match get("indent") {
                Some(LoroValue::I64(indent)) => u8::try_from(*indent).unwrap_or(0),
                _ => 0,
            },
            ..suggested.clone()
        };
        let image: Option<DeltaImage> =
            get("image").and_then(|value| serde_json::from_value(serde_json::to_value(value).ok()?).ok());
        for part in insert.split_inclusive(['\n', EMBED]) {
            let words = part.trim_end_matches(['\n', EMBED]);
            if !words.is_empty() {
                delta.push(Operation { insert: Insert::Text(words.to_owned()), attributes: marks.clone() });
            }
            if part.ends_with('\n') {
                delta.push(Operation { insert: Insert::Text("\n".to_owned()), attributes: line.clone() });
            } else if part.ends_with(EMBED) {
                if let Some(image) = image.clone() {
                    let attributes = Attributes { link: marks.link.clone(), ..suggested.clone() };
                    delta.push(Operation { insert: Insert::Image { image }, attributes });
                } else if flag("rule") {
                    delta.push(Operation { insert: Insert::Rule { rule: true }, attributes: suggested.clone() });
                }
            }
        }
    }
    Body::from_delta(&delta)
}

fn write(text: &LoroText, body: &Body) -> Result<()> {
    let (words, target) = flatten(&body.clone().normalized().to_delta());
    // Words are kept or replaced whole, so that a comment's cursor stays on its own word. Later places first: what
    // stands before them does not move.
    let new: Vec<char> = words.chars().collect();
    for edit in compare::edits(&text.to_string(), &words).into_iter().rev() {
        if !edit.before.is_empty() {
            text.delete(edit.before.start, edit.before.len()).map_err(|_| refused())?;
        }
        if !edit.after.is_empty() {
            text.insert(edit.before.start, &String::from_iter(&new[edit.after])).map_err(|_| refused())?;
        }
    }
    let (_, present) = flatten_text(text);
    let names = MARKS.iter().chain(CLOSED.iter());
    for (index, name) in names.enumerate() {
        for (range, value) in differences(&present, &target, index) {
            match value {
                Some(value) => text.mark(range, name, value),
                None => text.unmark(range, name),
            }
            .map_err(|_| refused())?;
        }
    }
    Ok(())
}

/// The characters of a Delta, and the style of each run of them.
fn flatten(delta: &Delta) -> (String, Vec<Run>) {
    let mut words = String::new();
    let mut runs = Vec::new();
    for operation in delta {
        let attributes = &operation.attributes;
        let mut style = Style::default();
        let flags = [
            attributes.strong,
            attributes.em,
            attributes.underline,
            attributes.strike,
            attributes.code,
            attributes.sub,
            attributes.sup,
        ];
        for (slot, flag) in style.iter_mut().zip(flags) {
            *slot = flag.then_some(LoroValue::Bool(true));
        }
        style[7] = attributes.link.as_deref().map(LoroValue::from);
        style[8] = attributes.line.as_deref().map(LoroValue::from);
        style[9] = (attributes.indent > 0).then_some(LoroValue::I64(i64::from(attributes.indent)));
        let mark = |mark: &Option<Mark>| serde_json::to_value(mark.as_ref()?).ok().map(LoroValue::from);
        style[12] = mark(&attributes.insertion);
        style[13] = mark(&attributes.deletion);
        let length = match &operation.insert {
            Insert::Text(text) => {
                words.push_str(text);
                text.chars().count()
            }
            Insert::Image { image } => {
                words.push(EMBED);
                style[10] = serde_json::to_value(image).ok().map(LoroValue::from);
                1
            }
            Insert::Rule { .. } => {
                words.push(EMBED);
                style[11] = Some(LoroValue::Bool(true));
                1
            }
        };
        runs.push(Run { length, style });
    }
    (words, runs)
}

fn flatten_text(text: &LoroText) -> (usize, Vec<Run>) {
    let mut total = 0;
    let mut runs = Vec::new();
    for piece in text.to_delta() {
        let TextDelta::Insert { insert, attributes } = piece else { continue };
        let mut style = Style::default();
        if let Some(attributes) = attributes {
            for (slot, name) in style.iter_mut().zip(MARKS.iter().chain(CLOSED.iter())) {
                *slot = attributes.get(*name).filter(|value| !value.is_null()).cloned();
            }
        }
        let length = insert.chars().count();
        total += length;
        runs.push(Run { length, style });
    }
    (total, runs)
}

/// Where one attribute is to change, and to what; neighbouring equal changes are joined.
fn differences(present: &[Run], target: &[Run], index: usize) -> Vec<(std::ops::Range<usize>, Option<LoroValue>)> {
    let mut changes: Vec<(std::ops::Range<usize>, Option<LoroValue>)> = Vec::new();
    let (mut at, mut now, mut then) = (0, 0, 0);
    let (mut left_now, mut left_then) = (0, 0);
    loop {
        while left_now == 0 && now < present.len() {
            left_now = present[now].length;
            now += 1;
        }
        while left_then == 0 && then < target.len() {
            left_then = target[then].length;
            then += 1;
        }
        let step = left_now.min(left_then);
        if step == 0 {
            return changes;
        }
        let (is, wanted) = (&present[now - 1].style[index], &target[then - 1].style[index]);
        if is != wanted {
            match changes.last_mut() {
                Some((range, value)) if range.end == at && value == wanted => range.end = at + step,
                _ => changes.push((at..at + step, wanted.clone())),
            }
        }
        at += step;
        left_now -= step;
        left_then -= step;
    }
}
