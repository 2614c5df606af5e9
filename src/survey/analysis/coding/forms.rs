//! What the forms of coding send.

use std::collections::BTreeSet;

use crate::exchanges::BarrierKind;
use crate::survey::model::ResponseId;
use crate::web::Params;

/// The field of the codes of an answer.
pub fn field(id: ResponseId) -> String {
    format!("code_{id}")
}

/// The answers that were on the form, each with the codes that were chosen: no code is a
/// word too. Codes that are none of the taxonomy are left out.
pub fn chosen(data: &Params, kinds: &[BarrierKind]) -> Vec<(ResponseId, BTreeSet<String>)> {
    let answers = data.all("answer").filter_map(|id| id.parse().ok());
    answers
        .map(|id: ResponseId| {
            let field = field(id);
            let codes = data
                .all(&field)
                .filter(|code| kinds.iter().any(|kind| kind.code == *code))
                .map(str::to_owned)
                .collect();
            (id, codes)
        })
        .collect()
}
