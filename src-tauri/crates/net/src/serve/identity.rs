//! The certificate by which a host in the network is known: made by this computer for itself, so that browsers ask before
//! they go on and the editor tells its fingerprint to whoever asks.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rcgen::{CertificateParams, DnType, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::own_addresses;

/// The file that keeps it, certificate and key in one.
const FILE: &str = "proof-certificate.pem";

/// How long it is good for: the longest that browsers take from one who signs for themselves.
const DAYS: i64 = 397;

/// A certificate with its key.
#[derive(Debug, Clone)]
pub struct Identity {
    config: Arc<ServerConfig>,
    fingerprint: String,
}

impl Identity {
    /// A new one for these names and the addresses of this computer.
    pub fn new(names: &[String]) -> io::Result<Identity> {
        Identity::of(&made(names)?)
    }

    /// The one that is kept in a folder. Where there is none, or its time is over, or it is for other addresses, one is
    /// made and kept there; where it cannot be kept it serves for this run alone.
    pub fn kept_in(folder: &Path, names: &[String]) -> io::Result<Identity> {
        let file = folder.join(FILE);
        let wanted = marker(names);
        if let Ok(text) = fs::read_to_string(&file).map(Zeroizing::new)
            && text.lines().next() == Some(wanted.as_str())
            && fs::metadata(&file)
                .and_then(|file| file.modified())
                .is_ok_and(|made| made.elapsed().is_ok_and(|age| age.as_secs() < (DAYS as u64 - 7) * 86_400))
            && let Ok(identity) = Identity::of(&text)
        {
            return Ok(identity);
        }
        let text = Zeroizing::new(format!("{wanted}\n{}", *made(names)?));
        // A certificate that cannot be kept is as good for this run; the next one has another fingerprint.
        let _ = fs::create_dir_all(folder).and_then(|()| write_privately(&file, &text));
        Identity::of(&text)
    }

    /// The SHA-256 of the certificate as browsers show it: pairs of capital hexadecimal digits between colons.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    pub(super) fn config(&self) -> Arc<ServerConfig> {
        self.config.clone()
    }

    fn of(pem: &str) -> io::Result<Identity> {
        let fault = |error: &dyn std::fmt::Display| io::Error::other(error.to_string());
        let certificate = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|error| fault(&error))?;
        let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|error| fault(&error))?;
        let mut fingerprint = String::with_capacity(95);
        for byte in Sha256::digest(&certificate) {
            if !fingerprint.is_empty() {
                fingerprint.push(':');
            }
            let _ = write!(fingerprint, "{byte:02X}");
        }
        let mut config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| fault(&error))?
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
            .map_err(|error| fault(&error))?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Identity { config: Arc::new(config), fingerprint })
    }
}

fn subjects(names: &[String]) -> Vec<String> {
    let mut all: Vec<String> = names.iter().map(|name| name.trim().to_lowercase()).collect();
    all.retain(|name| super::is_name(name));
    all.extend(own_addresses().into_iter().map(|address| address.to_string()));
    all.extend(["localhost".to_owned(), "127.0.0.1".to_owned()]);
    all.dedup();
    all
}

/// The first line of the file, which says for which names it was made.
fn marker(names: &[String]) -> String {
    format!("# {}", subjects(names).join(" "))
}

fn made(names: &[String]) -> io::Result<Zeroizing<String>> {
    let fault = |error: rcgen::Error| io::Error::other(error.to_string());
    let mut params = CertificateParams::new(subjects(names)).map_err(fault)?;
    params.distinguished_name.push(DnType::CommonName, "Galley proofs");
    let now = std::time::SystemTime::now();
    params.not_before = (now - std::time::Duration::from_secs(86_400)).into();
    params.not_after = (now + std::time::Duration::from_secs(DAYS as u64 * 86_400)).into();
    let key = KeyPair::generate().map_err(fault)?;
    let certificate = params.self_signed(&key).map_err(fault)?;
    Ok(Zeroizing::new(format!("{}{}", certificate.pem(), key.serialize_pem())))
}

/// Writes a file that only its owner may read.
fn write_privately(file: &Path, text: &str) -> io::Result<()> {
    let _ = fs::remove_file(file);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    io::Write::write_all(&mut options.open(file)?, text.as_bytes())
}
