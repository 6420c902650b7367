//! What was worked out lately, so that the next keystroke works out one word only.

use std::sync::Arc;

/// The values asked for last, by what they were made from; the longest unused one is dropped.
#[derive(Debug)]
pub(super) struct Recent<K, V> {
    /// Latest last.
    kept: Vec<(K, Arc<V>)>,
    most: usize,
}

impl<K: PartialEq, V> Recent<K, V> {
    /// Keeps so many.
    pub(super) fn keeping(most: usize) -> Self {
        Self {
            kept: Vec::new(),
            most,
        }
    }

    /// The value used last of those whose key is wanted.
    pub(super) fn find(&self, wanted: impl Fn(&K) -> bool) -> Option<Arc<V>> {
        let found = self.kept.iter().rev().find(|(key, _)| wanted(key));
        found.map(|(_, value)| Arc::clone(value))
    }

    /// Drops the values whose key is not wanted any more.
    pub(super) fn retain(&mut self, wanted: impl Fn(&K) -> bool) {
        self.kept.retain(|(key, _)| wanted(key));
    }

    /// The value for a key, made if it is not kept.
    pub(super) fn get(&mut self, key: K, make: impl FnOnce(&K) -> V) -> Arc<V> {
        let kept = self.kept.iter().position(|(kept, _)| *kept == key);
        let (key, value) = if let Some(at) = kept {
            self.kept.remove(at)
        } else {
            let value = Arc::new(make(&key));
            (key, value)
        };
        if self.kept.len() >= self.most {
            self.kept.remove(0);
        }
        self.kept.push((key, Arc::clone(&value)));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unused_is_dropped_and_made_again() {
        let mut made = 0;
        let mut recent = Recent::keeping(2);
        for key in ["a", "b", "a", "c", "a", "b"] {
            let value = recent.get(key, |key| {
                made += 1;
                key.to_uppercase()
            });
            assert_eq!(*value, key.to_uppercase());
        }
        assert_eq!(made, 4);
    }
}
