//! What the reader may be offered about a query: its parts, the councils it names, and the values that a field takes.

use std::collections::BTreeSet;

use crate::model::{Gss, SpeakerClass};

use super::engine::Engine;
use super::field::{FIELDS, Field, names};
use super::names::councils_asked;
use super::query::{Ask, Clause, Query};

/// The names of the fields, in the order in which they are offered.
pub fn field_names() -> impl Iterator<Item = &'static str> {
    names()
}

/// The values to offer for a field; none for one that takes any words.
pub fn field_values(name: &str) -> &'static [&'static str] {
    let field = FIELDS.iter().find(|(field, _)| *field == name);
    field.map_or(&[], |(_, values)| values)
}

impl Query {
    /// The councils it asks for by `council:`, none when it asks for any.
    pub fn councils(&self) -> Vec<&'static Gss> {
        let named = self.clauses.iter().filter_map(Clause::council);
        named.flat_map(councils_asked).collect()
    }

    /// The same without the councils it asks for.
    #[must_use]
    pub fn anywhere(&self) -> Self {
        let clauses = self.clauses.iter().filter(|c| c.council().is_none());
        Self {
            clauses: clauses.cloned().collect(),
        }
    }

    /// The same among the words of one class of speakers.
    #[must_use]
    pub fn spoken_by(&self, class: SpeakerClass) -> Self {
        let mut spoken = self.clone();
        spoken.clauses.push(Clause {
            negated: false,
            typed: format!("speaker:{class}"),
            ask: Ask::Field(Field::Speaker(class.to_string())),
        });
        spoken
    }

    /// Whether its answer hangs on the reader's own work.
    pub fn is_of_own(&self) -> bool {
        let own = |clause: &Clause| matches!(&clause.ask, Ask::Field(field) if field.is_own());
        self.clauses.iter().any(own)
    }

    /// What it asks for one by one, as typed; what it takes out is left aside.
    pub fn apart(&self) -> Vec<(&str, Self)> {
        let asked = self.clauses.iter().filter(|clause| !clause.negated);
        let alone = |clause: &Clause| Self {
            clauses: vec![clause.clone()],
        };
        asked.map(|c| (c.typed.as_str(), alone(c))).collect()
    }
}

impl Clause {
    /// The council it asks for, as typed.
    fn council(&self) -> Option<&str> {
        match &self.ask {
            Ask::Field(Field::Council(value)) if !self.negated => Some(value),
            _ => None,
        }
    }
}

impl Engine {
    /// The people and bodies who speak in the findings, as their texts name them, in alphabetical order.
    pub fn speakers(&self) -> impl Iterator<Item = &str> {
        let segments = self.index().segments().iter();
        let names: BTreeSet<&str> = segments.flat_map(|s| s.facets.speakers()).collect();
        names.into_iter()
    }

    /// The reader's labels, in alphabetical order.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        // Each segment knows them all.
        let first = self.index().segments().first();
        first.into_iter().flat_map(|segment| segment.facets.tags())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Query {
        Query::parse(text).unwrap()
    }

    #[test]
    fn a_query_names_its_councils_and_can_do_without_them() {
        let query = parsed("drift council:doncaster -council:camden");
        let councils: Vec<_> = query.councils().iter().map(|gss| gss.as_str()).collect();
        assert_eq!(councils, ["E08000017"]);
        assert_eq!(query.anywhere(), parsed("drift -council:camden"));
        assert!(parsed("drift").councils().is_empty());
    }

    #[test]
    fn a_query_comes_apart_into_what_it_asks_for() {
        let query = parsed("drift -adoption \"lacks rigour\"");
        let typed: Vec<_> = query.apart().iter().map(|(typed, _)| *typed).collect();
        assert_eq!(typed, ["drift", "“lacks rigour”"]);
    }

    #[test]
    fn every_field_that_is_offered_is_one() {
        for name in field_names() {
            assert!(Query::parse(&format!("{name}:")).is_ok(), "{name}");
        }
        assert!(field_values("kind").contains(&"recommendation"));
        assert_eq!(field_values("council"), [""; 0]);
    }
}
