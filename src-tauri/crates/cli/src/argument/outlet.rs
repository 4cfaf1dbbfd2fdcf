//! The arguments of the verbs about the register of outlets.

use clap::Subcommand;

#[derive(Subcommand)]
pub enum Outlet {
    /// All outlets
    List,
    /// One outlet
    Show {
        #[arg(value_name = "OUTLET")]
        outlet: String,
    },
    /// Change a field of an outlet, or enter a new outlet
    ///
    /// Example: galley outlet set Caijing credit "Caijing Magazine"
    Set {
        /// Name or id; a new name enters the outlet
        #[arg(value_name = "OUTLET")]
        outlet: String,
        /// name, credit, home, domains, language, kind, paywall or trust-note
        #[arg(value_name = "FIELD")]
        field: Option<String>,
        #[arg(value_name = "VALUE", requires = "field")]
        value: Option<String>,
    },
    /// Merge an outlet into another: stories and items go over, its name and domains lead there
    Merge {
        /// The outlet that goes
        #[arg(value_name = "OUTLET")]
        outlet: String,
        /// The outlet that stays
        #[arg(value_name = "INTO")]
        into: String,
    },
    /// The outlet that an address belongs to
    Match {
        #[arg(value_name = "URL")]
        url: String,
    },
}
