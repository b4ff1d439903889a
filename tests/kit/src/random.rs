//! Numbers that look like chance and are the same everywhere and for ever.

/// `SplitMix64`: small, even, and the same everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to but without the end.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    /// Hundredths of degrees between minus and plus the limit.
    pub(crate) fn degrees(&mut self, limit: u16) -> f64 {
        let hundredths = self.below(usize::from(limit) * 200 + 1);
        u32::try_from(hundredths).map_or(0.0, f64::from) / 100.0 - f64::from(limit)
    }
}
