//! Forms of address: what a letter to someone of a rank opens with, in each language.

use diesel::Queryable;

use crate::i18n::Lang;
use crate::text_enum;

text_enum! {
    /// What someone is, as far as it decides how they are written to.
    Rank {
        /// A member of the government.
        Minister => "minister",
        /// An ambassador or permanent representative.
        Ambassador => "ambassador",
        /// In charge of a mission without being its head.
        ChargeDAffaires => "charge_d_affaires",
        /// Second in a mission.
        MinisterCounsellor => "minister_counsellor",
        /// A counsellor.
        Counsellor => "counsellor",
        /// A first, second or third secretary.
        Secretary => "secretary",
        /// The head of a department.
        Director => "director",
        /// A member of a parliament.
        MemberOfParliament => "member_of_parliament",
        /// Anyone else, and whoever's rank is not known.
        Other => "other",
    }
}

text_enum! {
    /// How someone wishes to be addressed.
    FormOfAddress {
        /// Mr, Monsieur, Señor.
        Mr => "mr",
        /// Ms, Madame, Señora.
        Ms => "ms",
        /// Neither, or not known.
        Neither => "neither",
    }
}

text_enum! {
    /// How someone likes to be reached.
    Channel {
        /// By mail.
        Email => "email",
        /// By telephone.
        Phone => "phone",
        /// By a messenger.
        Messenger => "messenger",
        /// In writing, by the mission.
        NoteVerbale => "note_verbale",
        /// Face to face.
        InPerson => "in_person",
    }
}

/// How someone is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub struct Addressing {
    /// The rank.
    pub rank: Rank,
    /// As a man, a woman, or neither.
    pub form: FormOfAddress,
}

impl Rank {
    /// The rank in words.
    pub fn label(self, lang: Lang) -> String {
        lang.text(&format!("person-rank-{}", self.as_str().replace('_', "-")))
    }
}

impl Addressing {
    /// What a letter opens with: "Excellency,", "Madame la Conseillère,".
    pub fn salutation(self, lang: Lang, family: &str) -> String {
        let rank = self.rank.as_str().replace('_', "-");
        lang.text_with(
            &format!("salutation-{rank}"),
            &[("form", self.form.as_str().into()), ("name", family.into())],
        )
    }
}

/// What a letter to an office opens with, of whose readers nothing is known.
pub fn to_an_office(lang: Lang) -> String {
    lang.text("salutation-office")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_opens_as_the_language_addresses_the_rank() {
        use FormOfAddress::{Mr, Ms, Neither};
        use Lang::{En, Es, Fr};
        use Rank::{Ambassador, ChargeDAffaires, MinisterCounsellor, Other};
        for (rank, form, lang, expected) in [
            (Ambassador, Ms, En, "Excellency,"),
            (Ambassador, Ms, Fr, "Madame l’Ambassadrice,"),
            (Ambassador, Mr, Fr, "Monsieur l’Ambassadeur,"),
            (Ambassador, Neither, Fr, "Excellence,"),
            (Ambassador, Ms, Es, "Señora Embajadora:"),
            (ChargeDAffaires, Mr, En, "Sir,"),
            (ChargeDAffaires, Ms, Fr, "Madame la Chargée d’affaires,"),
            (MinisterCounsellor, Ms, En, "Dear Ms Bello,"),
            (MinisterCounsellor, Ms, Es, "Señora Ministra Consejera:"),
            (Other, Neither, En, "Dear colleague,"),
            (Other, Neither, Fr, "Madame, Monsieur,"),
            (Other, Mr, Es, "Estimado señor Bello:"),
        ] {
            let addressing = Addressing { rank, form };
            assert_eq!(
                addressing.salutation(lang, "Bello"),
                expected,
                "{rank} {form} {lang}"
            );
        }
    }

    #[test]
    fn every_rank_has_a_salutation_in_every_language() {
        for rank in Rank::ALL {
            for form in FormOfAddress::ALL {
                for lang in Lang::ALL {
                    let addressing = Addressing {
                        rank: *rank,
                        form: *form,
                    };
                    let text = addressing.salutation(*lang, "Bello");
                    assert!(text.ends_with([',', ':']), "{rank} {form} {lang}: {text}");
                }
            }
        }
    }
}
