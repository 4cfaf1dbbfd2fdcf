//! The arguments of the verbs that reach the outside world.

use clap::{Args, Subcommand, ValueEnum};

#[derive(Subcommand)]
pub enum Mail {
    /// The mail server that test mails go through
    Show,
    /// Change the mail server; what is not given stays as it is
    ///
    /// Example: galley mail set --host mail.example.com --user desk --from desk@example.com --to editor@example.com
    Set {
        /// The server's name
        #[arg(long)]
        host: Option<String>,
        /// Its port [default: the usual one]
        #[arg(long)]
        port: Option<u16>,
        /// How the connection is made secret
        #[arg(long, value_enum)]
        security: Option<Security>,
        /// As whom Galley signs in
        #[arg(long)]
        user: Option<String>,
        /// The address that test mails come from
        #[arg(long, value_name = "ADDRESS")]
        from: Option<String>,
        /// A test address; may be given several times, and replaces the list
        #[arg(long, value_name = "ADDRESS")]
        to: Vec<String>,
    },
    /// Read the password from standard input and bring it into the system's keychain
    Password {
        /// Forget it instead
        #[arg(long)]
        forget: bool,
    },
    /// Send an issue to the test addresses
    ///
    /// Example: galley mail test weekly@latest --to editor@example.com
    Test {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// Only to this one of the test addresses; may be given several times
        #[arg(long, value_name = "ADDRESS")]
        to: Vec<String>,
        #[command(flatten)]
        secret: SecretInput,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Security {
    /// From the first byte
    Tls,
    /// After a word in the clear
    Starttls,
    /// Not at all: only to a server on this machine
    None,
}

#[derive(Args)]
pub struct SecretInput {
    /// Read the password or key from standard input, for this run only
    #[arg(long = "secret-input")]
    pub read: bool,
}

#[derive(Subcommand)]
pub enum Destination {
    /// The mail tools that issues are pushed to
    List,
    /// Enter a listmonk, or change the one of that name
    ///
    /// Example: galley destination listmonk lists https://lists.example.com --user desk --list 3
    Listmonk {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(value_name = "URL")]
        url: String,
        /// The API user's name
        #[arg(long)]
        user: String,
        /// The number of a list the campaign is for; may be given several times
        #[arg(long = "list", value_name = "NUMBER", required = true)]
        lists: Vec<u32>,
        /// The number of the template
        #[arg(long, value_name = "NUMBER")]
        template: Option<u32>,
    },
    /// Enter a Ghost, or change the one of that name
    Ghost {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(value_name = "URL")]
        url: String,
    },
    /// Read the key from standard input and bring it into the system's keychain
    Key {
        #[arg(value_name = "NAME")]
        name: String,
        /// Forget it instead
        #[arg(long)]
        forget: bool,
    },
    /// Remove a mail tool, and forget its key
    Remove {
        #[arg(value_name = "NAME")]
        name: String,
    },
}

#[derive(Subcommand)]
pub enum Contact {
    /// Every host that was ever contacted, and why
    List,
}

#[derive(Args)]
pub struct Push {
    #[arg(value_name = "ISSUE")]
    pub issue: String,
    /// The name of the mail tool
    #[arg(value_name = "DESTINATION")]
    pub destination: String,
    #[command(flatten)]
    pub secret: SecretInput,
}
