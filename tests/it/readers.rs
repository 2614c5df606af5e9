//! Those who ask the desk for its pages, and what comes back.

use std::collections::BTreeMap;

use accede::auth::{Marking, Role};
use actix_web::http::StatusCode;

use crate::canaries::{Canary, TEAMS};
use crate::routes::{Route, addresses, questions, routes};
use crate::support::{Browser, Reply};

/// Who is asking, and what opens to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asking {
    /// Nothing where the asker is not signed in.
    pub role: Option<Role>,
    pub team: &'static str,
    /// The team whose restricted records name the asker.
    pub named_by: &'static str,
    /// Whether the asker is not signed in, and holds a calendar feed of such an account.
    pub by_feed: bool,
}

impl Asking {
    /// Someone not signed in.
    pub const VISITOR: Self = Self {
        role: None,
        team: "",
        named_by: "",
        by_feed: false,
    };

    /// Who may read what, as the design has it (section 4); told here once more, so that
    /// the desk is not its own judge.
    pub fn may_read(self, marking: Marking, owner: &str) -> bool {
        let Some(role) = self.role else {
            return false;
        };
        match marking {
            Marking::Public => true,
            Marking::WorkingGroup => role != Role::Observer,
            Marking::Coordination => !matches!(role, Role::Observer | Role::Partner),
            // Nothing restricted leaves by a feed, whoever it belongs to.
            Marking::Restricted => {
                !self.by_feed
                    && role != Role::Observer
                    && [self.team, self.named_by].contains(&owner)
            }
        }
    }

    /// Whether the pages of a table are open to the asker's role at all: partners and
    /// observers see no mails, circulations or answers, and contributors no audit.
    pub fn may_open(self, table: &str) -> bool {
        if self.role.is_none() {
            return false;
        }
        // A follow-up says with whom, and nothing of what was said; of circulations, those
        // that were sent are in it.
        if self.by_feed && !["commitments", "events"].contains(&table) {
            return false;
        }
        let inside = !matches!(self.role, None | Some(Role::Partner | Role::Observer));
        match table {
            "audit" => inside && self.role != Some(Role::Contributor),
            "mails" | "circulations" | "responses" => inside,
            _ => true,
        }
    }
}

/// Routes that have nothing to do with records.
const NO_RECORDS: [&str; 5] = [
    "/static/{digest}/{file:.*}",
    "/set-up/{token}",
    "/demo/{token}",
    "/healthz",
    "/readyz",
];

/// What came back from an address.
pub struct Seen {
    pub route: Route,
    pub status: StatusCode,
    /// What can be read in it, without what differs from one answer to the next.
    pub text: String,
}

/// Every page someone can ask for, with what came back, by address. A role asks each
/// question by one of its teams: what may be asked is not the team's.
pub async fn everything(
    browser: &Browser,
    asking: Asking,
    canaries: &[Canary],
    token: &str,
) -> BTreeMap<String, Seen> {
    let mut all = BTreeMap::new();
    let questions = questions();
    for route in routes("get") {
        if NO_RECORDS.contains(&route.path.as_str()) {
            continue;
        }
        let none = Vec::new();
        let questions = questions.get(&route.feature).unwrap_or(&none);
        for (index, path) in addresses(&route.path, canaries, token)
            .into_iter()
            .enumerate()
        {
            let mut asked = vec![path.clone()];
            // One page about one record is asked like another.
            if index == 0 {
                let team = TEAMS.iter().position(|team| *team == asking.team);
                let own = |number: usize| team.is_none_or(|team| number % TEAMS.len() == team);
                let own = questions
                    .iter()
                    .enumerate()
                    .filter(|(number, _)| own(*number));
                asked.extend(own.map(|(_, question)| format!("{path}?{question}")));
            }
            for path in asked {
                let reply = browser.get(&path).await;
                let seen = Seen {
                    route: route.clone(),
                    status: reply.status,
                    text: readable(&path, &reply),
                };
                all.insert(path, seen);
            }
        }
    }
    all
}

/// What can be read in an answer: of a spreadsheet, a document or a pack, the files it
/// packs, and those that are packed in turn; of a page, all but the tokens of its forms.
pub fn readable(path: &str, reply: &Reply) -> String {
    let packed = [".xlsx", ".docx", ".zip"]
        .iter()
        .any(|it| path.contains(it));
    let text = match zip::ZipArchive::new(std::io::Cursor::new(&reply.bytes)) {
        Ok(_) if packed => unpacked(&reply.bytes),
        _ => String::from_utf8_lossy(&reply.bytes).into_owned(),
    };
    let mut rest = text.as_str();
    let mut kept = String::new();
    let token = "name=\"_csrf\" value=\"";
    while let Some((before, after)) = rest.split_once(token) {
        kept.push_str(before);
        rest = after.split_once('"').map_or("", |(_, rest)| rest);
    }
    kept.push_str(rest);
    kept
}

/// The texts of all files of an archive, with their names, and of the archives in it.
pub fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        // It tells when the file was made.
        if file.name() == "docProps/core.xml" {
            continue;
        }
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut content).unwrap();
        text.push_str(file.name());
        text.push('\n');
        if content.starts_with(b"PK\x03\x04") {
            text.push_str(&unpacked(&content));
        } else {
            text.push_str(&String::from_utf8_lossy(&content));
        }
        text.push('\n');
    }
    text
}
