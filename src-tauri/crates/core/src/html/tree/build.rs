//! Building the tree: tags from `guard` go to html5ever's tree builder, unless they would make the tree
//! too deep or too large, and its decisions into the vector.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::HashMap;
use std::sync::LazyLock;

use html5ever::interface::{Attribute, ElemName, ElementFlags, NodeOrText, QualName, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, Namespace, local_name, ns};

use super::super::Bound;
use super::super::guard::{Guarded, Receiver, guard};
use super::{Content, Id, NONE, ROOT, Tree};

/// The most elements that are open at once, those that formatting keeps ready included.
const MAX_OPEN: usize = 400;
/// The most nodes of a tree.
const MAX_NODES: usize = 500_000;

/// Reads foreign HTML into a tree.
pub fn parse(foreign: &str) -> (Tree, Guarded) {
    let sink = Sink { tree: RefCell::new(Tree::default()) };
    sink.tree.borrow_mut().add(Content::Nothing);
    let context = Handle { id: NONE, name: local_name!("div") };
    let mut bounded = Bounded {
        builder: TreeBuilder::new_for_fragment(sink, context, None, TreeBuilderOpts::default()),
        open: 0,
        counted_at: 0,
        full: false,
        left_out: HashMap::new(),
        bounds: Vec::new(),
    };
    let mut guarded = guard(foreign, &mut bounded);
    bounded.pass(Token::EOFToken);
    bounded.builder.end();
    guarded.bounds.append(&mut bounded.bounds);
    guarded.bounds.sort_unstable();
    guarded.bounds.dedup();
    (bounded.builder.sink.tree.into_inner(), guarded)
}

/// Stands between `guard` and the tree builder and withholds tags that would make the tree too deep or
/// too large.
struct Bounded {
    builder: TreeBuilder<Handle, Sink>,
    /// How many elements were open when last counted …
    open: usize,
    /// … and how many nodes there were then: the sum bounds the present number from above.
    counted_at: usize,
    /// Whether the limit was met and nothing was closed since.
    full: bool,
    /// Start tags that were withheld; as many end tags of the name go with them.
    left_out: HashMap<&'static str, usize>,
    bounds: Vec<Bound>,
}

impl Bounded {
    fn pass(&self, token: Token) {
        // The results ask a tokenizer to read raw text; `guard` lets no element through that asks so.
        let _ = self.builder.process_token(token, 1);
    }

    fn pass_tag(&mut self, kind: TagKind, name: &'static str, attrs: Vec<Attribute>) {
        self.full = false;
        let name = LocalName::from(name);
        self.pass(Token::TagToken(Tag { kind, name, self_closing: false, attrs, had_duplicate_attributes: false }));
    }

    fn met(&mut self, bound: Bound) {
        if !self.bounds.contains(&bound) {
            self.bounds.push(bound);
        }
    }

    fn withholds_end(&mut self, name: &'static str) -> bool {
        match self.left_out.get_mut(name) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            // This end tag makes an element.
            _ => name == "p" && self.builder.sink.count() >= MAX_NODES,
        }
    }

    fn withholds_start(&mut self, name: &'static str) -> bool {
        let nodes = self.builder.sink.count();
        if nodes >= MAX_NODES {
            self.met(Bound::Elements);
        } else if !self.is_full(nodes) {
            return false;
        } else {
            self.met(Bound::Depth);
        }
        if !matches!(name, "br" | "hr" | "img") {
            *self.left_out.entry(name).or_default() += 1;
        }
        true
    }

    /// Whether as many elements are open as may be. They are only counted when there may be so many.
    fn is_full(&mut self, nodes: usize) -> bool {
        if self.full {
            return true;
        }
        if self.open + (nodes - self.counted_at) < MAX_OPEN {
            return false;
        }
        let counter = Counter(Cell::new(0));
        self.builder.trace_handles(&counter);
        self.open = counter.0.get();
        self.counted_at = nodes;
        self.full = self.open >= MAX_OPEN;
        if self.open < MAX_OPEN / 2 {
            self.left_out.clear();
        }
        self.full
    }
}

impl Receiver for Bounded {
    fn words(&mut self, words: &str) {
        self.pass(Token::CharacterTokens(StrTendril::from_slice(words)));
    }

    fn start(&mut self, name: &'static str, attributes: Vec<(&'static str, Cow<'_, str>)>) {
        if self.withholds_start(name) {
            // The words on both sides of a withheld tag stay two words.
            self.words(" ");
            return;
        }
        let attributes = attributes.into_iter().map(|(key, value)| Attribute {
            name: QualName::new(None, ns!(), LocalName::from(key)),
            value: StrTendril::from_slice(&value),
        });
        self.pass_tag(TagKind::StartTag, name, attributes.collect());
    }

    fn end(&mut self, name: &'static str) {
        if self.withholds_end(name) {
            self.words(" ");
        } else {
            self.pass_tag(TagKind::EndTag, name, Vec::new());
        }
    }
}

struct Counter(Cell<usize>);

impl Tracer for Counter {
    type Handle = Handle;

    fn trace_handle(&self, _: &Handle) {
        self.0.set(self.0.get() + 1);
    }
}

/// A node as the tree builder knows it.
#[derive(Debug, Clone)]
pub struct Handle {
    /// Its place in the tree.
    pub id: Id,
    name: LocalName,
}

/// `guard` lets no other namespace through.
static HTML: LazyLock<Namespace> = LazyLock::new(|| ns!(html));

impl ElemName for &Handle {
    fn ns(&self) -> &Namespace {
        &HTML
    }

    fn local_name(&self) -> &LocalName {
        &self.name
    }
}

struct Sink {
    tree: RefCell<Tree>,
}

impl Sink {
    fn count(&self) -> usize {
        self.tree.borrow().nodes.len()
    }

    fn tree(&self) -> Ref<'_, Tree> {
        self.tree.borrow()
    }

    fn nothing(&self) -> Handle {
        Handle { id: self.tree.borrow_mut().add(Content::Nothing), name: LocalName::from("") }
    }
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = ();
    type ElemName<'a> = &'a Handle;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle { id: ROOT, name: LocalName::from("") }
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a Handle {
        target
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Handle {
        let content = Content::Element { name: name.local.clone(), attributes };
        Handle { id: self.tree.borrow_mut().add(content), name: name.local }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        self.nothing()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        self.nothing()
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.tree.borrow_mut().insert(parent.id, NONE, child);
    }

    fn append_based_on_parent_node(&self, element: &Handle, before: &Handle, child: NodeOrText<Handle>) {
        let placed = self.tree().parent(element.id).is_some();
        if placed {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        target.clone()
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.id == y.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let Some(parent) = self.tree().parent(sibling.id) else { return };
        self.tree.borrow_mut().insert(parent, sibling.id, child);
    }

    fn add_attrs_if_missing(&self, _: &Handle, _: Vec<Attribute>) {}

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, parent: &Handle) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.first(node.id) {
            tree.detach(child);
            tree.attach(parent.id, NONE, child);
        }
    }
}
