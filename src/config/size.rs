//! Sizes as people write them: `16MiB`, `64kB`, or a plain number of bytes.
//!
//! Crates for this print `128.0 KiB`, rounded; what is printed here is exact and can be read back.

use std::fmt;
use std::str::FromStr;

/// The largest first, and of two that both fit the binary one.
const UNITS: [(&str, u64); 7] = [
    ("GiB", 1 << 30),
    ("MiB", 1 << 20),
    ("KiB", 1 << 10),
    ("GB", 1_000_000_000),
    ("MB", 1_000_000),
    ("kB", 1_000),
    ("B", 1),
];

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(pub u64);

impl Size {
    /// As the length of something in memory.
    pub fn in_memory(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = (text[..end].parse::<u64>().ok(), text[end..].trim());
        let known = UNITS.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit));
        let factor = if unit.is_empty() { Some(1) } else { known.map(|(_, factor)| *factor) };
        number
            .zip(factor)
            .and_then(|(number, factor)| number.checked_mul(factor))
            .map(Self)
            .ok_or_else(|| "write a size as 16MiB, 128KiB or 64kB, or as a number of bytes".to_owned())
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match UNITS.iter().find(|(_, factor)| self.0.is_multiple_of(*factor)) {
            Some((name, factor)) if self.0 > 0 => write!(f, "{}{name}", self.0 / factor),
            _ => f.write_str("0"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_units_and_plain_bytes() {
        for (text, bytes) in [
            ("0", 0),
            ("131072", 131_072),
            ("128KiB", 131_072),
            ("128 kib", 131_072),
            ("64kB", 64_000),
            ("64KB", 64_000),
            ("16MiB", 16_777_216),
            ("1GB", 1_000_000_000),
            ("7B", 7),
        ] {
            assert_eq!(text.parse(), Ok(Size(bytes)), "{text}");
        }
        for text in ["", "MiB", "1.5MiB", "-1", "16 Mio", "99999999999GiB", "1e3"] {
            let error = text.parse::<Size>().expect_err(text);
            assert_eq!(error, "write a size as 16MiB, 128KiB or 64kB, or as a number of bytes");
        }
    }

    #[test]
    fn what_is_printed_is_exact_and_reads_back() {
        for (bytes, text) in [
            (0, "0"),
            (1, "1B"),
            (1_000, "1kB"),
            (1_024, "1KiB"),
            (131_073, "131073B"),
            (16_777_216, "16MiB"),
            (1_024_000, "1000KiB"),
        ] {
            assert_eq!(Size(bytes).to_string(), text);
            assert_eq!(text.parse(), Ok(Size(bytes)));
        }
    }
}
