//! The mail tools that an export can be for: a closed list, one file each.
//!
//! A file says what its tool reads in the text it is given, what it takes away, and how much it adds.
//! The sources are the vendors' own pages and code, gathered in November 2026; where only one old source
//! says so, the file says that.

mod brevo;
mod buttondown;
mod campaign_monitor;
mod ghost;
mod gmail;
mod kit;
mod listmonk;
mod mailchimp;
mod mailerlite;
mod plain;
mod sendgrid;
mod substack;

/// What an export is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Target {
    /// No tool in particular: a complete document without merge tags.
    #[default]
    Plain,
    Mailchimp,
    Listmonk,
    Ghost,
    Buttondown,
    Brevo,
    Sendgrid,
    CampaignMonitor,
    Kit,
    Mailerlite,
    Substack,
    Gmail,
}

/// What is known of a mail tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    /// Its short name.
    pub name: &'static str,
    /// Its name as people write it.
    pub label: &'static str,
    /// What it takes.
    pub form: Form,
    /// How its tags begin.
    pub openings: &'static [Opening],
    /// Its own words for what a mail leads to.
    pub tokens: &'static [Token],
    /// What becomes of conditional comments.
    pub comments: Comments,
    /// Who closes the mail with a way out of the list.
    pub footer: Footer,
    /// What it takes away, so that the renderer does not rely on it.
    pub strips: &'static [Strip],
    /// What it adds.
    pub overhead: Overhead,
    /// What stands before and after the whole.
    pub wrap: (&'static str, &'static str),
}

/// What a tool takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A complete document.
    Document,
    /// The sheet alone, styled, for a tool that brings the document.
    Fragment,
    /// Headings, paragraphs and lists without any style, for an editor that has its own.
    Article,
}

/// How a tag begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// With these characters.
    Exact(&'static str),
    /// With this character before a letter.
    BeforeLetter(char),
}

/// A tool's own words for a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The place.
    pub place: Place,
    /// The words in markup.
    pub markup: Markup,
    /// The words in plain text.
    pub text: &'static str,
}

/// A place that only the mail tool can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Where a reader leaves the list.
    Unsubscribe,
    /// The mail on the web.
    Browser,
    /// The sender's postal address.
    PostalAddress,
    /// The line behind the subject, where the issue has none.
    Preheader,
}

/// A tool's words in markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// They are an address.
    Address(&'static str),
    /// They are an element of the tool's own in place of a link.
    Element(&'static str),
    /// They stand as they are.
    Words(&'static str),
}

/// What becomes of the comments that only Outlook reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comments {
    /// They stay.
    Kept,
    /// They are wrapped in the tool's words, which would drop them otherwise.
    Wrapped(&'static str, &'static str),
    /// They are left out.
    LeftOut,
}

/// Who closes the mail with a way out of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Footer {
    /// The mail itself.
    Mail,
    /// The tool, under the mail.
    Tool,
}

/// What a tool or the program behind it takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strip {
    /// Comments.
    Comments,
    /// Style sheets, and with them dark colours and the narrow screen.
    StyleSheets,
    /// Every style.
    Styles,
    /// Names that links lead to.
    Anchors,
    /// The preheader, which is a field of the tool's own.
    Preheader,
}

/// What a tool adds to the HTML, in bytes: an estimate that is rather too high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overhead {
    /// Once: a pixel that counts opened mails, a footer.
    pub fixed: u32,
    /// For every link, whose address is made one that counts.
    pub per_link: u32,
}

impl Target {
    /// All targets, in the order they are listed.
    pub const ALL: [Target; 12] = [
        Target::Plain,
        Target::Mailchimp,
        Target::Listmonk,
        Target::Ghost,
        Target::Buttondown,
        Target::Brevo,
        Target::Sendgrid,
        Target::CampaignMonitor,
        Target::Kit,
        Target::Mailerlite,
        Target::Substack,
        Target::Gmail,
    ];

    /// The target's name.
    pub fn name(self) -> &'static str {
        self.profile().name
    }

    /// The target of that name.
    pub fn from_name(name: &str) -> Option<Target> {
        Target::ALL.into_iter().find(|target| target.name() == name)
    }

    /// What is known of the tool.
    pub fn profile(self) -> &'static Profile {
        match self {
            Target::Plain => &plain::PROFILE,
            Target::Mailchimp => &mailchimp::PROFILE,
            Target::Listmonk => &listmonk::PROFILE,
            Target::Ghost => &ghost::PROFILE,
            Target::Buttondown => &buttondown::PROFILE,
            Target::Brevo => &brevo::PROFILE,
            Target::Sendgrid => &sendgrid::PROFILE,
            Target::CampaignMonitor => &campaign_monitor::PROFILE,
            Target::Kit => &kit::PROFILE,
            Target::Mailerlite => &mailerlite::PROFILE,
            Target::Substack => &substack::PROFILE,
            Target::Gmail => &gmail::PROFILE,
        }
    }
}

impl Profile {
    /// A tool without anything of its own; the files change what is.
    const NONE: Profile = Profile {
        name: "",
        label: "",
        form: Form::Document,
        openings: &[],
        tokens: &[],
        comments: Comments::Kept,
        footer: Footer::Mail,
        strips: &[],
        overhead: Overhead { fixed: 0, per_link: 0 },
        wrap: ("", ""),
    };

    /// The tool's words for a place.
    pub fn token(&self, place: Place) -> Option<&'static Token> {
        self.tokens.iter().find(|token| token.place == place)
    }

    /// Whether the tool takes this away.
    pub fn strips(&self, what: Strip) -> bool {
        self.strips.contains(&what)
    }
}

impl Place {
    /// All places.
    pub const ALL: [Place; 4] = [Place::Unsubscribe, Place::Browser, Place::PostalAddress, Place::Preheader];

    /// The place's name.
    pub fn name(self) -> &'static str {
        match self {
            Place::Unsubscribe => "unsubscribe",
            Place::Browser => "browser",
            Place::PostalAddress => "postal_address",
            Place::Preheader => "preheader",
        }
    }
}

/// A token that is an address, the same in markup and text.
const fn address(place: Place, words: &'static str) -> Token {
    Token { place, markup: Markup::Address(words), text: words }
}

/// Links of which a tool counts the clicks are led through an address of its own, some 60 to 150 bytes
/// longer than most; the pixel that counts opened mails has some 200.
const TRACKING: Overhead = Overhead { fixed: 400, per_link: 110 };

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

    #[test]
    fn every_token_of_a_target_begins_as_its_tags_do() {
        for target in Target::ALL {
            let profile = target.profile();
            for token in profile.tokens {
                let begins = |words: &str| {
                    profile.openings.iter().any(|opening| match opening {
                        Opening::Exact(mark) => words.contains(mark),
                        Opening::BeforeLetter(mark) => words.contains(*mark),
                    })
                };
                assert!(begins(token.text), "{}: {}", profile.name, token.text);
                if let Markup::Address(words) | Markup::Words(words) = token.markup {
                    assert!(begins(words), "{}: {words}", profile.name);
                }
            }
        }
    }

    #[test]
    fn every_mail_tool_has_a_way_out_of_its_list() {
        for target in Target::ALL.into_iter().filter(|target| !matches!(target, Target::Plain | Target::Gmail)) {
            let profile = target.profile();
            assert!(profile.footer == Footer::Tool || profile.token(Place::Unsubscribe).is_some(), "{}", profile.name);
        }
    }
}
