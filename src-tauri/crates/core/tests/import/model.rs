//! Issues made up at random, so that what an importer finds in a printing can be compared with what
//! was printed. The words mean nothing; only their shapes count.

/// A small generator of numbers that gives the same issue for the same seed everywhere.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }

    pub fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }
}

const NOUNS: &[&str] = &[
    "harbour",
    "market",
    "platform",
    "ferry",
    "bakery",
    "regulator",
    "courier",
    "wallet",
    "quay",
    "warehouse",
    "platform",
    "merchant",
    "tram",
    "library",
    "kiosk",
    "battery",
    "orchard",
    "printer",
    "council",
    "studio",
    "chip",
    "museum",
];
const NAMES: &[&str] = &[
    "Alder", "Brill", "Corvane", "Dunmore", "Elvet", "Farrow", "Gantry", "Hollin", "Ister", "Kestrel", "Luma", "Morrow",
];
const VERBS: &[&str] = &[
    "opens", "sells", "drops", "trials", "delays", "buys", "merges", "limits", "expands", "reviews", "launches",
    "closes",
];
const SMALL: &[&str] =
    &["new", "old", "quiet", "second", "local", "smart", "shared", "green", "paid", "wider", "early", "regional"];
const CJK: &[&str] = &[
    "港口",
    "市场",
    "平台",
    "渡轮",
    "面包店",
    "监管",
    "快递",
    "钱包",
    "码头",
    "仓库",
    "商户",
    "电车",
    "图书馆",
    "电池",
    "果园",
    "工作室",
];
const CJK_VERBS: &[&str] = &["开放", "出售", "推出", "试行", "推迟", "收购", "合并", "限制", "扩大", "评估"];

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    pub section: Option<String>,
    pub number: Option<u32>,
    pub kicker: Option<String>,
    pub headline: String,
    pub paragraphs: Vec<String>,
    /// Entries of a list after the first paragraph, and whether it counts.
    pub list: Option<(bool, Vec<String>)>,
    pub sources: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issue {
    pub masthead: Option<String>,
    pub topic_line: Option<String>,
    pub number: Option<u32>,
    pub date: Option<(i32, u32, u32)>,
    pub intro: Vec<String>,
    pub items: Vec<Item>,
    pub outro_heading: Option<String>,
    pub outro: Vec<String>,
    pub call: Option<(String, String)>,
}

pub struct Writer<'a> {
    pub dice: &'a mut Dice,
    pub cjk: bool,
}

impl Writer<'_> {
    pub fn headline(&mut self) -> String {
        if self.cjk {
            let dice = &mut *self.dice;
            return format!("{}{}{}{}", dice.pick(CJK), dice.pick(CJK), dice.pick(CJK_VERBS), dice.pick(CJK));
        }
        let dice = &mut *self.dice;
        let mut words = vec![
            dice.pick(NAMES).to_string(),
            capital(dice.pick(VERBS)),
            capital(dice.pick(SMALL)),
            capital(dice.pick(NOUNS)),
        ];
        if dice.chance(60) {
            words.extend(["in".to_owned(), dice.pick(NAMES).to_string(), capital(dice.pick(NOUNS))]);
        }
        if dice.chance(30) {
            words.extend([
                "as".to_owned(),
                capital(dice.pick(NOUNS)),
                capital(dice.pick(VERBS)),
                dice.between(2, 90).to_string(),
                "Sites".to_owned(),
            ]);
        }
        let end = if dice.chance(8) { "?" } else { "" };
        words.join(" ") + end
    }

    pub fn sentence(&mut self) -> String {
        let dice = &mut *self.dice;
        if self.cjk {
            let clauses = dice.between(2, 4);
            let clause = |dice: &mut Dice| {
                format!("{}的{}{}了{}", dice.pick(CJK), dice.pick(CJK), dice.pick(CJK_VERBS), dice.pick(CJK))
            };
            return (0..clauses).map(|_| clause(dice)).collect::<Vec<_>>().join("，") + "。";
        }
        let mut words = vec![
            "The".to_owned(),
            dice.pick(SMALL).to_string(),
            dice.pick(NOUNS).to_string(),
            dice.pick(VERBS).to_string(),
        ];
        let length = dice.between(5, 18);
        for nth in 0..length {
            words.push(match nth % 4 {
                0 => ["a", "the", "its", "every"][dice.below(4)].to_owned(),
                1 => dice.pick(SMALL).to_string(),
                2 => dice.pick(NOUNS).to_string(),
                _ => ["and", "with", "before", "after", "for"][dice.below(5)].to_owned(),
            });
        }
        if matches!(words.last().map(String::as_str), Some("and" | "with" | "before" | "after" | "for")) {
            words.push(dice.pick(NAMES).to_string());
        }
        if dice.chance(20) {
            words.push(format!("in {}", dice.between(2010, 2025)));
        }
        words.join(" ") + "."
    }

    pub fn paragraph(&mut self) -> String {
        let count = self.dice.between(1, 4).max(if self.cjk { 2 } else { 1 });
        let mut text = (0..count).map(|_| self.sentence()).collect::<Vec<_>>().join(if self.cjk { "" } else { " " });
        if !self.cjk && self.dice.chance(5) {
            // A paragraph may begin with a number.
            text = format!(
                "{} {} {text}",
                self.dice.between(2, 30),
                ["million users wait.", "Shops open.", "was a good year."][self.dice.below(3)]
            );
        }
        text
    }

    pub fn label(&mut self) -> String {
        if self.cjk {
            return format!("{}动态", self.dice.pick(CJK));
        }
        let first = capital(self.dice.pick(NOUNS));
        if self.dice.chance(50) {
            first
        } else {
            format!("{} {}", first, ["Digital", "Money", "Policy", "Watch"][self.dice.below(4)])
        }
    }

    pub fn outlet(&mut self) -> String {
        if self.cjk {
            return format!("{}日报", self.dice.pick(CJK));
        }
        match self.dice.below(4) {
            0 => self.dice.pick(NAMES).to_string(),
            1 => format!("{} Times", self.dice.pick(NAMES)),
            2 => format!("The {} Post", self.dice.pick(NAMES)),
            _ => format!("{} In {}", capital(self.dice.pick(NOUNS)), self.dice.pick(NAMES)),
        }
    }
}
