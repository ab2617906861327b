//! A code in a picture, also read out, for people whose browsers do no proof of work. It stops simple programs only: the
//! letters and sounds are public, so a program can recognise them despite the noise.
//!
//! The id of a picture holds all that the check needs: a nonce, the time of expiry, and a MAC over both, the action and the
//! code. Without the key, a code can be tried only against Rekey, and the first try spends the picture.

use rekey_domain::clock::Timestamp;
use rekey_domain::id::Id;
use rekey_domain::mac;

use super::secret::Secret;
use super::{CaptchaAction, CaptchaError};

#[cfg(feature = "captcha-challenge")]
pub(super) use self::picture::{Picture, challenge};

/// An answer: the picture's id and the code that was read, as `<id>:<code>`.
pub(super) struct Solved {
    pub(super) nonce: Id,
    pub(super) expires_at: Timestamp,
    mac: String,
    code: String,
}

impl Solved {
    pub(super) fn read(text: &str) -> Option<Self> {
        let (id, code) = text.split_once(':')?;
        let mut parts = id.split('.');
        let (nonce, expires_at, mac) = (parts.next()?, parts.next()?, parts.next()?);
        // People may type blanks and small letters.
        let code = code.split_whitespace().collect::<String>().to_ascii_uppercase();
        let solved = Self { nonce: nonce.parse().ok()?, expires_at: Timestamp(expires_at.parse().ok()?), mac: mac.to_owned(), code };
        parts.next().is_none().then_some(solved)
    }

    /// Whether the code is that of this picture and action.
    pub(super) async fn is_right(&self, secret: &Secret, action: CaptchaAction) -> Result<bool, CaptchaError> {
        let right = secret.mac(&message(action, self.nonce, self.expires_at, &self.code)).await?;
        Ok(mac::same(&right, &self.mac))
    }
}

fn message(action: CaptchaAction, nonce: Id, expires_at: Timestamp, code: &str) -> String {
    format!("image:{}:{nonce}:{}:{code}", action.name(), expires_at.0)
}

#[cfg(feature = "captcha-challenge")]
mod picture {
    //! Drawing a code and reading it out.

    use std::io::Cursor;

    use aws_smithy_types::base64;
    use captcha::Geometry;
    use captcha::filters::{Dots, Noise, Wave};
    use hound::{SampleFormat, WavReader, WavSpec, WavWriter};
    use rekey_domain::random::Random;

    use super::*;

    /// Letters and digits that look and sound distinct. The crate's recordings of F and S sound nearly the same.
    const ALPHABET: [char; 20] = ['A', 'C', 'E', 'H', 'J', 'K', 'M', 'P', 'Q', 'R', 'T', 'U', 'W', 'X', 'Y', '2', '3', '4', '7', '9'];
    /// The number of characters in a code: 20^6 codes, or 26 bits, for one try.
    const LENGTH: usize = 6;

    /// A code to read or to hear.
    #[derive(serde::Serialize)]
    pub struct Picture {
        /// The id, which the answer repeats with the code.
        id: String,
        /// A PNG, as a `data:` URL.
        image: String,
        /// A WAV, as a `data:` URL.
        audio: String,
    }

    /// Makes a picture.
    pub(in super::super) async fn challenge(
        secret: &Secret,
        action: CaptchaAction,
        expires_at: Timestamp,
        random: &Random,
    ) -> Result<Picture, CaptchaError> {
        let code = code(random);
        let (image, audio) = draw(&code).ok_or_else(|| CaptchaError::Unavailable("a picture could not be drawn".to_owned()))?;
        let nonce = Id::random(random);
        let mac = secret.mac(&message(action, nonce, expires_at, &code)).await?;
        Ok(Picture {
            id: format!("{nonce}.{}.{mac}", expires_at.0),
            image: format!("data:image/png;base64,{}", base64::encode(image)),
            audio: format!("data:audio/wav;base64,{}", base64::encode(audio)),
        })
    }

    /// Draws a code. 256 is not a multiple of 20, so sixteen of the characters are a little more likely. This costs a fraction
    /// of a bit.
    fn code(random: &Random) -> String {
        random.bytes::<LENGTH>().map(|byte| ALPHABET[usize::from(byte) % ALPHABET.len()]).into_iter().collect()
    }

    /// The code as a picture and as a sound. The crate's own random source places the noise and decides nothing else.
    fn draw(code: &str) -> Option<(Vec<u8>, Vec<u8>)> {
        let mut drawing = captcha::Captcha::new();
        for character in code.chars() {
            drawing.set_chars(&[character]).add_char();
        }
        let wave = || Wave::new(2.0, 20.0);
        drawing.apply_filter(Noise::new(0.1)).apply_filter(wave().horizontal()).apply_filter(wave().vertical());
        // Cuts out the same part for letters of any width. The crate's own centring panics over narrow letters.
        drawing.extract(Geometry::new(80, 400, 90, 210)).apply_filter(Dots::new(10).min_radius(2).max_radius(5));
        // The crate leaves out characters that it cannot draw.
        if drawing.chars_as_string() != code {
            return None;
        }
        Some((drawing.as_png()?, read_out(&drawing.as_wav())?))
    }

    /// Joins the sounds of the letters at half their sample rate and width. The result has a quarter of the bytes and is as
    /// easy to understand.
    fn read_out(letters: &[Option<Vec<u8>>]) -> Option<Vec<u8>> {
        let mut sound = Cursor::new(Vec::new());
        let spec = WavSpec { channels: 1, sample_rate: 11_025, bits_per_sample: 8, sample_format: SampleFormat::Int };
        let mut writer = WavWriter::new(&mut sound, spec).ok()?;
        for letter in letters {
            let mut samples = WavReader::new(letter.as_deref()?).ok()?.into_samples::<i16>();
            while let (Some(one), Some(other)) = (samples.next(), samples.next()) {
                let both = i32::from(one.ok()?) + i32::from(other.ok()?);
                writer.write_sample(both >> 9).ok()?;
            }
        }
        writer.finalize().ok()?;
        Some(sound.into_inner())
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn every_character_can_be_drawn_and_read_out_in_the_same_time() {
            let sounds: Vec<usize> = ALPHABET.iter().map(|character| draw(&character.to_string()).unwrap().1.len()).collect();
            assert!(sounds.iter().all(|length| *length == sounds[0]), "{sounds:?}");
            assert!(draw("L").is_none());
            // The narrowest and the widest code.
            assert!(draw("JJJJJJ").is_some() && draw("WWWWWW").is_some());
        }
    }
}
