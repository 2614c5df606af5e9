//! Organisations, posts, people and their tenures.

use std::collections::HashMap;

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

use super::cast::{Cast, Seen};
use super::dice::Dice;
use super::offices::{Numbers, Office, Opening, openings};
use super::stage::{Scene, Stage, at};
use super::{Part, TODAY, insert, insert_for_ids};
use crate::auth::{Marking, TeamId};
use crate::contacts::addressing::{FormOfAddress, Rank};
use crate::db::Conn;
use crate::db::schema::{organisations, people, posts, tenures};
use crate::db::types::Moment;
use crate::error::AppError;
use crate::i18n::{Lang, sort_key};
use crate::treaty::Iso3;

/// Of a hundred posts, so many are vacant …
const VACANT: usize = 8;
/// … and so many have somebody who held them before.
const WITH_PREDECESSOR: usize = 18;
/// Of a hundred people, so many came from another post of their State.
const ROTATED: usize = 10;

#[derive(Insertable)]
#[diesel(table_name = organisations, treat_none_as_default_value = false)]
struct NewOrganisation<'a> {
    kind: &'a str,
    name: String,
    sort_key: String,
    state: Option<Iso3>,
    place: String,
    created_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = posts, treat_none_as_default_value = false)]
struct NewPost<'a> {
    organisation_id: i64,
    title: &'a str,
    title_fr: &'a str,
    title_es: &'a str,
    email: Option<String>,
    created_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = people, treat_none_as_default_value = false)]
struct NewPerson<'a> {
    honorific: &'a str,
    given_name: &'a str,
    family_name: String,
    sort_key: String,
    given_key: String,
    email: Option<String>,
    email_key: Option<String>,
    phone: &'a str,
    language: Lang,
    rank: Rank,
    form_of_address: FormOfAddress,
    note: &'a str,
    marking: Marking,
    team_id: TeamId,
    created_at: Moment,
    updated_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = tenures, treat_none_as_default_value = false)]
struct NewTenure {
    person_id: i64,
    post_id: i64,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
}

/// The rank that goes with a post.
fn rank(opening: Opening) -> Rank {
    match (opening.office, opening.title) {
        (Office::Geneva | Office::Embassy(_), 0) | (Office::NewYork, 1) => Rank::Ambassador,
        (Office::Parliament, 0 | 2) => Rank::MemberOfParliament,
        _ => Rank::Other,
    }
}

/// Whose name and honorific go together.
#[derive(Debug, Clone, Copy)]
enum Gender {
    Woman,
    Man,
}

/// A post. Organisations, posts and people are referred to by their place in the book
/// until the database has given them ids.
struct Post {
    opening: Opening,
    organisation: usize,
    title: String,
    email: Option<String>,
    holder: Option<usize>,
}

/// A person's time in a post.
struct Tenure {
    person: usize,
    post: usize,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
}

/// All contacts before they are inserted.
struct Book<'a> {
    stage: &'a Stage,
    dice: Dice,
    size: usize,
    offices: Numbers<(Option<usize>, Office)>,
    organisations: Vec<NewOrganisation<'a>>,
    posts: Vec<Post>,
    people: Vec<NewPerson<'a>>,
    tenures: Vec<Tenure>,
    /// The post opened last for each State, for those who rotate.
    last_post: HashMap<usize, usize>,
    addresses: HashMap<String, u32>,
}

/// Adds so many people, and the posts they hold or held.
pub(super) fn fill(conn: &mut Conn, stage: &Stage, size: usize) -> Result<Cast, AppError> {
    let mut book = Book {
        stage,
        dice: stage.dice(Part::Contacts),
        size,
        offices: Numbers::new(),
        organisations: Vec::new(),
        posts: Vec::new(),
        people: Vec::new(),
        tenures: Vec::new(),
        last_post: HashMap::new(),
        addresses: HashMap::new(),
    };
    for opening in openings(stage) {
        if book.people.len() >= size {
            break;
        }
        book.open(opening)?;
    }
    book.insert(conn)
}

impl NewPerson<'_> {
    fn full_name(&self) -> String {
        format!(
            "{} {} {}",
            self.honorific, self.given_name, self.family_name
        )
    }
}

