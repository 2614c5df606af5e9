//! Whether the parts of an expression go together.

use chrono::NaiveDate;

use super::fault::{Fault, FaultKind};
use super::tree::{Function, Infix, Node, Part};
use super::{Kind, Names};

/// What a part of an expression amounts to.
#[derive(Clone, Debug, PartialEq)]
enum Type {
    Truth,
    Number,
    Text,
    Date,
    File,
    Choice(Vec<String>),
    Several(Vec<String>),
    /// A text that is written out: a choice, a date or a text, as needed.
    Written(String),
    /// Unknown, and said so already.
    Unknown,
}

impl Type {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Choice(names) => Self::Choice(names),
            Kind::Several(names) => Self::Several(names),
            Kind::Number => Self::Number,
            Kind::Text => Self::Text,
            Kind::Date => Self::Date,
            Kind::File => Self::File,
        }
    }

    /// The end of the text that names it.
    fn name(&self) -> &'static str {
        match self {
            Self::Truth => "truth",
            Self::Number => "number",
            Self::Text | Self::Written(_) | Self::Unknown => "text",
            Self::Date => "date",
            Self::File => "file",
            Self::Choice(_) => "choice",
            Self::Several(_) => "several",
        }
    }

    fn is_text(&self) -> bool {
        matches!(
            self,
            Self::Text | Self::Choice(_) | Self::Written(_) | Self::Unknown
        )
    }
}

/// All that is wrong with an expression.
pub(super) fn faults(root: &Node, names: &impl Names, own: Option<&Kind>) -> Vec<Fault> {
    let mut check = Check {
        names,
        own,
        faults: Vec::new(),
    };
    check.needs(root, &Type::Truth);
    check.faults
}

struct Check<'a, N> {
    names: &'a N,
    own: Option<&'a Kind>,
    faults: Vec<Fault>,
}

