//! Chance that comes out the same every time.

use rand::{RngCore, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Dice thrown from a seed. `ChaCha8` gives the same numbers in every version and on every
/// machine, which the generators of `rand` itself do not promise; so that its ways of
/// choosing cannot change the rows either, those are here.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// The dice of one part of the demo: what one part throws moves no other's.
    pub(super) fn new(seed: u64, part: u64) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed);
        source.set_stream(part);
        Self(source)
    }

    /// A number from 0 to below `count`; 0 where that is nothing.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let product = u128::from(self.0.next_u64()) * count as u128;
        usize::try_from(product >> 64).unwrap_or_default()
    }

    /// A number between two, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let count = usize::try_from(high - low + 1).unwrap_or_default();
        low + i64::try_from(self.below(count)).unwrap_or_default()
    }

    /// True in so many of a hundred throws.
    pub(super) fn percent(&mut self, hundredths: usize) -> bool {
        self.below(100) < hundredths
    }

    /// One of several; nothing of nothing.
    pub(super) fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// One of several texts; an empty one of nothing.
    pub(super) fn word<'a, T: AsRef<str>>(&mut self, of: &'a [T]) -> &'a str {
        self.pick(of).map_or("", AsRef::as_ref)
    }

    /// A value by its share in a hundred, or else the last.
    pub(super) fn share<T: Copy>(&mut self, shares: &[(usize, T)], otherwise: T) -> T {
        let thrown = self.below(100);
        let mut reached = 0;
        for (share, value) in shares {
            reached += share;
            if thrown < reached {
                return *value;
            }
        }
        otherwise
    }

    /// Another order.
    pub(super) fn shuffle<T>(&mut self, cards: &mut [T]) {
        for at in (1..cards.len()).rev() {
            cards.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Dice;

    #[test]
    fn a_seed_gives_the_same_numbers_for_ever() {
        let mut dice = Dice::new(11, 3);
        let thrown: Vec<_> = (0..6).map(|_| dice.below(1000)).collect();
        assert_eq!(thrown, [522, 280, 551, 27, 680, 655]);
    }

    #[test]
    fn numbers_stay_in_their_bounds() {
        let mut dice = Dice::new(5, 0);
        for _ in 0..1000 {
            assert!(dice.below(7) < 7);
            assert!((-3..=4).contains(&dice.between(-3, 4)));
        }
        assert_eq!(dice.below(0), 0);
        assert!(dice.pick::<u8>(&[]).is_none());
    }

    #[test]
    fn shares_come_out_near_their_size() {
        let mut dice = Dice::new(5, 0);
        let tens = (0..10_000)
            .filter(|_| dice.share(&[(10, true)], false))
            .count();
        assert!((900..1100).contains(&tens), "{tens}");
    }
}
