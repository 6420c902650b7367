//! Words in quotation marks inside Ofsted's own reports and letters.
use crate::extract::article;
use crate::model::{Gss, Quotation};

pub(super) fn quotations(text: &str, council: Option<&Gss>) -> Vec<Quotation> {
    let mut quotations = article::read(text, None).quotations;
    for quotation in &mut quotations {
        quotation.council = council.cloned();
    }
    quotations
}
