//! Password hashing away from the threads that answer, at most as many at once as the machine has cores.

use std::num::NonZero;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::available_parallelism;

use rekey_domain::password::{HashError, Workspace};
use tokio::sync::Semaphore;

/// Runs hashing jobs; each has 19 MiB lent that the next job uses again.
#[derive(Clone, Default)]
pub struct Hasher {
    /// Counted at the first job: it takes a dozen reads of what the system says about itself.
    permits: Arc<OnceLock<Arc<Semaphore>>>,
    workspaces: Arc<Mutex<Vec<Workspace>>>,
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
