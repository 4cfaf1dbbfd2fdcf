//! The page's one way to the contract.

use galley_api::Failure;
use serde_json::Value;
use tauri::State;
use tauri::ipc::Response;

use crate::chosen::Chosen;
use crate::library::Stopping;
use crate::library_thread::LibraryThread;

/// Asks the library, as `galley rpc` would, except that files must have been chosen in a dialog. The reply is the text of
/// JSON already and goes to the page as it is.
#[tauri::command]
pub(crate) async fn rpc(
    name: String,
    args: Value,
    library: State<'_, LibraryThread>,
    chosen: State<'_, Chosen>,
    stopping: State<'_, Stopping>,
) -> Result<Response, Failure> {
    chosen.admit(&args)?;
    if name == "job_cancel" {
        stopping.stop(&args);
    }
    library.ask(name, args).await.map(Response::new)
}
