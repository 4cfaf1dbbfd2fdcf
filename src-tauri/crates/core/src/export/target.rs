//! The mail tools that an export can be for: a closed list, one file each.

mod plain;

use super::merge::Tokens;

/// What an export is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Target {
    /// No tool in particular: a complete document without merge tags.
    #[default]
    Plain,
}

impl Target {
    /// All targets, in the order they are listed.
    pub const ALL: [Target; 1] = [Target::Plain];

    /// The target's name.
    pub fn name(self) -> &'static str {
        match self {
            Target::Plain => plain::NAME,
        }
    }

    /// The target of that name.
    pub fn from_name(name: &str) -> Option<Target> {
        Target::ALL.into_iter().find(|target| target.name() == name)
    }

    /// What the tool reads in the text it is given.
    pub(super) fn tokens(self) -> Tokens {
        match self {
            Target::Plain => plain::TOKENS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_found_by_its_name() {
        for target in Target::ALL {
            assert_eq!(Target::from_name(target.name()), Some(target));
        }
        assert_eq!(Target::from_name("pigeon"), None);
    }
}
