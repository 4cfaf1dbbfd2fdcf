//! How words in HTML are set: the elements around them from the outermost in. Equal chains are one
//! number, so that comparing them costs nothing and a link's address is kept once.

use std::collections::HashMap;
use std::rc::Rc;

use crate::body::Marks;

use super::line::Setting;

/// One element around words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Mark {
    /// `strong`
    Strong,
    /// `b`
    Bold,
    /// `em`
    Em,
    /// `i`
    Italic,
    /// `u`
    Underline,
    /// `s`
    Strike,
    /// `code`
    Code,
    /// `sub`
    Sub,
    /// `sup`
    Sup,
    /// `a`
    Link(Rc<Link>),
    /// `span`, for a language or direction of its own
    Span(Rc<Voice>),
}

/// Where a link leads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Link {
    /// Address.
    pub href: String,
    /// The words shown beside it.
    pub title: Option<String>,
}

/// Language and direction.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Voice {
    /// `lang`
    pub lang: Option<String>,
    /// `dir`
    pub dir: Option<&'static str>,
}

impl Voice {
    /// Whether it says nothing.
    pub fn is_silent(&self) -> bool {
        self.lang.is_none() && self.dir.is_none()
    }

    /// This voice where it speaks, `outer` where it is silent.
    pub fn over(self, outer: &Voice) -> Voice {
        Voice { lang: self.lang.or_else(|| outer.lang.clone()), dir: self.dir.or(outer.dir) }
    }
}

/// A chain, by number. The default is none at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Chain {
    id: u32,
    /// The number of its link; 0 for none.
    link: u32,
    /// The number of the same chain without the link.
    unlinked: u32,
}

impl Chain {
    /// The number of its link; 0 for none.
    pub fn link(self) -> u32 {
        self.link
    }
}

impl Setting for Chain {
    fn unlinked(&self) -> Option<Chain> {
        (self.link != 0).then_some(Chain { id: self.unlinked, link: 0, unlinked: self.unlinked })
    }

    fn shares_link(&self, other: &Chain) -> bool {
        self.link == other.link
    }
}

/// All chains of a text.
#[derive(Debug, Default)]
pub struct Chains {
    nodes: Vec<(Chain, Mark)>,
    known: HashMap<(u32, Mark), Chain>,
    links: HashMap<Rc<Link>, u32>,
}

impl Chains {
    /// The chain with one more element inside. A chain says everything once: a second mark of a kind
    /// adds nothing, a second link or voice takes the place of the first.
    pub fn with(&mut self, chain: Chain, mark: Mark) -> Chain {
        let same_kind = |other: &Mark| std::mem::discriminant(other) == std::mem::discriminant(&mark);
        if !self.marks(chain).iter().any(|other| same_kind(other)) {
            return self.push(chain, mark);
        }
        if matches!(mark, Mark::Link(_) | Mark::Span(_)) {
            let outer = self.without(chain, same_kind);
            return self.push(outer, mark);
        }
        chain
    }

    /// The chain without the elements that `unwanted` names.
    pub fn without(&mut self, chain: Chain, unwanted: impl Fn(&Mark) -> bool) -> Chain {
        let marks: Vec<Mark> = self.marks(chain).into_iter().cloned().collect();
        if !marks.iter().any(&unwanted) {
            return chain;
        }
        marks.into_iter().filter(|mark| !unwanted(mark)).fold(Chain::default(), |chain, mark| self.push(chain, mark))
    }

    /// The elements from the outermost in.
    pub fn marks(&self, chain: Chain) -> Vec<&Mark> {
        let mut marks = Vec::new();
        let mut at = chain.id;
        while let Some((outer, mark)) = (at as usize).checked_sub(1).and_then(|index| self.nodes.get(index)) {
            marks.push(mark);
            at = outer.id;
        }
        marks.reverse();
        marks
    }

    /// What a body keeps of it.
    pub fn body_marks(&self, chain: Chain) -> Marks {
        let mut marks = Marks::default();
        for mark in self.marks(chain) {
            match mark {
                Mark::Strong | Mark::Bold => marks.strong = true,
                Mark::Em | Mark::Italic => marks.em = true,
                Mark::Underline => marks.underline = true,
                Mark::Strike => marks.strike = true,
                Mark::Code => marks.code = true,
                Mark::Sub => marks.sub = true,
                Mark::Sup => marks.sup = true,
                Mark::Link(link) => marks.link = Some(link.href.clone()),
                Mark::Span(_) => {}
            }
        }
        marks
    }

    /// The chain of a body's marks, always in the same order.
    pub fn of_body(&mut self, marks: &Marks) -> Chain {
        let mut chain = Chain::default();
        if let Some(href) = &marks.link {
            chain = self.push(chain, Mark::Link(Rc::new(Link { href: href.clone(), title: None })));
        }
        for (set, mark) in [
            (marks.strong, Mark::Strong),
            (marks.em, Mark::Em),
            (marks.underline, Mark::Underline),
            (marks.strike, Mark::Strike),
            (marks.code, Mark::Code),
            (marks.sub, Mark::Sub),
            (marks.sup, Mark::Sup),
        ] {
            if set {
                chain = self.push(chain, mark);
            }
        }
        chain
    }

    /// The chain of code and nothing else.
    pub fn code(&mut self) -> Chain {
        self.push(Chain::default(), Mark::Code)
    }

    /// The chain inside one more element, which it does not say again.
    pub fn inside(&mut self, mark: Mark, chain: Chain) -> Chain {
        let marks: Vec<Mark> = self.marks(chain).into_iter().filter(|other| **other != mark).cloned().collect();
        let outer = self.push(Chain::default(), mark);
        marks.into_iter().fold(outer, |chain, mark| self.push(chain, mark))
    }

    /// The address and title of a chain's link.
    pub fn link(&self, chain: Chain) -> Option<Rc<Link>> {
        self.marks(chain).into_iter().find_map(|mark| match mark {
            Mark::Link(link) => Some(Rc::clone(link)),
            _ => None,
        })
    }

    fn push(&mut self, outer: Chain, mark: Mark) -> Chain {
        if let Some(known) = self.known.get(&(outer.id, mark.clone())) {
            return *known;
        }
        let (link, unlinked) = match &mark {
            Mark::Link(link) => {
                let next = self.links.len() as u32 + 1;
                (*self.links.entry(Rc::clone(link)).or_insert(next), Some(outer.unlinked))
            }
            _ => (outer.link, outer.unlinked().map(|outer| self.push(outer, mark.clone()).id)),
        };
        let id = self.nodes.len() as u32 + 1;
        let chain = Chain { id, link, unlinked: unlinked.unwrap_or(id) };
        self.nodes.push((outer, mark.clone()));
        self.known.insert((outer.id, mark), chain);
        chain
    }
}
