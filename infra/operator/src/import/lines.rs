//! The lines of a file of records, read in bounded memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use crate::failure::Failure;

/// The most bytes of a line. A record with ten passkeys has about 40,000.
pub const LONGEST: usize = 64 * 1024;

/// A line, without the characters that end it.
pub struct Line {
    /// Its number, from 1 on.
    pub number: u64,
    /// The bytes; `None` if there are more than [`LONGEST`].
    pub bytes: Option<Vec<u8>>,
    /// The bytes of the file up to the end of the line.
    pub read: u64,
}

impl Line {
    /// Whether the line has nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.bytes.as_ref().is_some_and(|bytes| bytes.trim_ascii().is_empty())
    }
}

/// The lines of a file.
pub struct Lines {
    input: BufReader<File>,
    number: u64,
    read: u64,
}

impl Lines {
    /// Opens a file of UTF-8, with or without a byte-order mark.
    ///
    /// # Errors
    /// If it cannot be read, is no regular file, or is UTF-16 or UTF-32.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let unreadable = |error: io::Error| Failure::WrongUse(format!("{} cannot be read: {error}.", path.display()));
        let file = File::open(path).map_err(unreadable)?;
        if !file.metadata().map_err(unreadable)?.is_file() {
            // The file is read more than once.
            return Err(Failure::WrongUse(format!("{} is not a regular file.", path.display())));
        }
        let mut lines = Self { input: BufReader::with_capacity(LONGEST, file), number: 0, read: 0 };
        let start = lines.input.fill_buf().map_err(unreadable)?;
        match start {
            [0xEF, 0xBB, 0xBF, ..] => {
                lines.input.consume(3);
                lines.read = 3;
            }
            // A byte-order mark, or the zero beside an ASCII letter.
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, ..] | [_, 0, ..] => {
                return Err(Failure::WrongUse(format!(
                    "{} is UTF-16 or UTF-32. Save it as UTF-8, for instance with `iconv -f UTF-16 -t UTF-8`.",
                    path.display()
                )));
            }
            _ => {}
        }
        Ok(lines)
    }

    fn read_line(&mut self) -> io::Result<Option<Line>> {
        let (mut bytes, mut length, mut ended) = (Vec::new(), 0_usize, false);
        while !ended {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let part = &chunk[..end.unwrap_or(chunk.len())];
            length = length.saturating_add(part.len());
            // What is too long is not kept.
            if length <= LONGEST {
                bytes.extend_from_slice(part);
            }
            ended = end.is_some();
            let used = part.len() + usize::from(ended);
            self.read = self.read.saturating_add(u64::try_from(used).unwrap_or(u64::MAX));
            self.input.consume(used);
        }
        if !ended && length == 0 {
            return Ok(None);
        }
        self.number += 1;
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        Ok(Some(Line { number: self.number, bytes: (length <= LONGEST).then_some(bytes), read: self.read }))
    }
}

impl Iterator for Lines {
    type Item = Result<Line, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        let failed = |error| Failure::InTheWay(format!("The file cannot be read any further: {error}."));
        self.read_line().map_err(failed).transpose()
    }
}
