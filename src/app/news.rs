//! What the explorer hears of while it runs: what was read, looked at or stored beside the interface.

use super::{App, Brought, Context, ImportStage, Preview};
use crate::model::DocumentSummary;
use crate::search::Index;

/// What the explorer hears of while it runs.
#[derive(Debug)]
pub enum News {
    /// The index is being built: so many documents of so many are in it.
    Indexing {
        /// Documents in it.
        done: usize,
        /// Documents in all.
        total: usize,
    },
    /// What is known of documents is being renewed: so many steps of so many are done.
    Renewing {
        /// Steps done.
        done: usize,
        /// Steps in all.
        total: usize,
    },
    /// It has been renewed, and this is the index now.
    Renewed(Box<Index>),
    /// It could not be renewed, and why.
    NotRenewed(String),
    /// Every document, in the library's order, before the index comes.
    Documents(Vec<DocumentSummary>),
    /// The index of every finding: from now on there is something to list and to filter.
    Index(Box<Index>),
    /// Something is being looked at: which file of how many.
    Reading {
        /// The look's number.
        number: u64,
        /// Files read.
        done: usize,
        /// Files in all.
        total: usize,
        /// The one that is waited for.
        name: String,
    },
    /// What was found, in the look of this number.
    Found(u64, Preview),
    /// Something was brought in.
    Brought(Box<Brought>),
    /// Something the reader should know.
    Notice(String),
    /// Something went wrong.
    Failed(String),
}

impl App {
    /// Takes what was found out elsewhere meanwhile.
    pub fn learn(&mut self, news: News) {
        match news {
            News::Indexing { done, total } => self.shelf.indexing = Some((done, total)),
            News::Renewing { done, total } => self.shelf.renewing = Some((done, total)),
            News::Renewed(index) => self.renewed(*index),
            News::NotRenewed(why) => {
                self.shelf.renewing = None;
                self.fail(why);
            }
            News::Documents(documents) => self.shelf.list(documents),
            News::Index(index) => {
                self.shelf.take(*index);
                self.read_own();
                self.read_log();
                self.ask_again();
                self.resume();
                if self.context() == Context::Filter {
                    self.offer();
                }
            }
            News::Reading {
                number,
                done,
                total,
                name,
            } => self.looked(number, ImportStage::Reading { done, total, name }),
            News::Found(number, preview) => self.looked(number, ImportStage::Found(preview)),
            News::Brought(brought) => self.brought(*brought),
            // A failure is worth more than what went well in the end.
            News::Notice(text) if !self.notice.as_ref().is_some_and(|n| n.failed) => self.say(text),
            News::Notice(_) => {}
            News::Failed(text) => {
                self.storing = None;
                self.fail(text);
            }
        }
        self.refresh();
    }
}
