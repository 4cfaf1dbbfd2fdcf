//! Sandboxes for the tests.
