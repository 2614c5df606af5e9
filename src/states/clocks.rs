//! Where the clocks of a State's capital stand, and on which days it rests.

use chrono::{Datelike as _, NaiveDate, Weekday};
use chrono_tz::Tz;

use crate::treaty::Iso3;

/// The zones of the IANA database, each with the States whose capital keeps it.
const ZONES: &[(&str, &str)] = &[
    ("Africa/Abidjan", "CIV"),
    ("Africa/Accra", "GHA"),
    ("Africa/Addis_Ababa", "ETH"),
    ("Africa/Algiers", "DZA"),
    ("Africa/Asmara", "ERI"),
    ("Africa/Bamako", "MLI"),
    ("Africa/Bangui", "CAF"),
    ("Africa/Banjul", "GMB"),
    ("Africa/Bissau", "GNB"),
    ("Africa/Blantyre", "MWI"),
    ("Africa/Brazzaville", "COG"),
    ("Africa/Bujumbura", "BDI"),
    ("Africa/Cairo", "EGY"),
    ("Africa/Casablanca", "MAR"),
    ("Africa/Conakry", "GIN"),
    ("Africa/Dakar", "SEN"),
    ("Africa/Dar_es_Salaam", "TZA"),
    ("Africa/Djibouti", "DJI"),
    ("Africa/Douala", "CMR"),
    ("Africa/Freetown", "SLE"),
    ("Africa/Gaborone", "BWA"),
    ("Africa/Harare", "ZWE"),
    ("Africa/Johannesburg", "ZAF"),
    ("Africa/Juba", "SSD"),
    ("Africa/Kampala", "UGA"),
    ("Africa/Khartoum", "SDN"),
    ("Africa/Kigali", "RWA"),
    ("Africa/Kinshasa", "COD"),
    ("Africa/Lagos", "NGA"),
    ("Africa/Libreville", "GAB"),
    ("Africa/Lome", "TGO"),
    ("Africa/Luanda", "AGO"),
    ("Africa/Lusaka", "ZMB"),
    ("Africa/Malabo", "GNQ"),
    ("Africa/Maputo", "MOZ"),
    ("Africa/Maseru", "LSO"),
    ("Africa/Mbabane", "SWZ"),
    ("Africa/Mogadishu", "SOM"),
    ("Africa/Monrovia", "LBR"),
    ("Africa/Nairobi", "KEN"),
    ("Africa/Ndjamena", "TCD"),
    ("Africa/Niamey", "NER"),
    ("Africa/Nouakchott", "MRT"),
    ("Africa/Ouagadougou", "BFA"),
    ("Africa/Porto-Novo", "BEN"),
    ("Africa/Sao_Tome", "STP"),
    ("Africa/Tripoli", "LBY"),
    ("Africa/Tunis", "TUN"),
    ("Africa/Windhoek", "NAM"),
    ("America/Antigua", "ATG"),
    ("America/Argentina/Buenos_Aires", "ARG"),
    ("America/Asuncion", "PRY"),
    ("America/Barbados", "BRB"),
    ("America/Belize", "BLZ"),
    ("America/Bogota", "COL"),
    ("America/Caracas", "VEN"),
    ("America/Costa_Rica", "CRI"),
    ("America/Dominica", "DMA"),
    ("America/El_Salvador", "SLV"),
    ("America/Grenada", "GRD"),
    ("America/Guatemala", "GTM"),
    ("America/Guayaquil", "ECU"),
    ("America/Guyana", "GUY"),
    ("America/Havana", "CUB"),
    ("America/Jamaica", "JAM"),
    ("America/La_Paz", "BOL"),
    ("America/Lima", "PER"),
    ("America/Managua", "NIC"),
    ("America/Mexico_City", "MEX"),
    ("America/Montevideo", "URY"),
    ("America/Nassau", "BHS"),
    ("America/New_York", "USA"),
    ("America/Panama", "PAN"),
    ("America/Paramaribo", "SUR"),
    ("America/Port-au-Prince", "HTI"),
    ("America/Port_of_Spain", "TTO"),
    ("America/Santiago", "CHL"),
    ("America/Santo_Domingo", "DOM"),
    ("America/Sao_Paulo", "BRA"),
    ("America/St_Kitts", "KNA"),
    ("America/St_Lucia", "LCA"),
    ("America/St_Vincent", "VCT"),
    ("America/Tegucigalpa", "HND"),
    ("America/Toronto", "CAN"),
    ("Asia/Almaty", "KAZ"),
    ("Asia/Amman", "JOR"),
    ("Asia/Ashgabat", "TKM"),
    ("Asia/Baghdad", "IRQ"),
    ("Asia/Bahrain", "BHR"),
    ("Asia/Baku", "AZE"),
    ("Asia/Bangkok", "THA"),
    ("Asia/Beirut", "LBN"),
    ("Asia/Bishkek", "KGZ"),
    ("Asia/Brunei", "BRN"),
    ("Asia/Colombo", "LKA"),
    ("Asia/Damascus", "SYR"),
    ("Asia/Dhaka", "BGD"),
    ("Asia/Dili", "TLS"),
    ("Asia/Dubai", "ARE"),
    ("Asia/Dushanbe", "TJK"),
    ("Asia/Hebron", "PSE"),
    ("Asia/Ho_Chi_Minh", "VNM"),
    ("Asia/Jakarta", "IDN"),
    ("Asia/Jerusalem", "ISR"),
    ("Asia/Kabul", "AFG"),
    ("Asia/Karachi", "PAK"),
    ("Asia/Kathmandu", "NPL"),
    ("Asia/Kolkata", "IND"),
    ("Asia/Kuala_Lumpur", "MYS"),
    ("Asia/Kuwait", "KWT"),
    ("Asia/Manila", "PHL"),
    ("Asia/Muscat", "OMN"),
    ("Asia/Nicosia", "CYP"),
    ("Asia/Phnom_Penh", "KHM"),
    ("Asia/Pyongyang", "PRK"),
    ("Asia/Qatar", "QAT"),
    ("Asia/Riyadh", "SAU"),
    ("Asia/Aden", "YEM"),
    ("Asia/Seoul", "KOR"),
    ("Asia/Shanghai", "CHN"),
    ("Asia/Singapore", "SGP"),
    ("Asia/Tashkent", "UZB"),
    ("Asia/Tbilisi", "GEO"),
    ("Asia/Tehran", "IRN"),
    ("Asia/Thimphu", "BTN"),
    ("Asia/Tokyo", "JPN"),
    ("Asia/Ulaanbaatar", "MNG"),
    ("Asia/Vientiane", "LAO"),
    ("Asia/Yangon", "MMR"),
    ("Asia/Yerevan", "ARM"),
    ("Atlantic/Cape_Verde", "CPV"),
    ("Atlantic/Reykjavik", "ISL"),
    ("Australia/Sydney", "AUS"),
    ("Europe/Amsterdam", "NLD"),
    ("Europe/Andorra", "AND"),
    ("Europe/Athens", "GRC"),
    ("Europe/Belgrade", "SRB"),
    ("Europe/Berlin", "DEU"),
    ("Europe/Bratislava", "SVK"),
    ("Europe/Brussels", "BEL"),
    ("Europe/Bucharest", "ROU"),
    ("Europe/Budapest", "HUN"),
    ("Europe/Chisinau", "MDA"),
    ("Europe/Copenhagen", "DNK"),
    ("Europe/Dublin", "IRL"),
    ("Europe/Helsinki", "FIN"),
    ("Europe/Istanbul", "TUR"),
    ("Europe/Kyiv", "UKR"),
    ("Europe/Lisbon", "PRT"),
    ("Europe/Ljubljana", "SVN"),
    ("Europe/London", "GBR"),
    ("Europe/Luxembourg", "LUX"),
    ("Europe/Madrid", "ESP"),
    ("Europe/Malta", "MLT"),
    ("Europe/Minsk", "BLR"),
    ("Europe/Monaco", "MCO"),
    ("Europe/Moscow", "RUS"),
    ("Europe/Oslo", "NOR"),
    ("Europe/Paris", "FRA"),
    ("Europe/Podgorica", "MNE"),
    ("Europe/Prague", "CZE"),
    ("Europe/Riga", "LVA"),
    ("Europe/Rome", "ITA"),
    ("Europe/San_Marino", "SMR"),
    ("Europe/Sarajevo", "BIH"),
    ("Europe/Skopje", "MKD"),
    ("Europe/Sofia", "BGR"),
    ("Europe/Stockholm", "SWE"),
    ("Europe/Tallinn", "EST"),
    ("Europe/Tirane", "ALB"),
    ("Europe/Vaduz", "LIE"),
    ("Europe/Vatican", "VAT"),
    ("Europe/Vienna", "AUT"),
    ("Europe/Vilnius", "LTU"),
    ("Europe/Warsaw", "POL"),
    ("Europe/Zagreb", "HRV"),
    ("Europe/Zurich", "CHE"),
    ("Indian/Antananarivo", "MDG"),
    ("Indian/Comoro", "COM"),
    ("Indian/Mahe", "SYC"),
    ("Indian/Maldives", "MDV"),
    ("Indian/Mauritius", "MUS"),
    ("Pacific/Apia", "WSM"),
    ("Pacific/Auckland", "NZL"),
    ("Pacific/Efate", "VUT"),
    ("Pacific/Fiji", "FJI"),
    ("Pacific/Funafuti", "TUV"),
    ("Pacific/Guadalcanal", "SLB"),
    ("Pacific/Majuro", "MHL"),
    ("Pacific/Nauru", "NRU"),
    ("Pacific/Niue", "NIU"),
    ("Pacific/Palau", "PLW"),
    ("Pacific/Pohnpei", "FSM"),
    ("Pacific/Port_Moresby", "PNG"),
    ("Pacific/Rarotonga", "COK"),
    ("Pacific/Tarawa", "KIR"),
    ("Pacific/Tongatapu", "TON"),
];

