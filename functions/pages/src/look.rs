//! What the operator's brand changes in the assets: the variables at the end of the style sheet, and the icon.

use rekey_adapters::brand::{Accent, Logo, PictureKind, REKEY_ACCENT, Radius, Shades};

const STYLE: &str = include_str!("../assets/style.css");
const ICON: &str = include_str!("../assets/icon.svg");

/// The brand, besides its name.
pub(crate) struct Look {
    pub(crate) accent: Accent,
    pub(crate) radius: Radius,
    pub(crate) logo: Logo,
}

impl Look {
    /// A look with this logo, or with Rekey's own in the accent.
    pub(crate) fn new(accent: Accent, radius: Radius, logo: Option<Logo>) -> Self {
        let coloured = || ICON.replace(&REKEY_ACCENT.to_string(), &accent.light.accent.to_string());
        Self { accent, radius, logo: logo.unwrap_or_else(|| Logo::Picture { kind: PictureKind::Svg, bytes: coloured().into_bytes() }) }
    }

    /// The style sheet with the variables of the brand.
    pub(crate) fn style(&self) -> String {
        let Accent { light, dark } = self.accent;
        let radius = f32::from(self.radius.0) / 16.0;
        format!(
            "{STYLE}\n:root {{ {} --radius: {radius}rem; }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {} }} }}\n",
            variables(light),
            variables(dark)
        )
    }
}

fn variables(Shades { accent, strong, tint, on_accent }: Shades) -> String {
    format!("--accent: {accent}; --accent-strong: {strong}; --on-accent: {on_accent}; --tint: {tint};")
}
