//! The pictures of README: how they are written, and the list beside them that tells when they are stale.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use resvg::tiny_skia::Pixmap;

use crate::tools::{option, root};

/// The variable that has the tests write the pictures that are stale.
pub const WRITE: &str = "REKEY_WRITE_PICTURES";
/// The command that writes them.
pub const COMMAND: &str = "REKEY_WRITE_PICTURES=1 cargo test --workspace --test stack browser::gallery::the_pages_in_english";

/// The folder of the pictures, and what each shows: a digest of its words and of the style, by the picture's name.
pub struct Pictures {
    folder: PathBuf,
    listed: BTreeMap<String, String>,
    made: BTreeMap<String, String>,
    writes: bool,
    stale: Vec<String>,
}

impl Pictures {
    /// The pictures of README's tour.
    pub fn of_the_tour() -> Self {
        let folder = root().join("infra/local/tour");
        let list = fs::read_to_string(folder.join("pictures.txt")).unwrap_or_default();
        let lines = list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
        let listed = lines.map(|(name, digest)| (name.to_owned(), digest.to_owned())).collect();
        let writes = option(WRITE).is_some();
        Self { folder, listed, made: BTreeMap::new(), writes, stale: Vec::new() }
    }

    /// Notes what a picture has to show. Returns whether the picture is to be written.
    pub fn needs(&mut self, name: &str, digest: String) -> bool {
        let fresh = self.listed.get(name) == Some(&digest) && self.file(name).exists();
        self.made.insert(name.to_owned(), digest);
        if !fresh && !self.writes {
            self.stale.push(name.to_owned());
        }
        !fresh && self.writes
    }

    /// Writes a picture that the browser has taken.
    pub fn write(&self, name: &str, png: &[u8]) {
        fs::write(self.file(name), with_a_palette(png)).unwrap();
    }

    /// Writes the list, or stops the test if pictures are stale or one of these files is not made by the tests.
    pub fn finish(self) {
        if self.writes {
            let mut list =
                String::from("# What each picture shows: a digest of its words and of the style. The tests compare it, and write both.\n");
            for (name, digest) in &self.made {
                writeln!(list, "{name} {digest}").unwrap();
            }
            fs::write(self.folder.join("pictures.txt"), list).unwrap();
        }
        assert!(
            self.stale.is_empty(),
            "stale pictures in infra/local/tour: {}. Make them again with\n\n    {COMMAND}\n",
            self.stale.join(", ")
        );
        for file in fs::read_dir(&self.folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "png"))
        {
            let name = file.file_stem().unwrap().to_str().unwrap();
            assert!(self.made.contains_key(name), "no test makes {}", file.display());
            assert!(file.metadata().unwrap().len() <= 60 * 1024, "{} has more than 60 KB", file.display());
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.png"))
    }
}

/// The same picture with at most 256 colours, which takes a third of the bytes. Pages have few colours besides the edges of letters.
fn with_a_palette(png: &[u8]) -> Vec<u8> {
    let picture = Pixmap::decode_png(png).unwrap();
    let pixels: Vec<[u8; 3]> = picture.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let mut counts = HashMap::<[u8; 3], usize>::new();
    for pixel in &pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let mut palette: Vec<[u8; 3]> = counts.keys().copied().collect();
    palette.sort_by_key(|colour| (std::cmp::Reverse(counts[colour]), *colour));
    palette.truncate(256);
    let distance = |one: &[u8; 3], other: &[u8; 3]| one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum::<u32>();
    let nearest = |colour: &[u8; 3]| (0..palette.len()).min_by_key(|place| distance(&palette[*place], colour)).unwrap();
    let places: HashMap<[u8; 3], u8> = counts.keys().map(|colour| (*colour, u8::try_from(nearest(colour)).unwrap())).collect();

    let width = usize::try_from(picture.width()).unwrap();
    let mut lines = ZlibEncoder::new(Vec::new(), Compression::best());
    for line in pixels.chunks(width) {
        // Each line begins with its filter: none.
        let line: Vec<u8> = std::iter::once(0).chain(line.iter().map(|pixel| places[pixel])).collect();
        lines.write_all(&line).unwrap();
    }
    let mut header = [picture.width().to_be_bytes(), picture.height().to_be_bytes()].concat();
    // Eight bits a pixel, with a palette.
    header.extend([8, 3, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in [(b"IHDR", header), (b"PLTE", palette.concat()), (b"IDAT", lines.finish().unwrap()), (b"IEND", Vec::new())] {
        file.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        let chunk = [kind.as_slice(), &content].concat();
        let mut sum = Crc::new();
        sum.update(&chunk);
        file.extend(chunk);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}
