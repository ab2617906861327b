//! The look of the pages and mails of a deployment: the accent colour, the logo, and how round corners are. `Env::brand` is the name.

use std::fmt;

use data_encoding::{BASE64, HEXLOWER, HEXLOWER_PERMISSIVE};

use crate::config::{Env, FromEnv, whole_number};

/// A colour of sRGB. It is written as in CSS, such as `#0f5f5c`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{}", HEXLOWER.encode(&self.0))
    }
}

impl Colour {
    const BLACK: Self = Self([0; 3]);
    const WHITE: Self = Self([0xff; 3]);

    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).ok()?.try_into().ok().map(Self)
    }

    /// This colour with a part of another one in it.
    fn mixed_with(self, other: Self, percent: u16) -> Self {
        let mix = |own: u8, other: u8| (u16::from(own) * (100 - percent) + u16::from(other) * percent + 50) / 100;
        let channel = |at: usize| u8::try_from(mix(self.0[at], other.0[at])).unwrap_or(u8::MAX);
        Self([channel(0), channel(1), channel(2)])
    }

    /// The relative luminance, as WCAG 2.2 defines it.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio of two colours, as WCAG 2.2 defines it: 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}

/// The colours of a scheme, light or dark, that do not depend on the brand.
#[derive(Clone, Copy, Debug)]
pub struct Scheme {
    /// The background of cards and mails.
    pub card: Colour,
    /// The background around them.
    pub ground: Colour,
    /// Text on the accent.
    on_accent: Colour,
    /// What a control under the pointer is mixed with.
    pressed: Colour,
}

/// Rekey's own accent in the light scheme.
pub const REKEY_ACCENT: Colour = Colour([0x0f, 0x5f, 0x5c]);
const REKEY_ACCENT_DARK: Colour = Colour([0x6f, 0xd0, 0xc5]);

// Text that is smaller than a heading, in WCAG 2.2, 1.4.3.
const READABLE: f64 = 4.5;

impl Scheme {
    /// The light scheme of the pages and mails.
    pub const LIGHT: Self =
        Self { card: Colour::WHITE, ground: Colour([0xf4, 0xf5, 0xf2]), on_accent: Colour::WHITE, pressed: Colour::BLACK };
    /// The dark scheme of the pages and mails.
    pub const DARK: Self = Self {
        card: Colour([0x17, 0x1d, 0x22]),
        ground: Colour([0x0f, 0x14, 0x17]),
        on_accent: Colour([0x0f, 0x14, 0x17]),
        pressed: Colour::WHITE,
    };

    fn shades(self, accent: Colour) -> Shades {
        let (strong, tint) = (accent.mixed_with(self.pressed, 25), self.card.mixed_with(accent, 9));
        Shades { accent, strong, tint, on_accent: self.on_accent }
    }

    /// Whether an accent can be read on every background that it is on, and text can be read on it.
    fn can_show(self, accent: Colour) -> bool {
        let backgrounds = [self.card, self.ground, self.shades(accent).tint, self.on_accent];
        backgrounds.into_iter().all(|background| accent.contrast(background) >= READABLE)
    }

    fn accent(self, text: &str) -> Result<Colour, String> {
        let colour = Colour::parse(text).ok_or("must be a colour such as #0f5f5c")?;
        if self.can_show(colour) {
            return Ok(colour);
        }
        let Self { card, ground, .. } = self;
        Err(format!(
            "must be a colour that people can read on {card} and {ground}: the contrast must be 4.5 or more, also on a background that has a little of the colour itself"
        ))
    }
}

/// The accent and what is made of it, in one scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shades {
    /// Links, buttons, and the outline of what has the focus.
    pub accent: Colour,
    /// A link or a button under the pointer.
    pub strong: Colour,
    /// The background of what stands out.
    pub tint: Colour,
    /// Text on the accent.
    pub on_accent: Colour,
}

/// The accent colours (`REKEY_ACCENT` and `REKEY_ACCENT_DARK`). Their contrast is enough for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    /// In the light scheme.
    pub light: Shades,
    /// In the dark scheme.
    pub dark: Shades,
}

impl FromEnv for Accent {
    fn from_env(env: &mut Env) -> Option<Self> {
        let own = env.optional("REKEY_ACCENT", |text| Scheme::LIGHT.accent(text));
        let dark = env.or("REKEY_ACCENT_DARK", own.map_or(REKEY_ACCENT_DARK, lightened), |text| Scheme::DARK.accent(text));
        let light = own.unwrap_or(REKEY_ACCENT);
        Some(Self::of(light, dark))
    }
}

impl Default for Accent {
    /// Rekey's own.
    fn default() -> Self {
        Self::of(REKEY_ACCENT, REKEY_ACCENT_DARK)
    }
}