impl<'a> Book<'a> {
    /// Opens a post and fills it, or not.
    fn open(&mut self, opening: Opening) -> Result<(), AppError> {
        let stage = self.stage;
        let scene = opening.state.and_then(|at| stage.states.get(at));
        let organisation = self.organisation(opening, scene);
        let office = opening.office;
        let title = stage.script.title(office.kind(stage), opening.title);
        let email = (opening.title == 0)
            .then(|| office.mailbox(stage, scene))
            .flatten();
        let post = self.posts.len();
        self.posts.push(Post {
            opening,
            organisation,
            title,
            email,
            holder: None,
        });
        // Nobody is left out by chance in the smallest of demos.
        let vacant = self.dice.percent(VACANT) && post > 0;
        let since = TODAY - TimeDelta::days(self.dice.between(40, 1400));
        if !vacant {
            let person = self.person(opening, scene)?;
            let starts_on = self.known(since);
            self.tenure(person, post, starts_on, None);
            self.rotate(person, opening, since);
            if let Some(post) = self.posts.get_mut(post) {
                post.holder = Some(person);
            }
        }
        if self.dice.percent(WITH_PREDECESSOR) && self.people.len() < self.size {
            let person = self.person(opening, scene)?;
            let until = since - TimeDelta::days(1);
            let from = until - TimeDelta::days(self.dice.between(300, 1500));
            self.tenure(person, post, Some(from), Some(until));
        }
        if let Some(state) = opening.state {
            self.last_post.insert(state, post);
        }
        Ok(())
    }

    /// The place of an organisation in the book, which opens with its first post.
    fn organisation(&mut self, opening: Opening, scene: Option<&Scene>) -> usize {
        let (at, new) = self.offices.of((opening.state, opening.office));
        if new {
            let (name, place) = opening.office.name(self.stage, scene);
            let created_at = self.created();
            self.organisations.push(NewOrganisation {
                kind: opening.office.kind(self.stage),
                sort_key: sort_key(&name),
                name,
                state: scene.map(|scene| scene.iso3),
                place,
                created_at,
            });
        }
        at
    }

    fn person(&mut self, opening: Opening, scene: Option<&Scene>) -> Result<usize, AppError> {
        let stage = self.stage;
        let words = &stage.script.people;
        let gender = self.dice.share(&[(55, Gender::Woman)], Gender::Man);
        let given = self.dice.word(match gender {
            Gender::Woman => &words.women,
            Gender::Man => &words.men,
        });
        let family = self.family_name();
        let email = (!self.dice.percent(3)).then(|| self.address(given, &family));
        let team = match scene {
            Some(scene) => stage.lead(scene)?,
            None => stage.teams.named("ISU")?,
        };
        let marking = self.dice.share(
            &[
                (64, Marking::Coordination),
                (25, Marking::WorkingGroup),
                (8, Marking::Public),
            ],
            Marking::Restricted,
        );
        let note = if self.dice.percent(12) {
            self.dice.word(&words.notes)
        } else {
            ""
        };
        let created_at = at(
            self.stage.plan.baseline_on + TimeDelta::days(self.dice.between(3, 240)),
            self.dice.between(7, 16),
            self.dice.between(0, 59),
        );
        let honorific = self.honorific(opening, gender);
        self.people.push(NewPerson {
            honorific,
            given_name: given,
            sort_key: sort_key(&format!("{family} {given}")),
            given_key: sort_key(&format!("{given} {family}")),
            family_name: family,
            email_key: email.clone(),
            email,
            phone: "",
            language: scene.map_or(Lang::En, |scene| scene.language),
            rank: rank(opening),
            form_of_address: match gender {
                Gender::Woman => FormOfAddress::Ms,
                Gender::Man => FormOfAddress::Mr,
            },
            note,
            marking,
            team_id: team.id,
            created_at,
            updated_at: created_at,
        });
        Ok(self.people.len() - 1)
    }