impl<N: Names> Check<'_, N> {
    fn fault(&mut self, node: &Node, kind: FaultKind) {
        self.faults.push(Fault {
            at: node.at,
            length: node.length,
            kind,
        });
    }

    fn clash(&mut self, node: &Node, needed: &'static str, found: &Type) {
        if *found != Type::Unknown {
            let found = found.name();
            self.fault(node, FaultKind::Clash { needed, found });
        }
    }

    /// Says so where a part is not of a type.
    fn needs(&mut self, node: &Node, needed: &Type) {
        let found = self.type_of(node);
        let fits = match (needed, &found) {
            (Type::Text, found) => found.is_text(),
            (Type::Date, Type::Written(date)) => return self.date(node, date),
            (needed, found) => needed == found,
        };
        if !fits {
            self.clash(node, needed.name(), &found);
        }
    }

    fn date(&mut self, node: &Node, written: &str) {
        if written.parse::<NaiveDate>().is_err() {
            self.fault(node, FaultKind::BadDate(written.to_owned()));
        }
    }

    fn type_of(&mut self, node: &Node) -> Type {
        match &node.part {
            Part::Reference(name) => self.reference(node, name),
            Part::Own => {
                let Some(kind) = self.own else {
                    self.fault(node, FaultKind::NoOwnAnswer);
                    return Type::Unknown;
                };
                Type::of(kind.clone())
            }
            Part::Text(text) => Type::Written(text.clone()),
            Part::Number(_) => Type::Number,
            Part::Minus(of) => {
                self.needs(of, &Type::Number);
                Type::Number
            }
            Part::Matches(of, _) => {
                self.needs(of, &Type::Text);
                Type::Truth
            }
            Part::Infix(sign, left, right) => self.infix(*sign, left, right),
            Part::Call(function, arguments) => self.call(node, *function, arguments),
        }
    }

    fn reference(&mut self, node: &Node, name: &str) -> Type {
        if let Some(kind) = self.names.kind_of(name) {
            return Type::of(kind);
        }
        let near = self.names.near(name);
        self.fault(node, FaultKind::UnknownName(name.to_owned(), near));
        Type::Unknown
    }

    fn infix(&mut self, sign: Infix, left: &Node, right: &Node) -> Type {
        match sign {
            Infix::And | Infix::Or => {
                self.needs(left, &Type::Truth);
                self.needs(right, &Type::Truth);
                Type::Truth
            }
            Infix::Equal | Infix::NotEqual => {
                self.equality(left, right);
                Type::Truth
            }
            Infix::Less | Infix::AtMost | Infix::More | Infix::AtLeast => {
                self.order(left, right);
                Type::Truth
            }
            Infix::Plus | Infix::Minus => self.sum(sign, left, right),
            Infix::Times | Infix::Div | Infix::Mod => {
                self.needs(left, &Type::Number);
                self.needs(right, &Type::Number);
                Type::Number
            }
        }
    }

    fn equality(&mut self, left: &Node, right: &Node) {
        let (one, other) = (self.type_of(left), self.type_of(right));
        match (&one, &other) {
            (Type::Unknown, _) | (_, Type::Unknown) => {}
            (Type::Written(text), Type::Truth) | (Type::Truth, Type::Written(text)) => {
                let _ = text;
                self.not_comparable(left, right, &one, &other);
            }
            // Whether there is an answer can be asked of anything.
            (Type::Written(text), _) | (_, Type::Written(text)) if text.is_empty() => {}
            (Type::Several(_), _) => self.fault(left, FaultKind::UseSelected),
            (_, Type::Several(_)) => self.fault(right, FaultKind::UseSelected),
            (Type::Choice(names), Type::Written(name)) => self.choice(right, names, name),
            (Type::Written(name), Type::Choice(names)) => self.choice(left, names, name),
            (Type::Date, Type::Written(date)) => self.date(right, date),
            (Type::Written(date), Type::Date) => self.date(left, date),
            (one, other) if one.is_text() && other.is_text() => {}
            (one, other) if one == other && *one != Type::File => {}
            _ => self.not_comparable(left, right, &one, &other),
        }
    }

    fn order(&mut self, left: &Node, right: &Node) {
        let (one, other) = (self.type_of(left), self.type_of(right));
        match (&one, &other) {
            (Type::Unknown, _)
            | (_, Type::Unknown)
            | (Type::Number, Type::Number)
            | (Type::Date, Type::Date) => {}
            (Type::Date, Type::Written(date)) => self.date(right, date),
            (Type::Written(date), Type::Date) => self.date(left, date),
            _ => self.not_comparable(left, right, &one, &other),
        }
    }

    fn not_comparable(&mut self, left: &Node, right: &Node, one: &Type, other: &Type) {
        self.faults.push(Fault {
            at: left.at,
            length: right.at + right.length - left.at,
            kind: FaultKind::NotComparable(one.name(), other.name()),
        });
    }

    fn choice(&mut self, node: &Node, names: &[String], name: &str) {
        if !names.is_empty() && !names.iter().any(|it| it == name) {
            self.fault(node, FaultKind::UnknownChoice(name.to_owned()));
        }
    }

    /// Numbers; or a day so many days on or back, or the days between two.
    fn sum(&mut self, sign: Infix, left: &Node, right: &Node) -> Type {
        if self.type_of(left) != Type::Date {
            // What was wrong with it is said once more below: once is enough.
            self.faults.dedup();
            self.needs(left, &Type::Number);
            self.faults.dedup();
            self.needs(right, &Type::Number);
            return Type::Number;
        }
        match (sign, self.type_of(right)) {
            (_, Type::Number) => Type::Date,
            (Infix::Minus, Type::Date) => Type::Number,
            (_, found) => {
                self.clash(right, "number", &found);
                Type::Unknown
            }
        }
    }

    fn call(&mut self, node: &Node, function: Function, arguments: &[Node]) -> Type {
        match (function, arguments) {
            (Function::Not, [of]) => {
                self.needs(of, &Type::Truth);
                Type::Truth
            }
            (Function::If, [condition, then, otherwise]) => {
                self.needs(condition, &Type::Truth);
                self.alike(node, then, otherwise)
            }
            (Function::Coalesce, [one, other]) => self.alike(node, one, other),
            (Function::Selected, [of, choice]) => {
                self.selected(of, choice);
                Type::Truth
            }
            (Function::CountSelected, [of]) => {
                let found = self.type_of(of);
                if !matches!(found, Type::Several(_)) {
                    self.clash(of, "several", &found);
                }
                Type::Number
            }
            (Function::StringLength, [of]) => {
                self.needs(of, &Type::Text);
                Type::Number
            }
            (Function::Contains | Function::StartsWith, [of, part]) => {
                self.needs(of, &Type::Text);
                self.needs(part, &Type::Text);
                Type::Truth
            }
            (Function::Number, [of]) => {
                let found = self.type_of(of);
                if !found.is_text() && found != Type::Number {
                    self.clash(of, "text", &found);
                }
                Type::Number
            }
            (Function::Date, [of]) => {
                self.needs(of, &Type::Date);
                Type::Date
            }
            (Function::Today, _) => Type::Date,
            // The parser has counted the arguments.
            _ => Type::Truth,
        }
    }

    fn selected(&mut self, of: &Node, choice: &Node) {
        let found = self.type_of(of);
        match (&found, &choice.part) {
            (Type::Several(names) | Type::Choice(names), Part::Text(name)) => {
                self.choice(choice, names, name);
            }
            (Type::Several(_) | Type::Choice(_), _) => self.needs(choice, &Type::Text),
            _ => self.clash(of, "several", &found),
        }
    }

    /// Two parts of which one is taken.
    fn alike(&mut self, node: &Node, one: &Node, other: &Node) -> Type {
        let (one, other) = (self.type_of(one), self.type_of(other));
        match (one, other) {
            (Type::Unknown, found) | (found, Type::Unknown) => found,
            (Type::Written(text), found) | (found, Type::Written(text)) if text.is_empty() => found,
            (one, other) if one.is_text() && other.is_text() => Type::Text,
            (one, other) if one == other => one,
            (one, other) => {
                let kind = FaultKind::NotComparable(one.name(), other.name());
                self.fault(node, kind);
                Type::Unknown
            }
        }
    }
}