/// States whose offices rest on Friday. Some of them rest on Saturday too and work on
/// Sunday; a mail of ours goes on neither of the three.
const FRIDAY: &str = "AFG BHR BGD BRN DJI DZA EGY IRN IRQ ISR JOR KWT LBY MDV OMN PSE QAT SAU \
                      SDN SOM SYR YEM";

/// The zone of a State's capital; UTC for a code that is not known here.
pub fn zone(state: Iso3) -> Tz {
    let found = ZONES.iter().find(|(_, states)| *states == state.as_str());
    found
        .and_then(|(zone, _)| zone.parse().ok())
        .unwrap_or(Tz::UTC)
}

/// Whether a State's offices work on a day: no Saturday, no Sunday, no Friday where it rests
/// then. Holidays are not known.
pub fn works_on(state: Iso3, day: NaiveDate) -> bool {
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => false,
        Weekday::Fri => !FRIDAY.split_whitespace().any(|it| it == state.as_str()),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_zone_is_one_and_every_state_has_one() {
        let mut states = BTreeSet::new();
        for (zone, state) in ZONES {
            assert!(zone.parse::<Tz>().is_ok(), "{zone}");
            assert!(states.insert(*state), "{state} twice");
        }
        for code in crate::pack::embedded().unwrap().state_codes() {
            assert!(states.contains(code.as_str()), "{code}");
        }
        assert!(FRIDAY.split_whitespace().all(|it| states.contains(it)));
    }

    #[test]
    fn nobody_works_at_a_weekend() {
        let day = |day| NaiveDate::from_ymd_opt(2023, 6, day).unwrap();
        let (uganda, egypt) = ("UGA".parse().unwrap(), "EGY".parse().unwrap());
        // 1 June 2023 was a Thursday.
        let works = |state| {
            (1..=5)
                .map(|it| works_on(state, day(it)))
                .collect::<Vec<_>>()
        };
        assert_eq!(works(uganda), [true, true, false, false, true]);
        assert_eq!(works(egypt), [true, false, false, false, true]);
    }
}