impl Accent {
    fn of(light: Colour, dark: Colour) -> Self {
        Self { light: Scheme::LIGHT.shades(light), dark: Scheme::DARK.shades(dark) }
    }
}

/// The first colour on the way from an accent to white that stands out in the dark scheme as the accent does in the light one.
fn lightened(accent: Colour) -> Colour {
    let wanted = accent.contrast(Scheme::LIGHT.card);
    let steps = (0..100).step_by(5).map(|percent| accent.mixed_with(Colour::WHITE, percent));
    let mut readable = steps.filter(|colour| Scheme::DARK.can_show(*colour));
    readable.find(|colour| colour.contrast(Scheme::DARK.card) >= wanted).unwrap_or(Colour::WHITE)
}

/// The radius of the corners of a field or a button, in pixels (`REKEY_RADIUS`). Cards have twice as much.
#[derive(Clone, Copy, Debug)]
pub struct Radius(pub u8);

impl FromEnv for Radius {
    fn from_env(env: &mut Env) -> Option<Self> {
        Some(Self(env.or("REKEY_RADIUS", 8, whole_number(0, 20))))
    }
}

/// The operator's logo (`REKEY_LOGO`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Logo {
    /// It is at this path of the pages' origin.
    At(String),
    /// The picture itself.
    Picture {
        /// What it is.
        kind: PictureKind,
        /// Its file.
        bytes: Vec<u8>,
    },
}

/// A kind of picture that a logo may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// `image/svg+xml`.
    Svg,
    /// `image/png`.
    Png,
}

impl PictureKind {
    const ALL: [Self; 2] = [Self::Svg, Self::Png];

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
        }
    }

    fn is_kind_of(self, bytes: &[u8]) -> bool {
        match self {
            Self::Svg => std::str::from_utf8(bytes).is_ok_and(is_plain_svg),
            Self::Png => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
        }
    }
}

// All variables of a function have 4 KB.
const LONGEST_LOGO: usize = 2_560;

/// The logo of `REKEY_LOGO`. `None` for Rekey's own.
pub fn logo(env: &mut Env) -> Option<Logo> {
    env.optional("REKEY_LOGO", Logo::parse)
}

impl Logo {
    /// The kind of the picture.
    pub fn kind(&self) -> PictureKind {
        match self {
            Self::At(path) => {
                if path.ends_with(".png") {
                    PictureKind::Png
                } else {
                    PictureKind::Svg
                }
            }
            Self::Picture { kind, .. } => *kind,
        }
    }

    fn parse(text: &str) -> Result<Self, &'static str> {
        if text.len() > LONGEST_LOGO {
            return Err("must have at most 2560 characters: give a bigger logo by its path, such as /brand/logo.svg");
        }
        let Some(data) = text.strip_prefix("data:") else {
            let rule = "must be a path of this site such as /brand/logo.svg or .png, or a picture as data:image/svg+xml;base64,… or data:image/png;base64,…";
            return if is_path(text) { Ok(Self::At(text.to_owned())) } else { Err(rule) };
        };
        let rule = "must be an SVG or a PNG file in base64, and an SVG without scripts, styles from elsewhere, and entities";
        let (kind, encoded) = PictureKind::ALL
            .into_iter()
            .find_map(|kind| Some((kind, data.strip_prefix(kind.media_type())?.strip_prefix(";base64,")?)))
            .ok_or(rule)?;
        let bytes = BASE64.decode(encoded.as_bytes()).map_err(|_| rule)?;
        if kind.is_kind_of(&bytes) { Ok(Self::Picture { kind, bytes }) } else { Err(rule) }
    }
}

/// Whether a text is the path of a picture that a page may name as it is. `//` would be another site.
fn is_path(text: &str) -> bool {
    let is_name =
        |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(|c| c.is_ascii_alphanumeric() || b"._-".contains(&c));
    let parts = text.strip_prefix('/');
    parts.is_some_and(|parts| parts.split('/').all(is_name)) && [".svg", ".png"].iter().any(|end| text.ends_with(end))
}

