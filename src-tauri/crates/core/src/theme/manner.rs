//! How the recurring parts of a mail are set: closed lists, each with its names in files and on the wire.

/// How recurring parts are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Manner {
    /// Between two items.
    pub item_rule: ItemRule,
    /// The number of an item.
    pub number: NumberStyle,
    /// The label above a headline.
    pub kicker: KickerStyle,
    /// The link of the call to action.
    pub button: ButtonStyle,
    /// Where the masthead stands.
    pub masthead: Alignment,
}

/// A closed list whose values have names.
pub(super) trait Named: Copy + PartialEq + Sized + 'static {
    /// Every value with its name, the usual one first.
    const NAMES: &'static [(&'static str, Self)];

    /// The value's name.
    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }

    /// The value of that name.
    fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    }
}

macro_rules! named {
    ($(#[$doc:meta])* $list:ident { $(#[$first_doc:meta])* $first:ident = $first_name:literal, $($(#[$value_doc:meta])* $value:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub enum $list {
            $(#[$first_doc])*
            #[default]
            $first,
            $($(#[$value_doc])* $value,)*
        }

        impl Named for $list {
            const NAMES: &'static [(&'static str, $list)] =
                &[($first_name, $list::$first), $(($name, $list::$value)),*];
        }

        impl $list {
            /// The names of the values, the usual one first.
            pub const CHOICES: &'static [&'static str] = &[$first_name, $($name),*];
        }
    };
}

named! {
    /// What stands between two items.
    ItemRule {
        /// A thin line.
        Hairline = "hairline",
        /// A line of ink.
        Strong = "strong",
        /// A short line of accent.
        Short = "short",
        /// Three points in the middle.
        Ornament = "ornament",
        /// Nothing but space.
        None = "none",
    }
}

named! {
    /// How the number of an item is set.
    NumberStyle {
        /// Before the headline, as its words are set.
        Inline = "inline",
        /// Before the headline, in accent.
        Accent = "accent",
        /// On a line of its own above the headline, large and in accent.
        Above = "above",
    }
}

named! {
    /// How the label above a headline is set.
    KickerStyle {
        /// Capitals in accent, where the script has them.
        Capitals = "capitals",
        /// As typed, bold, in accent.
        Bold = "bold",
        /// As typed, in muted ink.
        Quiet = "quiet",
        /// As typed, in accent, over a line of accent.
        Ruled = "ruled",
    }
}

named! {
    /// How the link of the call to action is set.
    ButtonStyle {
        /// A link within the sentence.
        Link = "link",
        /// A button filled with accent under the sentence.
        Filled = "filled",
        /// A button with a border of accent under the sentence.
        Outlined = "outlined",
    }
}

named! {
    /// Where words stand on their line.
    Alignment {
        /// At the side on which a line starts.
        Start = "start",
        /// In the middle.
        Center = "center",
    }
}
