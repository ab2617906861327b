//! Password hashing away from the threads that answer, at most as many at once as the machine has cores.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::available_parallelism;

use rekey_domain::password::{HashError, Workspace};
use tokio::sync::Semaphore;

/// Runs hashing jobs; each has 19 MiB lent that the next job uses again.
#[derive(Clone)]
pub struct Hasher {
    permits: Arc<Semaphore>,
    workspaces: Arc<Mutex<Vec<Workspace>>>,
}

impl Default for Hasher {
    fn default() -> Self {
        let cores = available_parallelism().map_or(1, |cores| cores.get());
        Self { permits: Arc::new(Semaphore::new(cores)), workspaces: Arc::default() }
    }
}

impl Hasher {
    /// Runs one job when a core is free for it.
    ///
    /// # Errors
    /// The job's own, or that it could not run to its end.
    pub async fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Workspace) -> Result<T, HashError> + Send + 'static,
    ) -> Result<T, HashError> {
        let permit = self.permits.clone().acquire_owned().await.map_err(HashError::new)?;
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
