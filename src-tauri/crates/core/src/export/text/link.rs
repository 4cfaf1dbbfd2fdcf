//! Links of the text part: numbered through the issue, their addresses listed under the block that
//! holds them.

use crate::export::address::Address;

/// The links that were numbered and not listed yet.
#[derive(Debug, Default)]
pub(super) struct Links {
    count: usize,
    pending: Vec<(usize, Address)>,
}

impl Links {
    /// The number of an address; one that is still to be listed keeps its number.
    pub fn number(&mut self, address: &Address) -> usize {
        if let Some((number, _)) = self.pending.iter().find(|(_, other)| other == address) {
            return *number;
        }
        self.count += 1;
        self.pending.push((self.count, address.clone()));
        self.count
    }

    /// The list of what is pending; none where nothing is.
    pub fn list(&mut self) -> Option<String> {
        let lines: Vec<String> =
            self.pending.drain(..).map(|(number, address)| format!("[{number}] {address}")).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}
