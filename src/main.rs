//! Runs the command and prints why it failed.

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    // Boxed, since all commands together make a large future.
    match Box::pin(sister_cities::cli::run()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            sister_cities::cli::complain(&error);
            ExitCode::FAILURE
        }
    }
}
