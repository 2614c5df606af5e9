//! With whom a commitment was agreed: a person, or a post that nobody holds.

use std::collections::HashMap;

use super::model::{Commitment, With};
use crate::auth::Actor;
use crate::contacts::queries::{find_posts, people_named, posts_named};
use crate::contacts::{PersonId, PostId};
use crate::db::Conn;
use crate::error::AppError;
use crate::exchanges::people::{self, Picked};
use crate::states::Facts;
use crate::web::Params;
use crate::web::forms::{Choice, FieldError, Reader};

/// How many posts a typed text may fit before the rest is not shown.
const CANDIDATES: usize = 8;
/// The databases allow only so many values in one question.
const IDS_AT_ONCE: usize = 10_000;

/// With whom commitments were agreed, as far as the actor may know of them.
#[derive(Debug, Default)]
pub(super) struct Agreed {
    people: HashMap<PersonId, (String, String)>,
    posts: HashMap<PostId, (String, String)>,
}

impl Agreed {
    pub(super) fn load(
        conn: &mut Conn,
        actor: &Actor,
        commitments: &[Commitment],
    ) -> Result<Self, AppError> {
        let mut people: Vec<_> = commitments.iter().filter_map(|it| it.person_id).collect();
        let mut posts: Vec<_> = commitments.iter().filter_map(|it| it.post_id).collect();
        people.sort_unstable_by_key(|id| id.0);
        people.dedup();
        posts.sort_unstable_by_key(|id| id.0);
        posts.dedup();
        let mut agreed = Self::default();
        if !people.is_empty() {
            let named = people_named(conn, actor, &people)?.into_iter();
            agreed.people = named.map(|(id, name, at)| (id, (name, at))).collect();
        }
        for ids in posts.chunks(IDS_AT_ONCE) {
            let named = posts_named(conn, ids)?.into_iter();
            agreed
                .posts
                .extend(named.map(|(id, title, at)| (id, (title, at))));
        }
        Ok(agreed)
    }

    /// The person's name, or the post with its organisation; empty where neither is known.
    pub(super) fn name(&self, commitment: &Commitment) -> String {
        if let Some((name, _)) = commitment.person_id.and_then(|id| self.people.get(&id)) {
            return name.clone();
        }
        let post = commitment.post_id.and_then(|id| self.posts.get(&id));
        post.map(|(title, at)| format!("{title}, {at}"))
            .unwrap_or_default()
    }

    /// Which post the person holds or held last; empty where there is none.
    pub(super) fn office(&self, commitment: &Commitment) -> String {
        let person = commitment.person_id.and_then(|id| self.people.get(&id));
        person.map(|(_, office)| office.clone()).unwrap_or_default()
    }

    /// Where the person or the post has its page; empty where neither is known.
    pub(super) fn href(&self, commitment: &Commitment) -> String {
        let shown = self.shown(commitment.with());
        match (shown.person, shown.post) {
            (Some(id), _) => format!("/contacts/{id}"),
            (None, Some(id)) => format!("/posts/{id}"),
            (None, None) => String::new(),
        }
    }

    /// What of it the actor may know.
    pub(super) fn shown(&self, with: With) -> With {
        With {
            person: with.person.filter(|id| self.people.contains_key(id)),
            post: with.post.filter(|id| self.posts.contains_key(id)),
        }
    }
}

/// With whom a form says that a commitment was agreed.
#[derive(Debug, Default)]
pub(super) struct Typed {
    people: Picked,
    posts: Vec<PostId>,
    post_choices: Vec<Choice>,
    post_errors: Vec<FieldError>,
    /// What the form does not show, and so cannot take away.
    unseen: With,
}

impl Typed {
    /// Reads `people` and `post`, each with what was typed without JavaScript.
    pub(super) fn resolve(
        conn: &mut Conn,
        actor: &Actor,
        facts: &Facts,
        data: &Params,
    ) -> Result<Self, AppError> {
        let mut typed = Self {
            people: people::resolve(conn, actor, data)?,
            ..Self::default()
        };
        typed.read_posts(conn, facts, data)?;
        Ok(typed)
    }

    /// The same on the form of a commitment whose person or post the actor may not know of:
    /// it stays, unless another is named.
    pub(super) fn keeping(mut self, commitment: &Commitment, agreed: &Agreed) -> Self {
        let (all, shown) = (commitment.with(), agreed.shown(commitment.with()));
        if all != shown {
            self.unseen = all;
        }
        self
    }

    pub(super) fn people(&self) -> Vec<Choice> {
        self.people.choices.clone()
    }

    pub(super) fn posts(&self) -> Vec<Choice> {
        self.post_choices.clone()
    }

    /// With whom it was agreed; says what is wrong.
    pub(super) fn with(&self, reader: &mut Reader<'_>) -> With {
        let errors = self.people.errors.iter().chain(&self.post_errors);
        let mut is_known = true;
        for error in errors {
            is_known = false;
            reader.refuse(&error.field, error.key, error.args.clone());
        }
        match (self.people.ids.as_slice(), self.posts.as_slice()) {
            ([], []) => self.unseen,
            ([person], []) => With {
                person: Some(*person),
                post: None,
            },
            ([], [post]) => With {
                person: None,
                post: Some(*post),
            },
            _ => {
                if is_known {
                    reader.refuse("people", "commitment-with-one", Vec::new());
                }
                With::default()
            }
        }
    }

    fn read_posts(
        &mut self,
        conn: &mut Conn,
        facts: &Facts,
        data: &Params,
    ) -> Result<(), AppError> {
        let asked: Vec<PostId> = data
            .all("post")
            .take(CANDIDATES)
            .filter_map(|id| id.parse().ok())
            .collect();
        let named = posts_named(conn, &asked)?;
        if named.len() < asked.len() {
            self.refuse_post("person-post-gone");
        }
        self.posts = named.iter().map(|(id, ..)| *id).collect();
        let ticked = named.into_iter().map(|post| Choice {
            selected: true,
            ..choice(post)
        });
        self.post_choices = ticked.collect();
        let text = data.get("post_text");
        if text.is_empty() {
            return Ok(());
        }
        let found = find_posts(conn, facts, text, data.value("state"), CANDIDATES)?;
        // A candidate ticked meanwhile is what the typed text meant.
        if found.iter().any(|(id, ..)| self.posts.contains(id)) {
            return Ok(());
        }
        match found.as_slice() {
            [(id, ..)] => self.posts.push(*id),
            [] => self.refuse_post("person-post-unknown"),
            _ => self.refuse_post("person-post-several"),
        }
        self.post_choices.extend(found.into_iter().map(|post| {
            let selected = self.posts.contains(&post.0);
            Choice {
                selected,
                ..choice(post)
            }
        }));
        Ok(())
    }

    fn refuse_post(&mut self, key: &'static str) {
        self.post_errors.push(FieldError {
            field: "post".to_owned(),
            key,
            args: Vec::new(),
        });
    }
}

fn choice((id, title, organisation): (PostId, String, String)) -> Choice {
    Choice::new(id.to_string(), title).hint(organisation)
}