    fn honorific(&mut self, opening: Opening, gender: Gender) -> &'a str {
        let words = &self.stage.script.honorifics;
        let of = |[woman, man]: &'a [String; 2]| match gender {
            Gender::Woman => woman.as_str(),
            Gender::Man => man.as_str(),
        };
        match (opening.office, opening.title) {
            (Office::Geneva | Office::Embassy(_), 0) | (Office::NewYork, 1) => {
                of(&words.ambassador)
            }
            (Office::Parliament, 0 | 2) => &words.member,
            _ if self.dice.percent(15) => &words.learned,
            _ => of(&words.other),
        }
    }

    /// A family name that nobody has; in a large demo of two words.
    fn family_name(&mut self) -> String {
        let words = &self.stage.script.people;
        let first = self.dice.word(&words.family);
        if self.size <= 2000 {
            return format!("Demo-{first}");
        }
        let end = self.dice.word(&words.family_ends);
        format!("Demo-{first}-{end}")
    }

    /// An address nobody else has.
    fn address(&mut self, given: &str, family: &str) -> String {
        let name = sort_key(&format!("{given}.{family}"));
        let so_far = self.addresses.entry(name.clone()).or_insert(0);
        *so_far += 1;
        match so_far {
            1 => format!("{name}@example.org"),
            number => format!("{name}.{number}@example.org"),
        }
    }

    /// Now and then: the post held before this one.
    fn rotate(&mut self, person: usize, opening: Opening, since: NaiveDate) {
        let before = opening
            .state
            .and_then(|state| self.last_post.get(&state).copied());
        if let Some(post) = before.filter(|_| self.dice.percent(ROTATED)) {
            let until = since - TimeDelta::days(self.dice.between(1, 60));
            let from = until - TimeDelta::days(self.dice.between(300, 1200));
            self.tenure(person, post, Some(from), Some(until));
        }
    }

    fn tenure(
        &mut self,
        person: usize,
        post: usize,
        starts_on: Option<NaiveDate>,
        ends_on: Option<NaiveDate>,
    ) {
        self.tenures.push(Tenure {
            person,
            post,
            starts_on,
            ends_on,
        });
    }

    /// Since when somebody holds a post is not always known.
    fn known(&mut self, since: NaiveDate) -> Option<NaiveDate> {
        (!self.dice.percent(6)).then_some(since)
    }

    fn created(&self) -> Moment {
        at(self.stage.plan.baseline_on, 14, 0)
    }

    /// Inserts everything, and says who can be met.
    fn insert(self, conn: &mut Conn) -> Result<Cast, AppError> {
        let organisation_ids = insert_for_ids!(conn, organisations, self.organisations);
        let created_at = self.created();
        let called = &self.stage.script.called;
        let rows = self.posts.iter().map(|post| {
            let [title_fr, title_es] = called
                .get(&post.title)
                .map_or(["", ""], |both| both.each_ref().map(String::as_str));
            Ok(NewPost {
                organisation_id: id_of(&organisation_ids, post.organisation)?,
                title: &post.title,
                title_fr,
                title_es,
                email: post.email.clone(),
                created_at,
            })
        });
        let rows = rows.collect::<Result<Vec<_>, AppError>>()?;
        let post_ids = insert_for_ids!(conn, posts, rows);
        let person_ids = insert_for_ids!(conn, people, self.people);
        let rows = self.tenures.iter().map(|tenure| {
            Ok(NewTenure {
                person_id: id_of(&person_ids, tenure.person)?,
                post_id: id_of(&post_ids, tenure.post)?,
                starts_on: tenure.starts_on,
                ends_on: tenure.ends_on,
            })
        });
        let rows = rows.collect::<Result<Vec<_>, AppError>>()?;
        insert!(conn, tenures, rows);
        Ok(self.cast(&post_ids, &person_ids))
    }

    fn cast(&self, post_ids: &[i64], person_ids: &[i64]) -> Cast {
        let mut cast = Cast::default();
        for (post, id) in self.posts.iter().zip(post_ids) {
            let scene = post.opening.state.and_then(|at| self.stage.states.get(at));
            let Some(scene) = scene else { continue };
            let organisation = self.organisations.get(post.organisation);
            let holder = post.holder.and_then(|at| {
                let row = self.people.get(at)?;
                Some((*person_ids.get(at)?, row.full_name(), row.email.as_deref()))
            });
            let seen = Seen {
                id: *id,
                office: post.opening.office,
                organisation: organisation.map_or("", |it| &it.name),
                email: post.email.as_deref(),
                holder,
            };
            cast.meet(scene, seen);
        }
        cast
    }
}

fn id_of(ids: &[i64], at: usize) -> Result<i64, AppError> {
    ids.get(at)
        .copied()
        .ok_or_else(|| AppError::internal("the database gave fewer ids than rows"))
}
