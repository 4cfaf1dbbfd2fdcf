//! Passwords and keys: in the system's keychain, else in memory until Galley ends. Never in the library,
//! never in a log, never in a reply.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use zeroize::Zeroizing;

/// Under which name the keychain shows what is Galley's.
const SERVICE: &str = "Galley";

/// A password or a key. It is wiped from memory when it goes, and prints as nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the words in.
    pub fn new(words: String) -> Secret {
        Secret(Zeroizing::new(words))
    }

    /// The words, for the one who sends them.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Where a secret is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// In the system's keychain.
    Keychain,
    /// In memory until Galley ends, for this reason.
    Session(NoKeychain),
}

/// Why there is no keychain to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoKeychain {
    /// This system runs none.
    Absent,
    /// It is locked, or it did not let Galley in.
    Locked,
}

impl NoKeychain {
    /// What happened, as a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            NoKeychain::Absent => {
                "This system runs no keychain that Galley can use, so the password is kept in memory until Galley ends \
                 and will be asked for again."
            }
            NoKeychain::Locked => {
                "The system's keychain is locked or did not let Galley in, so the password is kept in memory until \
                 Galley ends and will be asked for again."
            }
        }
    }
}

/// A place that outlives Galley for secrets, each under its account.
pub trait Keychain: Send + Sync {
    /// Keeps a secret.
    fn keep(&self, account: &str, secret: &Secret) -> Result<(), NoKeychain>;
    /// The secret of an account; none where none is kept.
    fn find(&self, account: &str) -> Result<Option<Secret>, NoKeychain>;
    /// Forgets the secret of an account, if there is one.
    fn forget(&self, account: &str) -> Result<(), NoKeychain>;
}

/// The keychain of this system: Secret Service, Keychain Services, Credential Manager.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemKeychain;

impl SystemKeychain {
    fn entry(account: &str) -> Result<keyring::v1::Entry, NoKeychain> {
        keyring::v1::Entry::new(SERVICE, account).map_err(|error| reason(&error))
    }
}

impl Keychain for SystemKeychain {
    fn keep(&self, account: &str, secret: &Secret) -> Result<(), NoKeychain> {
        Self::entry(account)?.set_password(secret.reveal()).map_err(|error| reason(&error))
    }

    fn find(&self, account: &str) -> Result<Option<Secret>, NoKeychain> {
        match Self::entry(account)?.get_password() {
            Ok(words) => Ok(Some(Secret::new(words))),
            Err(keyring::v1::Error::NoEntry) => Ok(None),
            Err(error) => Err(reason(&error)),
        }
    }

    fn forget(&self, account: &str) -> Result<(), NoKeychain> {
        match Self::entry(account)?.delete_credential() {
            Ok(()) | Err(keyring::v1::Error::NoEntry) => Ok(()),
            Err(error) => Err(reason(&error)),
        }
    }
}

fn reason(error: &keyring::v1::Error) -> NoKeychain {
    match error {
        keyring::v1::Error::NoStorageAccess(_) => NoKeychain::Locked,
        _ => NoKeychain::Absent,
    }
}

/// The secrets of this run: what was given now, and what the keychain holds.
#[derive(Clone)]
pub struct Secrets {
    session: Arc<Mutex<HashMap<String, Secret>>>,
    keychain: Arc<dyn Keychain>,
    /// One at a time changes the keychain, so that taking an old secret away never takes a new one.
    turn: Arc<Mutex<()>>,
}

impl Secrets {
    /// Secrets over that keychain.
    pub fn over(keychain: Arc<dyn Keychain>) -> Secrets {
        Secrets { session: Arc::default(), keychain, turn: Arc::default() }
    }

    /// Has a secret at hand for this run, at once.
    pub fn remember(&self, account: &str, secret: Secret) {
        self.memory().insert(account.to_owned(), secret);
    }

    /// Whether a secret is at hand without asking the keychain.
    pub fn remembers(&self, account: &str) -> bool {
        self.memory().contains_key(account)
    }