/// Whether a text is an SVG that only draws. A page shows it as a picture, in which no script runs, and its answer forbids scripts
/// to a browser that opens it alone; what a logo has no use for is refused all the same.
fn is_plain_svg(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let is_whole = (text.starts_with("<svg") || text.starts_with("<?xml ")) && text.ends_with("</svg>");
    let forbidden = ["<script", "<foreignobject", "<!", "<?xml-", "javascript:", "@import"];
    // The name before each `=`: those of event handlers begin with `on`.
    let handles = text.split('=').any(|before| {
        let name = before.trim_end().rsplit(|c: char| !c.is_ascii_alphanumeric()).next();
        name.is_some_and(|name| name.starts_with("on"))
    });
    is_whole && !handles && !forbidden.iter().any(|part| text.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accent(variables: &'static [(&str, &str)]) -> Result<Accent, String> {
        let env = Env::new(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()));
        env.read().map_err(|faults| faults.to_string())
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 0.001);
        // #767676 is the lightest grey that passes on white, and #777777 does not.
        let grey = |text| Colour::parse(text).unwrap().contrast(Colour::WHITE);
        assert!(grey("#767676") >= READABLE && grey("#777777") < READABLE);
    }

    #[test]
    fn an_accent_that_nobody_can_read_ends_the_start() {
        for (name, value) in [("REKEY_ACCENT", "#9fd8d2"), ("REKEY_ACCENT", "#777777"), ("REKEY_ACCENT_DARK", "#0f5f5c")] {
            let variables: &'static [(&str, &str)] = Box::leak(Box::new([(name, value)]));
            let fault = accent(variables).unwrap_err();
            assert!(fault.starts_with(name) && fault.contains("contrast") && !fault.contains(value), "{fault}");
        }
        for value in ["teal", "#0f5", "0f5f5c", "#0f5f5g", "#0f5f5c;"] {
            let variables: &'static [(&str, &str)] = Box::leak(Box::new([("REKEY_ACCENT", value)]));
            assert_eq!(accent(variables).unwrap_err(), "REKEY_ACCENT must be a colour such as #0f5f5c");
        }
    }

    #[test]
    fn rekeys_own_accent_can_be_read() {
        let own = Accent::default();
        assert!(Scheme::LIGHT.can_show(own.light.accent) && Scheme::DARK.can_show(own.dark.accent));
        assert_eq!(accent(&[]), Ok(own));
    }

    #[test]
    fn every_light_accent_has_a_dark_one() {
        for value in ["#000000", "#0f5f5c", "#b3261e", "#5b21b6", "#0000ff", "#1d4ed8"] {
            let variables: &'static [(&str, &str)] = Box::leak(Box::new([("REKEY_ACCENT", value)]));
            let Accent { light, dark } = accent(variables).unwrap();
            assert_eq!(light.accent.to_string(), value);
            assert!(Scheme::DARK.can_show(dark.accent), "{dark:?}");
        }
        let both = accent(&[("REKEY_ACCENT", "#0F5F5C"), ("REKEY_ACCENT_DARK", "#6fd0c5")]).unwrap();
        assert_eq!((both.light.accent.to_string(), both.dark.accent.to_string()), ("#0f5f5c".to_owned(), "#6fd0c5".to_owned()));
    }

    #[test]
    fn a_logo_is_a_path_of_this_site_or_a_picture() {
        for path in ["/logo.svg", "/brand/2026/logo-1_a.png"] {
            assert_eq!(Logo::parse(path), Ok(Logo::At(path.to_owned())));
        }
        for bad in [
            "logo.svg",
            "//example.org/logo.svg",
            "/logo.gif",
            "/../logo.svg",
            "/a//logo.svg",
            "https://example.org/l.svg",
            "/l.svg?x",
            "/\"l.svg",
            "/.svg",
        ] {
            assert!(Logo::parse(bad).is_err(), "{bad}");
        }
        assert!(Logo::parse(&format!("/{}.svg", "a".repeat(LONGEST_LOGO))).unwrap_err().contains("2560"));
    }

    #[test]
    fn a_picture_is_what_it_says_and_only_draws() {
        let svg = |text: &str| Logo::parse(&format!("data:image/svg+xml;base64,{}", BASE64.encode(text.as_bytes())));
        let good = r#"<svg xmlns="http://www.w3.org/2000/svg" version="1.1"><path d="M0 0h9" stroke="red"/></svg>"#;
        assert_eq!(svg(good).unwrap().kind(), PictureKind::Svg);
        assert!(svg(&format!("<?xml version=\"1.0\"?>\n{good}\n")).is_ok());
        for bad in [
            "",
            "GIF89a",
            "<html></html>",
            "<svg>",
            "<svg><script>alert(1)</script></svg>",
            "<svg><SCRIPT href='//x'/></svg>",
            "<svg onload=alert(1)></svg>",
            "<svg/onload = 'alert(1)'></svg>",
            "<svg><foreignObject/></svg>",
            "<svg><a href='javascript:alert(1)'/></svg>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg></svg>",
            "<?xml version='1.0'?><?xml-stylesheet href='//x'?><svg></svg>",
            "<svg><style>@import '//x';</style></svg>",
        ] {
            assert!(svg(bad).is_err(), "{bad}");
        }
        let png = |bytes: &[u8]| Logo::parse(&format!("data:image/png;base64,{}", BASE64.encode(bytes)));
        assert_eq!(png(b"\x89PNG\r\n\x1a\nrest").unwrap().kind(), PictureKind::Png);
        assert!(
            png(good.as_bytes()).is_err()
                && Logo::parse("data:image/png;base64,@@").is_err()
                && Logo::parse("data:text/html;base64,AAAA").is_err()
        );
    }
}
