//! Compiles the window's configuration and its permissions into the binary.
fn main() {
    tauri_build::build()
}