    /// Brings a remembered secret into the keychain. May wait for the person to unlock it.
    pub fn keep(&self, account: &str) -> Kept {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(secret) = self.memory().get(account).cloned() else { return Kept::Session(NoKeychain::Absent) };
        match self.keychain.keep(account, &secret) {
            Ok(()) => Kept::Keychain,
            Err(reason) => Kept::Session(reason),
        }
    }

    /// The secret of an account. May wait for the person to unlock the keychain.
    pub fn find(&self, account: &str) -> Option<Secret> {
        let remembered = self.memory().get(account).cloned();
        remembered.or_else(|| {
            let found = self.keychain.find(account).ok().flatten()?;
            self.remember(account, found.clone());
            Some(found)
        })
    }

    /// Has the secret of an account no more at hand, at once; [`Secrets::erase`] is to follow.
    pub fn dismiss(&self, account: &str) {
        self.memory().remove(account);
    }

    /// Takes the secret of an account out of the keychain, unless a new one was given meanwhile.
    pub fn erase(&self, account: &str) -> Result<(), NoKeychain> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if self.memory().contains_key(account) { Ok(()) } else { self.keychain.forget(account) }
    }

    fn memory(&self) -> std::sync::MutexGuard<'_, HashMap<String, Secret>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    struct Locked;

    impl Keychain for Locked {
        fn keep(&self, _: &str, _: &Secret) -> Result<(), NoKeychain> {
            Err(NoKeychain::Locked)
        }
        fn find(&self, _: &str) -> Result<Option<Secret>, NoKeychain> {
            Err(NoKeychain::Locked)
        }
        fn forget(&self, _: &str) -> Result<(), NoKeychain> {
            Err(NoKeychain::Locked)
        }
    }

    #[derive(Default)]
    struct Open(Mutex<HashMap<String, String>>);

    impl Keychain for Open {
        fn keep(&self, account: &str, secret: &Secret) -> Result<(), NoKeychain> {
            self.0.lock().unwrap().insert(account.to_owned(), secret.reveal().to_owned());
            Ok(())
        }
        fn find(&self, account: &str) -> Result<Option<Secret>, NoKeychain> {
            Ok(self.0.lock().unwrap().get(account).cloned().map(Secret::new))
        }
        fn forget(&self, account: &str) -> Result<(), NoKeychain> {
            self.0.lock().unwrap().remove(account);
            Ok(())
        }
    }

    #[test]
    fn a_secret_is_kept_in_the_keychain_and_found_by_the_next_run() {
        let keychain = Arc::new(Open::default());
        let secrets = Secrets::over(keychain.clone());
        secrets.remember("mail", Secret::new("canary".to_owned()));
        assert_eq!(secrets.keep("mail"), Kept::Keychain);
        let next = Secrets::over(keychain);
        assert_eq!(next.find("mail").unwrap().reveal(), "canary");
        next.dismiss("mail");
        next.erase("mail").unwrap();
        assert_eq!(next.find("mail"), None);
    }

    #[test]
    fn a_secret_that_was_given_anew_is_not_erased_with_the_old_one() {
        let keychain = Arc::new(Open::default());
        let secrets = Secrets::over(keychain.clone());
        secrets.remember("mail", Secret::new("old".to_owned()));
        secrets.keep("mail");
        secrets.dismiss("mail");
        secrets.remember("mail", Secret::new("new".to_owned()));
        secrets.keep("mail");
        secrets.erase("mail").unwrap();
        assert_eq!(Secrets::over(keychain).find("mail").unwrap().reveal(), "new");
    }

    #[test]
    fn without_a_keychain_a_secret_lasts_as_long_as_the_run_and_that_is_said() {
        let secrets = Secrets::over(Arc::new(Locked));
        secrets.remember("mail", Secret::new("canary".to_owned()));
        assert_eq!(secrets.keep("mail"), Kept::Session(NoKeychain::Locked));
        assert_eq!(secrets.find("mail").unwrap().reveal(), "canary");
        assert_eq!(Secrets::over(Arc::new(Locked)).find("mail"), None);
    }

    #[test]
    fn a_secret_prints_as_nothing() {
        assert_eq!(format!("{:?}", Some(Secret::new("canary".to_owned()))), "Some(Secret)");
    }
}
