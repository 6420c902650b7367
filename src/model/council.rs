//! The authorities responsible for children's services, from `assets/councils.toml`.

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// A council's GSS code (`E10000013`): the key that joins everything about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Gss(pub Cow<'static, str>);

impl Gss {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Gss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// An English authority responsible for children's services.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// Its GSS code.
    pub gss: Gss,
    /// Its short name on screen, without "Council".
    pub name: String,
    /// Region, in the form of the Office for National Statistics.
    pub region: String,
    /// Sort of authority: county, unitary, metropolitan borough, London borough, city corporation.
    pub kind: String,
    /// Ofsted's number for it.
    pub urn: u32,
    /// The Department for Education's three-digit number for it.
    pub dfe: u16,
    /// Other names by which a text may mean this council.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Names that do not say the council on their own (places, street names of town halls): never evidence.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Former GSS codes.
    #[serde(default)]
    pub old_codes: Vec<String>,
    /// Trusts and companies that run or ran its services.
    #[serde(default)]
    pub trusts: Vec<Trust>,
    /// Abolished councils whose area it took over.
    #[serde(default)]
    pub predecessors: Vec<String>,
}

/// A trust or company that runs children's services for one or more councils for a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// Its name.
    pub name: String,
    /// First year or date, ISO.
    #[serde(default)]
    pub from: Option<String>,
    /// Last year or date, ISO.
    #[serde(default)]
    pub to: Option<String>,
}

#[derive(Deserialize)]
struct File {
    council: Vec<Council>,
}

/// All councils, in alphabetical order.
pub fn councils() -> &'static [Council] {
    static COUNCILS: LazyLock<Vec<Council>> = LazyLock::new(|| {
        let file: Result<File, _> = toml::from_str(include_str!("../../assets/councils.toml"));
        #[expect(
            clippy::expect_used,
            reason = "compiled in, and read by the test below"
        )]
        file.expect("assets/councils.toml is valid").council
    });
    &COUNCILS
}

/// The council with this GSS code, former codes included.
pub fn council(gss: &str) -> Option<&'static Council> {
    councils()
        .iter()
        .find(|c| c.gss.as_str() == gss || c.old_codes.iter().any(|old| old == gss))
}
