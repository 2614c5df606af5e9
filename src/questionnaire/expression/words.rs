//! An expression in words, for those who do not write it: what it speaks of by its label.

use super::tree::{Function, Infix, Node, Part};
use crate::i18n::{Arg, Lang};

/// How what an expression speaks of is called.
pub trait Labels {
    /// The question that a name is the key of.
    fn question(&self, name: &str) -> Option<String>;

    /// Whether several answers can be given to it.
    fn takes_several(&self, name: &str) -> bool;

    /// A choice of that question.
    fn choice(&self, question: &str, choice: &str) -> Option<String>;
}

/// The expression in words.
pub(super) fn words(root: &Node, lang: Lang, labels: &impl Labels) -> String {
    Speaker { lang, labels }.say(root, false)
}

struct Speaker<'a, L> {
    lang: Lang,
    labels: &'a L,
}

impl<L: Labels> Speaker<'_, L> {
    fn text(&self, key: &str, args: &[(&'static str, String)]) -> String {
        let args: Vec<Arg<'_>> = args
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        self.lang.text_with(&format!("condition-{key}"), &args)
    }

    fn quoted(&self, text: &str) -> String {
        self.text("quoted", &[("text", text.to_owned())])
    }

    /// A part in words; `inner` says that it stands within a longer sentence.
    fn say(&self, node: &Node, inner: bool) -> String {
        match &node.part {
            Part::Reference(name) => match self.labels.question(name) {
                Some(label) => self.quoted(&label),
                None => format!("${{{name}}}"),
            },
            Part::Own => self.text("own", &[]),
            Part::Text(text) => self.quoted(text),
            Part::Number(number) => number.to_string(),
            Part::Minus(of) => format!("−{}", self.say(of, true)),
            Part::Matches(of, pattern) => self.pair("fits", of, self.quoted(pattern.written())),
            Part::Infix(sign, one, other) => {
                let said = self.infix(*sign, one, other);
                if inner && matches!(sign, Infix::And | Infix::Or) {
                    format!("({said})")
                } else {
                    said
                }
            }
            Part::Call(function, arguments) => self.call(*function, arguments),
        }
    }

    fn pair(&self, key: &str, one: &Node, other: String) -> String {
        self.text(key, &[("one", self.say(one, true)), ("other", other)])
    }

    fn infix(&self, sign: Infix, one: &Node, other: &Node) -> String {
        let key = match sign {
            Infix::And => "and",
            Infix::Or => "or",
            Infix::Equal | Infix::NotEqual => return self.equality(sign, one, other),
            Infix::Less => "less",
            Infix::AtMost => "at-most",
            Infix::More => "more",
            Infix::AtLeast => "at-least",
            Infix::Plus | Infix::Minus | Infix::Times | Infix::Div | Infix::Mod => {
                let sign = match sign {
                    Infix::Plus => "+",
                    Infix::Minus => "−",
                    Infix::Times => "×",
                    Infix::Div => "÷",
                    _ => "mod",
                };
                return format!("{} {sign} {}", self.say(one, true), self.say(other, true));
            }
        };
        self.pair(key, one, self.say(other, true))
    }

    fn equality(&self, sign: Infix, one: &Node, other: &Node) -> String {
        let is = sign == Infix::Equal;
        match (&one.part, &other.part) {
            (_, Part::Text(text)) if text.is_empty() => {
                let key = if is { "not-answered" } else { "answered" };
                self.text(key, &[("one", self.say(one, true))])
            }
            (Part::Text(_), Part::Reference(_) | Part::Own) => self.equality(sign, other, one),
            _ => {
                let key = if is { "is" } else { "is-not" };
                self.pair(key, one, self.choice(one, other))
            }
        }
    }

    /// What stands beside a question: its choice of that name, if it has one.
    fn choice(&self, question: &Node, choice: &Node) -> String {
        if let (Part::Reference(name), Part::Text(choice)) = (&question.part, &choice.part)
            && let Some(label) = self.labels.choice(name, choice)
        {
            return self.quoted(&label);
        }
        self.say(choice, true)
    }

    fn call(&self, function: Function, arguments: &[Node]) -> String {
        match (function, arguments) {
            (Function::True, _) => self.text("always", &[]),
            (Function::False, _) => self.text("never", &[]),
            (Function::Today, _) => self.text("today", &[]),
            (Function::Not, [of]) => self.text("not", &[("one", self.say(of, true))]),
            (Function::Selected, [of, choice]) => {
                let key = match &of.part {
                    Part::Reference(name) if !self.labels.takes_several(name) => "is",
                    _ => "includes",
                };
                self.pair(key, of, self.choice(of, choice))
            }
            (Function::CountSelected, [of]) => self.text("count", &[("one", self.say(of, true))]),
            (Function::StringLength, [of]) => self.text("length", &[("one", self.say(of, true))]),
            (Function::Contains, [of, part]) => self.pair("contains", of, self.say(part, true)),
            (Function::StartsWith, [of, part]) => self.pair("begins", of, self.say(part, true)),
            (Function::Number | Function::Date, [of]) => self.say(of, true),
            (Function::Coalesce, [one, other]) => self.pair("coalesce", one, self.say(other, true)),
            (Function::If, [condition, then, otherwise]) => self.text(
                "if",
                &[
                    ("condition", self.say(condition, true)),
                    ("one", self.say(then, true)),
                    ("other", self.say(otherwise, true)),
                ],
            ),
            _ => String::new(),
        }
    }
}
