//! Made-up stories: half English, half Chinese, words drawn as language draws them, a few very often and most seldom
//! (Zipf), the same in every run.

/// How many words each language has.
const WORDS: usize = 6_000;

pub struct Corpus {
    english: Vec<String>,
    chinese: Vec<String>,
}

pub struct Story {
    pub title: String,
    pub text: String,
    pub url: String,
    pub outlet: String,
    pub state: &'static str,
    pub tags: Vec<String>,
    pub date: String,
    pub language: &'static str,
}

/// A number that looks random and is the same in every run (SplitMix64).
pub fn scatter(seed: u64) -> u64 {
    let mut z = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Corpus {
    pub fn new() -> Corpus {
        const SYLLABLES: [&str; 24] = [
            "har", "bor", "li", "cen", "tor", "mar", "ket", "sig", "nal", "fer", "ry", "led", "ger", "or", "chard",
            "tar", "iff", "ser", "ver", "quar", "ter", "wal", "let", "cou",
        ];
        let english = (0..WORDS as u64).map(|number| {
            let parts = 2 + scatter(number) % 3;
            (0..parts).map(|part| SYLLABLES[(scatter(number * 7 + part) % 24) as usize]).collect()
        });
        // Two characters each of three thousand.
        let chinese = (0..WORDS as u64).map(|number| {
            let character = |n: u64| char::from_u32(0x4E00 + (scatter(n) % 3_000) as u32).unwrap();
            [character(number * 2 + 900_001), character(number * 2 + 900_002)].iter().collect()
        });
        Corpus { english: english.collect(), chinese: chinese.collect() }
    }

    pub fn story(&self, number: u64) -> Story {
        const STATES: [&str; 4] = ["inbox", "spiked", "hold", "ready"];
        let is_chinese = number.is_multiple_of(2);
        let roll = |what: u64| scatter(number.wrapping_mul(131) ^ (what << 40));
        let length = 300 + (roll(1) % 1_200) as usize;
        // One in a hundred is ready, the rest is mostly inbox.
        let state =
            if roll(2).is_multiple_of(100) { STATES[3] } else { STATES[(roll(3) % 5).saturating_sub(2) as usize] };
        Story {
            title: self.prose(number, 77, if is_chinese { 18 } else { 60 }, is_chinese),
            text: self.prose(number, 99, length, is_chinese),
            url: format!("https://outlet{}.example/{}/{number}", number % 40, roll(4) % 1_000),
            outlet: format!("Outlet {}", number % 40),
            state,
            tags: vec![format!("tag{}", roll(5) % 30), format!("topic{}", roll(6) % 200)],
            date: format!("2026-{:02}-{:02}", 1 + roll(7) % 12, 1 + roll(8) % 28),
            language: if is_chinese { "zh" } else { "en" },
        }
    }

    fn prose(&self, number: u64, salt: u64, length: usize, is_chinese: bool) -> String {
        let mut text = String::new();
        let mut count = 0;
        let mut word = 0_u64;
        while count < length {
            let seed = scatter(number.wrapping_mul(10_007) ^ (salt << 48) ^ word);
            let share = (seed >> 11) as f64 / (1_u64 << 53) as f64;
            // The inverse of Zipf's distribution, near enough.
            let rank = (((WORDS as f64).powf(share) - 1.0) as usize).min(WORDS - 1);
            let next = if is_chinese { &self.chinese[rank] } else { &self.english[rank] };
            text.push_str(next);
            count += next.chars().count();
            word += 1;
            let ends = word.is_multiple_of(9 + seed % 7);
            match (is_chinese, ends) {
                (true, true) => text.push('。'),
                (true, false) => {}
                (false, true) => text.push_str(". "),
                (false, false) => {
                    text.push(' ');
                    count += 1;
                }
            }
            if word.is_multiple_of(61) {
                text.push_str("\n\n");
            }
        }
        text.trim().to_owned()
    }

    /// What is searched for: classes by name, each of several queries with the same in the index's own language for
    /// the bare program.
    pub fn queries(&self) -> Vec<(&'static str, Vec<(String, String)>)> {
        let (english, chinese) = (&self.english, &self.chinese);
        let quoted = |word: &String| (word.clone(), format!("\"{word}\""));
        let pairs = |run: &str| -> String {
            let run: Vec<char> = run.chars().collect();
            run.windows(2).map(|pair| pair.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
        };
        let both = |a: &String, b: &String| (format!("{a} {b}"), format!("\"{a}\" AND \"{b}\""));
        let several = |of: &dyn Fn(usize) -> (String, String)| (0..12).map(of).collect::<Vec<_>>();
        vec![
            ("rare word", several(&|at| quoted(&english[4_000 + at]))),
            ("common word", several(&|at| quoted(&english[20 + at]))),
            ("most common word", several(&|at| quoted(&english[at % 4]))),
            ("two words", several(&|at| both(&english[20 + at], &english[60 + at]))),
            (
                "phrase",
                several(&|at| {
                    let phrase = format!("\"{} {}\"", english[at], english[at + 1]);
                    (phrase.clone(), phrase)
                }),
            ),
            (
                "four letters and on",
                several(&|at| {
                    let begun: String = english[20 + at].chars().take(4).collect();
                    (format!("{begun}*"), format!("\"{begun}\" *"))
                }),
            ),
            ("two characters, rare", several(&|at| quoted(&chinese[4_000 + at]))),
            ("two characters, common", several(&|at| quoted(&chinese[20 + at]))),
            (
                "one character",
                several(&|at| {
                    let one: String = chinese[at].chars().take(1).collect();
                    (one.clone(), format!("character:{one}"))
                }),
            ),
            (
                "four characters",
                several(&|at| {
                    let four = format!("{}{}", chinese[at], chinese[at + 1]);
                    (four.clone(), format!("\"{}\"", pairs(&four)))
                }),
            ),
            ("two Chinese words", several(&|at| both(&chinese[at], &chinese[20 + at]))),
        ]
    }
}
