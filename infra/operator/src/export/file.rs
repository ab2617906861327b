//! The file of an export: JSON Lines, encrypted with age unless the operator wants clear text. It is written as it is read, in
//! bounded memory.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use age::Encryptor;
use age::stream::StreamWriter;
use age::x25519::Recipient;
use serde::Serialize;

use crate::failure::Failure;
use crate::import::create;
use crate::report::harmless_json;

/// The file of an export.
pub struct Output {
    path: PathBuf,
    sink: Sink,
}

enum Sink {
    Plain(BufWriter<File>),
    Encrypted(StreamWriter<BufWriter<File>>),
}

impl Output {
    /// Creates the file, which only its owner reads. It is encrypted if there are recipients.
    ///
    /// # Errors
    /// If the file exists or cannot be written.
    pub fn create(path: &Path, recipients: &[Recipient]) -> Result<Self, Failure> {
        let file = BufWriter::new(create(path)?);
        let sink = if recipients.is_empty() {
            Sink::Plain(file)
        } else {
            let encryptor = Encryptor::with_recipients(recipients.iter().map(|recipient| -> &dyn age::Recipient { recipient }));
            let encryptor = encryptor.map_err(Failure::in_the_way)?;
            Sink::Encrypted(encryptor.wrap_output(file).map_err(|error| unwritable(path, &error))?)
        };
        Ok(Self { path: path.to_owned(), sink })
    }

    /// Writes a line.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn line(&mut self, line: &impl Serialize) -> Result<(), Failure> {
        let mut text = harmless_json(&serde_json::to_string(line).map_err(Failure::in_the_way)?);
        text.push('\n');
        let written = match &mut self.sink {
            Sink::Plain(file) => file.write_all(text.as_bytes()),
            Sink::Encrypted(file) => file.write_all(text.as_bytes()),
        };
        written.map_err(|error| unwritable(&self.path, &error))
    }

    /// Ends the file, or removes it if the export failed: half of an export looks like a whole one.
    ///
    /// # Errors
    /// The failure of the export, or that of the file.
    pub fn finish<T>(self, exported: Result<T, Failure>) -> Result<T, Failure> {
        let Self { path, sink } = self;
        let done = exported.and_then(|exported| {
            let file = match sink {
                Sink::Plain(file) => Ok(file),
                Sink::Encrypted(file) => file.finish(),
            };
            let ended = file.and_then(|file| file.into_inner().map_err(io::IntoInnerError::into_error)).and_then(|file| file.sync_all());
            ended.map(|()| exported).map_err(|error| unwritable(&path, &error))
        });
        if done.is_err() {
            // The failure that is reported says more than one of this removal.
            let _ = fs::remove_file(&path);
        }
        done
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::InTheWay(format!("{} cannot be written: {error}.", path.display()))
}
