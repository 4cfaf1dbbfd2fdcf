//! The tree of foreign HTML, in one vector, so that neither depth nor dropping it costs a stack. How
//! tags nest, and what becomes of those that do not, is decided by html5ever's tree builder, which does
//! as browsers do; it is never given more open elements than it handles quickly.

mod build;

pub use build::parse;

use html5ever::LocalName;
use html5ever::interface::{Attribute, NodeOrText};
use html5ever::tendril::StrTendril;

use build::Handle;

/// The index of a node.
pub type Id = u32;

const NONE: Id = Id::MAX;

/// The node that holds the whole.
pub const ROOT: Id = 0;

/// A parsed text.
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    parent: Id,
    previous: Id,
    next: Id,
    first: Id,
    last: Id,
    content: Content,
}

/// What a node is.
#[derive(Debug)]
pub enum Content {
    /// The root, and whatever does not count.
    Nothing,
    /// An element.
    Element {
        /// Its name.
        name: LocalName,
        /// Its attributes.
        attributes: Vec<Attribute>,
    },
    /// Words.
    Words(StrTendril),
}

impl Tree {
    /// What the node is.
    pub fn content(&self, id: Id) -> &Content {
        &self.nodes[id as usize].content
    }

    /// The node's first child.
    pub fn first(&self, id: Id) -> Option<Id> {
        Some(self.nodes[id as usize].first).filter(|id| *id != NONE)
    }

    /// The node after this one under the same parent.
    pub fn next(&self, id: Id) -> Option<Id> {
        Some(self.nodes[id as usize].next).filter(|id| *id != NONE)
    }

    /// The node that holds this one.
    pub fn parent(&self, id: Id) -> Option<Id> {
        Some(self.nodes[id as usize].parent).filter(|id| *id != NONE)
    }

    /// The words under a node, up to about `limit` bytes.
    pub fn words(&self, id: Id, limit: usize) -> String {
        let mut words = String::new();
        let mut at = id;
        loop {
            if let Content::Words(text) = self.content(at) {
                words.push_str(text);
            }
            let mut step = self.first(at);
            while step.is_none() && at != id {
                step = self.next(at);
                if step.is_none() {
                    at = self.parent(at).unwrap_or(id);
                }
            }
            match step {
                Some(step) if words.len() < limit => at = step,
                _ => return words,
            }
        }
    }

    fn add(&mut self, content: Content) -> Id {
        let id = self.nodes.len() as Id;
        self.nodes.push(Node { parent: NONE, previous: NONE, next: NONE, first: NONE, last: NONE, content });
        id
    }

    fn detach(&mut self, id: Id) {
        let Node { parent, previous, next, .. } = self.nodes[id as usize];
        if parent == NONE {
            return;
        }
        match previous {
            NONE => self.nodes[parent as usize].first = next,
            _ => self.nodes[previous as usize].next = next,
        }
        match next {
            NONE => self.nodes[parent as usize].last = previous,
            _ => self.nodes[next as usize].previous = previous,
        }
        let node = &mut self.nodes[id as usize];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    /// Puts a node under `parent`, before `next` or at the end.
    fn attach(&mut self, parent: Id, next: Id, id: Id) {
        let previous = match next {
            NONE => self.nodes[parent as usize].last,
            _ => self.nodes[next as usize].previous,
        };
        let node = &mut self.nodes[id as usize];
        (node.parent, node.previous, node.next) = (parent, previous, next);
        match previous {
            NONE => self.nodes[parent as usize].first = id,
            _ => self.nodes[previous as usize].next = id,
        }
        match next {
            NONE => self.nodes[parent as usize].last = id,
            _ => self.nodes[next as usize].previous = id,
        }
    }

    fn insert(&mut self, parent: Id, next: Id, child: NodeOrText<Handle>) {
        match child {
            NodeOrText::AppendNode(Handle { id, .. }) => {
                self.detach(id);
                self.attach(parent, next, id);
            }
            NodeOrText::AppendText(text) => {
                let before = match next {
                    NONE => self.nodes[parent as usize].last,
                    _ => self.nodes[next as usize].previous,
                };
                if before != NONE
                    && let Content::Words(words) = &mut self.nodes[before as usize].content
                {
                    words.push_tendril(&text);
                    return;
                }
                let id = self.add(Content::Words(text));
                self.attach(parent, next, id);
            }
        }
    }
}
