//! From a text to a tree, by the strength of its signs.

use rust_decimal::Decimal;

use super::fault::{Fault, FaultKind};
use super::tokens::{Token, tokens};
use super::tree::{Function, Infix, Node, Part, Pattern};

/// No condition is longer.
pub(super) const MOST_CHARS: usize = 2_000;

/// Brackets in brackets, and signs after signs, go no deeper: a hostile text may not fill
/// the stack.
const MOST_DEPTH: usize = 50;

/// Reads all of a text as one expression.
pub(super) fn expression(text: &str) -> Result<Node, Fault> {
    let chars = text.chars().count();
    if chars > MOST_CHARS {
        return Err(Fault {
            at: 0,
            length: chars,
            kind: FaultKind::TooLong,
        });
    }
    let mut parser = Parser::new(text, chars)?;
    let root = parser.infix(0)?;
    match parser.peek() {
        None => Ok(root),
        Some(_) => Err(parser.unexpected()),
    }
}

/// A token with its place.
#[derive(Clone, Debug)]
struct Placed<'a> {
    token: Token<'a>,
    at: usize,
    length: usize,
    written: &'a str,
}

struct Parser<'a> {
    tokens: Vec<Placed<'a>>,
    next: usize,
    depth: usize,
    /// Where the text ends.
    end: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, end: usize) -> Result<Self, Fault> {
        let mut placed = Vec::new();
        let mut at = 0;
        for token in tokens(text) {
            let (token, written) = token?;
            let length = written.chars().count();
            if token != Token::Space {
                placed.push(Placed {
                    token,
                    at,
                    length,
                    written,
                });
            }
            at += length;
        }
        Ok(Self {
            tokens: placed,
            next: 0,
            depth: 0,
            end,
        })
    }

    fn peek(&self) -> Option<&Placed<'a>> {
        self.tokens.get(self.next)
    }

    fn take(&mut self) -> Result<Placed<'a>, Fault> {
        let token = self.peek().cloned().ok_or_else(|| self.unexpected())?;
        self.next += 1;
        Ok(token)
    }

    fn unexpected(&self) -> Fault {
        let (at, length, word) = self
            .peek()
            .map_or((self.end, 0, ""), |it| (it.at, it.length, it.written));
        Fault {
            at,
            length,
            kind: FaultKind::Unexpected(word.to_owned()),
        }
    }

    fn is_sign(&self, sign: &str) -> bool {
        self.peek()
            .is_some_and(|it| matches!(it.token, Token::Sign(found) if found == sign))
    }

    /// The sign between two parts that comes next, if one does.
    fn next_infix(&self) -> Option<Infix> {
        match self.peek()?.token {
            Token::Sign(sign) => Infix::of(sign),
            Token::Word(word) => Infix::of(word),
            _ => None,
        }
    }

    /// Parts held together by signs stronger than `weakest`.
    fn infix(&mut self, weakest: u8) -> Result<Node, Fault> {
        self.deeper()?;
        let mut left = self.prefix()?;
        while let Some(sign) = self.next_infix().filter(|it| it.strength() > weakest) {
            self.next += 1;
            let right = self.infix(sign.strength())?;
            left = Node {
                at: left.at,
                length: right.at + right.length - left.at,
                part: Part::Infix(sign, Box::new(left), Box::new(right)),
            };
            // Each sign makes the tree one deeper.
            self.deeper()?;
        }
        self.depth -= 1;
        Ok(left)
    }

    /// Goes one deeper, if that is not too deep.
    fn deeper(&mut self) -> Result<(), Fault> {
        self.depth += 1;
        if self.depth <= MOST_DEPTH {
            return Ok(());
        }
        let place = self.unexpected();
        Err(Fault {
            kind: FaultKind::TooDeep,
            ..place
        })
    }

    fn prefix(&mut self) -> Result<Node, Fault> {
        if !self.is_sign("-") {
            return self.single();
        }
        let minus = self.take()?;
        self.deeper()?;
        let of = self.prefix()?;
        self.depth -= 1;
        Ok(Node {
            at: minus.at,
            length: of.at + of.length - minus.at,
            part: Part::Minus(Box::new(of)),
        })
    }

    fn single(&mut self) -> Result<Node, Fault> {
        let before = self.unexpected();
        let token = self.take()?;
        let node = |part| Node {
            at: token.at,
            length: token.length,
            part,
        };
        match token.token {
            Token::Reference(name) => Ok(node(Part::Reference(name.to_owned()))),
            Token::Text(text) => Ok(node(Part::Text(text.to_owned()))),
            Token::Number(number) => match number.parse::<Decimal>() {
                Ok(value) => Ok(node(Part::Number(value))),
                Err(_) => Err(Fault {
                    kind: FaultKind::BadNumber(number.to_owned()),
                    ..before
                }),
            },
            Token::Sign(".") => Ok(node(Part::Own)),
            Token::Sign("(") => {
                let inner = self.infix(0)?;
                let end = self.close(token.at)?;
                Ok(Node {
                    at: token.at,
                    length: end - token.at,
                    part: inner.part,
                })
            }
            Token::Word(name) if self.is_sign("(") => self.call(name, &token),
            _ => Err(before),
        }
    }

    /// The bracket that closes the one at `open`; where it ends.
    fn close(&mut self, open: usize) -> Result<usize, Fault> {
        if self.is_sign(")") {
            let end = self.take()?;
            return Ok(end.at + end.length);
        }
        if self.peek().is_some() {
            return Err(self.unexpected());
        }
        Err(Fault {
            at: open,
            length: 1,
            kind: FaultKind::Unclosed("("),
        })
    }

    fn call(&mut self, name: &str, word: &Placed<'_>) -> Result<Node, Fault> {
        let fault = |kind| Fault {
            at: word.at,
            length: word.length,
            kind,
        };
        let Some(function) = Function::of(name) else {
            return Err(fault(FaultKind::NotSupported(name.to_owned())));
        };
        let open = self.take()?;
        let mut arguments = Vec::new();
        while !self.is_sign(")") {
            if !arguments.is_empty() {
                if !self.is_sign(",") {
                    break;
                }
                self.next += 1;
            }
            arguments.push(self.infix(0)?);
        }
        let end = self.close(open.at)?;
        let (form, count) = function.form();
        if arguments.len() != count {
            return Err(fault(FaultKind::Arguments(form)));
        }
        Ok(Node {
            at: word.at,
            length: end - word.at,
            part: if function == Function::Regex {
                matching(arguments)?
            } else {
                Part::Call(function, arguments)
            },
        })
    }
}

/// A pattern is written out, so that it is read once and not for each answer.
fn matching(arguments: Vec<Node>) -> Result<Part, Fault> {
    let mut arguments = arguments.into_iter();
    let (Some(of), Some(pattern)) = (arguments.next(), arguments.next()) else {
        return Ok(Part::Text(String::new()));
    };
    let compiled = match &pattern.part {
        Part::Text(written) => Pattern::new(written),
        _ => None,
    };
    let fault = Fault {
        at: pattern.at,
        length: pattern.length,
        kind: FaultKind::BadPattern,
    };
    Ok(Part::Matches(Box::new(of), compiled.ok_or(fault)?))
}
