//! A small, fair sample of what many words hash to, by which texts and passages are compared without comparing their words.
//!
//! Samples are stored: the hashes must be the same on every machine and in every version of this program.

/// A hash of bytes as they come (FNV-1a, 64 bits).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hash(pub(crate) u64);

impl Hash {
    /// Of no bytes.
    pub(crate) const START: Self = Self(0xcbf2_9ce4_8422_2325);

    /// With one byte more.
    pub(crate) fn with(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// Every bit spread over all others (the finaliser of `SplitMix64`): the smallest hashes must be a fair sample.
    fn spread(self) -> u64 {
        let Self(hash) = self;
        let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        hash ^ (hash >> 31)
    }
}

/// The smallest of all hashes taken in.
#[derive(Debug)]
pub(crate) struct Sample {
    /// They and a few more: sorted out when there are many, not one by one.
    smallest: Vec<u64>,
    most: usize,
    /// The largest of them, once there are enough: most hashes are above it.
    limit: u64,
}

/// So many times the hashes of a sample are kept before they are sorted out.
const KEPT: usize = 4;

impl Sample {
    /// One of at most so many hashes.
    pub(crate) fn of(most: usize) -> Self {
        Self {
            smallest: Vec::with_capacity(KEPT * most),
            most,
            limit: u64::MAX,
        }
    }

    /// Takes one more hash in.
    pub(crate) fn take(&mut self, hash: Hash) {
        let hash = hash.spread();
        if hash <= self.limit {
            self.smallest.push(hash);
            if self.smallest.len() >= KEPT * self.most {
                self.sort_out();
            }
        }
    }

    /// Leaves the smallest, in order and each once.
    fn sort_out(&mut self) {
        self.smallest.sort_unstable();
        self.smallest.dedup();
        self.smallest.truncate(self.most);
        if let Some(last) = self.smallest.get(self.most - 1) {
            self.limit = *last;
        }
    }

    /// Its hashes, the smallest first, as they are stored.
    pub(crate) fn stored(mut self) -> Vec<i64> {
        self.sort_out();
        let hashes = self.smallest.into_iter();
        hashes.map(u64::cast_signed).collect()
    }
}
