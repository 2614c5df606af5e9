//! A reply as it is typed.

use super::super::guests::forms::MAX_NAME;
use crate::text_enum;
use crate::web::Params;
use crate::web::forms::{FormErrors, Reader};

/// How many a delegation may name by its link.
pub(super) const MAX_NAMED: usize = 20;
/// How many empty lines a form offers beside those filled in.
pub(super) const SPARE: usize = 3;
/// The longest remark, in characters.
const MAX_REMARK: usize = 1000;

text_enum! {
    /// What a guest says.
    Comes {
        /// The guest will come.
        Yes => "yes",
        /// The guest will not.
        No => "no",
    }
}

/// Someone a delegation names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub name: String,
    pub function: String,
    pub is_head: bool,
}

/// A reply.
#[derive(Debug, Clone)]
pub(super) struct ReplyForm {
    pub comes: Comes,
    pub named: Vec<Named>,
    pub remark: String,
}

impl ReplyForm {
    /// Reads a reply; names only where the guest names who comes.
    pub(super) fn parse(data: &Params, may_name: bool) -> Result<Self, FormErrors> {
        let mut reader = Reader::new(data);
        let comes = reader.choice("comes");
        let mut named = Vec::new();
        for line in 0..MAX_NAMED {
            if !may_name || comes != Some(Comes::Yes) {
                break;
            }
            let (name, function) = (field("name", line), field("function", line));
            let typed = Named {
                name: reader.text(&name, MAX_NAME),
                function: reader.text(&function, MAX_NAME),
                is_head: data.get("head") == line.to_string(),
            };
            if typed.name.is_empty() && !typed.function.is_empty() {
                reader.refuse(&name, "form-required", Vec::new());
            }
            if !typed.name.is_empty() {
                named.push(typed);
            }
        }
        let remark = reader.text("remark", MAX_REMARK);
        reader.finish(|| {
            Some(Self {
                comes: comes?,
                named,
                remark,
            })
        })
    }
}

/// The name of a field of a line.
pub(super) fn field(name: &str, line: usize) -> String {
    format!("{name}-{line}")
}
