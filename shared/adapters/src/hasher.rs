//! Password hashing on threads of its own, with at most one job for each core at a time.

use std::num::NonZero;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::available_parallelism;

use rekey_domain::password::{HashError, Workspace};
use tokio::sync::Semaphore;

/// Runs hashing jobs. Each job borrows a workspace of 19 MiB, which later jobs use again.
#[derive(Clone, Default)]
pub struct Hasher {
    /// Made at the first job, because counting the cores takes a dozen reads of system files.
    permits: Arc<OnceLock<Arc<Semaphore>>>,
    workspaces: Arc<Mutex<Vec<Workspace>>>,
}

impl Hasher {
    /// Runs one job when a core is free.
    ///
    /// # Errors
    /// The job's own error, or an error if the job could not finish.
    pub async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Workspace) -> Result<T, HashError> + Send + 'static,
    ) -> Result<T, HashError> {
        let permits = self.permits.get_or_init(|| Arc::new(Semaphore::new(available_parallelism().map_or(1, NonZero::get))));
        let permit = permits.clone().acquire_owned().await.map_err(HashError::new)?;
        let workspaces = self.workspaces.clone();
        let task = tokio::task::spawn_blocking(move || {
            let mut workspace = workspaces.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
            let result = job(&mut workspace);
            workspaces.lock().unwrap_or_else(PoisonError::into_inner).push(workspace);
            drop(permit);
            result
        });
        task.await.map_err(HashError::new)?
    }
}
