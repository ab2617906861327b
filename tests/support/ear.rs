//! A listener who understands the recording of a CAPTCHA.

use data_encoding::BASE64;
use hound::WavReader;

/// The characters that the listener understands, each with its sound.
pub struct Ear(Vec<(char, Vec<f64>)>);

impl Ear {
    /// A listener who has heard every letter and digit of the crate once.
    pub fn new() -> Self {
        let known = ('1'..='9').chain('A'..='Z').filter_map(|letter| {
            let wav = captcha::Captcha::new().set_chars(&[letter]).add_char().as_wav().pop()??;
            // At half the rate, as in the CAPTCHA.
            let sound: Vec<f64> = samples(&wav).chunks(2).map(|both| both.iter().sum()).collect();
            Some((letter, around_zero(&sound)))
        });
        Self(known.collect())
    }

    /// The code that a `data:` URL reads out.
    pub fn hear(&self, audio: &str) -> String {
        let wav = BASE64.decode(audio.strip_prefix("data:audio/wav;base64,").unwrap().as_bytes()).unwrap();
        let length = self.0[0].1.len();
        samples(&wav).chunks(length).map(|sound| self.letter(&around_zero(sound))).collect()
    }

    fn letter(&self, sound: &[f64]) -> char {
        let likeness = |known: &[f64]| {
            let product = |left: &[f64], right: &[f64]| left.iter().zip(right).map(|(left, right)| left * right).sum::<f64>();
            product(sound, known) / product(known, known).sqrt()
        };
        self.0.iter().max_by(|(_, left), (_, right)| likeness(left).total_cmp(&likeness(right))).unwrap().0
    }
}

impl Default for Ear {
    fn default() -> Self {
        Self::new()
    }
}

/// A sound without its constant part, which is inaudible.
fn around_zero(sound: &[f64]) -> Vec<f64> {
    let length: f64 = sound.iter().map(|_| 1.0).sum();
    let middle = sound.iter().sum::<f64>() / length;
    sound.iter().map(|sample| sample - middle).collect()
}

fn samples(wav: &[u8]) -> Vec<f64> {
    WavReader::new(wav).unwrap().into_samples::<i16>().map(|sample| f64::from(sample.unwrap())).collect()
}
