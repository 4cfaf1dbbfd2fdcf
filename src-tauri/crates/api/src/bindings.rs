//! Writes the wire types as TypeScript and fails when the committed file is stale.
//! `UPDATE_BINDINGS=1 cargo test -p galley-api` rewrites it.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

use ts_rs::{Config, TS, TypeVisitor};

use crate::{
    archive, body, clip, command::with_commands, destination, export, failure, feed, history, image, import, issue,
    item, job, library, link, mail, outlet, person, proof, publication, revision, saved_search, search, serving, story,
    suggestion, theme, thread, writing,
};

struct Collect {
    config: Config,
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for Collect {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let name = <T as TS>::ident(&self.config);
        // Types without a path are not ours (a string, a list, an option).
        if T::output_path().is_some() && !self.declarations.contains_key(&name) {
            let docs = T::docs().unwrap_or_default();
            self.declarations.insert(name, format!("{docs}export {}\n", T::decl(&self.config)));
            T::visit_dependencies(self);
        }
        // Even of a type that is known: `Changed<A>` and `Changed<B>` are one declaration, A and B are two.
        T::visit_generics(self);
    }
}

fn typescript() -> String {
    let mut collect = Collect { config: Config::new(), declarations: BTreeMap::new() };
    let mut map = String::new();
    macro_rules! declare {
        ($($name:ident($request:ty) -> $reply:ty;)*) => {
            $(
                collect.visit::<$request>();
                collect.visit::<$reply>();
                map.push_str(&format!(
                    "  {}: [{}, {}];\n",
                    stringify!($name),
                    <$request as TS>::name(&collect.config),
                    <$reply as TS>::name(&collect.config)
                ));
            )*
        };
    }
    with_commands!(declare);
    collect.visit::<failure::Failure>();
    let mut text = String::from(
        "// Written by the tests of galley-api from the wire types in Rust. Do not edit; see api/src/bindings.rs.\n\n\
         import type { DeltaOperation } from \"../editor/delta\";\n\n",
    );
    for declaration in collect.declarations.values() {
        text.push_str(declaration);
        text.push('\n');
    }
    text.push_str("/** Every command: what it takes and what it replies. */\nexport interface Commands {\n");
    text.push_str(&map);
    text.push_str("}\n");
    text
}

#[test]
fn the_committed_types_are_those_of_the_wire() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/lib/bindings/galley.ts");
    let fresh = typescript();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &fresh).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(committed == fresh, "the types are stale: run UPDATE_BINDINGS=1 cargo test -p galley-api");
}
