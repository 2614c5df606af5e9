//! The history of one State under one treaty: which status from which day.

use chrono::NaiveDate;

use super::{Act, ActKind, Iso3, TreatyRules};
use crate::text_enum;

text_enum! {
    /// What a State is to a treaty on a day.
    Status {
        /// Has neither signed nor joined.
        NotSignatory => "not_signatory",
        /// Has signed (Art. 15) and not yet deposited.
        Signatory => "signatory",
        /// Has deposited its instrument (Art. 16) and is bound; the treaty is
        /// not yet in force for it (Art. 17).
        Deposited => "deposited",
        /// The treaty is in force for it.
        StateParty => "state_party",
        /// Its withdrawal has taken effect (Art. 20).
        Withdrawn => "withdrawn",
    }
}

impl Status {
    /// Whether the State has deposited and not left: bound, in force or not yet.
    pub const fn is_bound(self) -> bool {
        matches!(self, Self::Deposited | Self::StateParty)
    }

    /// Whether a State of this status can pass directly to `next`.
    ///
    /// From not signatory to signatory to deposited to State Party to
    /// withdrawn, where a step may be left out: accession needs no signature
    /// (Art. 16.2), a succession takes effect at once, and a State may leave
    /// before the treaty is in force for it. Who has withdrawn may join again.
    pub const fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::NotSignatory, Self::Signatory)
                | (
                    Self::NotSignatory | Self::Signatory | Self::Withdrawn,
                    Self::Deposited | Self::StateParty
                )
                | (Self::Deposited, Self::StateParty)
                | (Self::Deposited | Self::StateParty, Self::Withdrawn)
        )
    }
}

/// A State's consent to be bound, with the days that follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joining {
    /// Who joined.
    pub state: Iso3,
    /// By which act.
    pub kind: ActKind,
    /// The day of deposit; `None` when it is not established.
    pub deposited: Option<NaiveDate>,
    /// The day from which the deposit counts: the day of deposit, or the day
    /// the facts were compiled when that is not established.
    pub counts_from: NaiveDate,
    /// The day the treaty enters into force for the State; `None` while the
    /// treaty itself lacks instruments.
    pub in_force: Option<NaiveDate>,
}

/// The statuses of one State, each from its first day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Ascending by day, no two on one day; before the first the State is
    /// not a signatory.
    spans: Vec<(NaiveDate, Status)>,
    signature: Option<Act>,
    joinings: Vec<Joining>,
}

impl History {
    /// Reads one State's acts, in any order, under the rules of a treaty that
    /// enters into force on `treaty_in_force`.
    ///
    /// An act the law does not allow at its place (a signature after joining,
    /// a withdrawal by a State that is not bound) changes nothing.
    pub fn new(
        rules: &TreatyRules,
        treaty_in_force: Option<NaiveDate>,
        compiled: NaiveDate,
        acts: &[Act],
    ) -> Self {
        let mut events: Vec<_> = acts
            .iter()
            .map(|act| (turning_day(rules, compiled, act), *act))
            .collect();
        events.sort_unstable_by_key(|(day, act)| (*day, *act));

        let mut history = Self::default();
        let mut awaited_force = None;
        for (day, act) in events {
            history.enter_into_force(&mut awaited_force, day);
            match (act.kind, history.latest()) {
                (ActKind::Signature, Status::NotSignatory) => {
                    history.signature = Some(act);
                    history.push(day, Status::Signatory);
                }
                (ActKind::Withdrawal, Status::Deposited | Status::StateParty)
                    if history.can_leave(act.counts_from(compiled), day) =>
                {
                    awaited_force = None;
                    history.push(day, Status::Withdrawn);
                }
                (kind, Status::NotSignatory | Status::Signatory | Status::Withdrawn)
                    if kind.binds() =>
                {
                    awaited_force = in_force(rules, treaty_in_force, day, &act);
                    history.joinings.push(Joining {
                        state: act.state,
                        kind,
                        deposited: act.date,
                        counts_from: day,
                        in_force: awaited_force,
                    });
                    history.push(day, Status::Deposited);
                    history.enter_into_force(&mut awaited_force, day);
                }
                _ => {}
            }
        }
        history.enter_into_force(&mut awaited_force, NaiveDate::MAX);
        history
    }

    /// The status on a day: the one and only status of that day.
    pub fn on(&self, day: NaiveDate) -> Status {
        let past = self.spans.partition_point(|(from, _)| *from <= day);
        past.checked_sub(1)
            .and_then(|last| self.spans.get(last))
            .map_or(Status::NotSignatory, |(_, status)| *status)
    }

    /// Every change of status with its day, earliest first.
    pub fn changes(&self) -> impl Iterator<Item = (NaiveDate, Status)> {
        self.spans.iter().copied()
    }

    /// The act of signature, if the State signed before joining.
    pub fn signature(&self) -> Option<&Act> {
        self.signature.as_ref()
    }

    /// Each time the State joined, earliest first; more than one only after a
    /// withdrawal.
    pub fn joinings(&self) -> &[Joining] {
        &self.joinings
    }

    /// The joining that binds, or last bound, the State on a day.
    pub fn joining_on(&self, day: NaiveDate) -> Option<&Joining> {
        self.joinings.iter().rev().find(|it| it.counts_from <= day)
    }

    fn latest(&self) -> Status {
        self.spans
            .last()
            .map_or(Status::NotSignatory, |(_, status)| *status)
    }

    /// Whether a withdrawal received on `received` can take effect on `day`:
    /// only what was joined before can be left.
    fn can_leave(&self, received: NaiveDate, day: NaiveDate) -> bool {
        self.joinings
            .last()
            .is_some_and(|joining| joining.counts_from <= received && joining.counts_from < day)
    }

    /// Turns "deposited" into "State Party" if the awaited day has come by `day`.
    fn enter_into_force(&mut self, awaited: &mut Option<NaiveDate>, day: NaiveDate) {
        if let Some(from) = awaited.take_if(|from| *from <= day) {
            self.push(from, Status::StateParty);
        }
    }

    /// Adds a status; of two on one day the later holds.
    fn push(&mut self, day: NaiveDate, status: Status) {
        self.spans.pop_if(|(last, _)| *last >= day);
        self.spans.push((day, status));
    }
}

/// The day on which the act changes the State's status: for a withdrawal the
/// day it takes effect (Art. 20.3), otherwise its own.
fn turning_day(rules: &TreatyRules, compiled: NaiveDate, act: &Act) -> NaiveDate {
    let day = act.counts_from(compiled);
    match act.kind {
        ActKind::Withdrawal => act
            .effective
            .unwrap_or_else(|| rules.withdrawal_effective(day)),
        _ => day,
    }
}

/// The day the treaty enters into force for the State that joined on `day`. A
/// quoted day wins. A successor State is bound at once, for it continues the
/// membership of its predecessor; nobody is bound before the treaty is in force.
fn in_force(
    rules: &TreatyRules,
    treaty_in_force: Option<NaiveDate>,
    day: NaiveDate,
    act: &Act,
) -> Option<NaiveDate> {
    let treaty_in_force = treaty_in_force?;
    Some(match (act.effective, act.kind) {
        (Some(quoted), _) => quoted.max(day),
        (None, ActKind::Succession) => day.max(treaty_in_force),
        (None, _) => rules.in_force_for(day, treaty_in_force),
    })
}
