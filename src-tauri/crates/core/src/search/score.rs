//! Best match: how well a hit answers, told from the hit alone. The newest few hundred hits are scored and
//! put in order; a score over all hits would take seconds where a word is common.

use super::phrase::Phrase;

/// What a find in the headline is worth beside one in the text.
const HEADLINE: f64 = 4.0;

/// How soon further finds of one phrase count less (the `k` of BM25).
const SATURATION: f64 = 1.2;

/// Finds beyond this many are not counted.
const MOST: usize = 20;

/// A text of this length counts as it is; longer ones less, shorter ones more. In bytes.
const USUAL_LENGTH: f64 = 1_200.0;

/// The score of a hit: higher is better. `rank` is its place by age among the hits, from 0 to 1.
pub fn score(phrases: &[&Phrase], headline: &str, text: &str, rank: f64) -> f64 {
    let (lower_headline, lower) = (headline.to_ascii_lowercase(), text.to_ascii_lowercase());
    let count = |phrase: &Phrase, text: &str, lower: &str| {
        // Only what does not stand there as typed is looked for in all the ways that are the same folded.
        let seen = phrase.glimpse(text, lower).take(MOST).count();
        let times = if seen > 0 { seen } else { phrase.find(text, MOST).len() };
        f64::from(u16::try_from(times).unwrap_or(u16::MAX))
    };
    let length = 0.25 + 0.75 * (text.len() as f64) / USUAL_LENGTH;
    let found: f64 = phrases
        .iter()
        .map(|phrase| {
            let times = HEADLINE * count(phrase, headline, &lower_headline) + count(phrase, text, &lower);
            times / (times + SATURATION * length)
        })
        .sum();
    // Among equals the newer is the better answer.
    found - 0.15 * rank
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::phrase::Ending;

    #[test]
    fn the_better_answer_scores_higher() {
        let phrase = Phrase::of("harbour", Ending::Whole);
        let phrases: Vec<&Phrase> = phrase.iter().collect();
        let check = |better: (&str, &str), worse: (&str, &str)| {
            assert!(score(&phrases, better.0, better.1, 0.5) > score(&phrases, worse.0, worse.1, 0.5));
        };
        check(("The harbour", "Text."), ("A port", "The harbour."));
        check(("A", "harbour harbour"), ("A", "harbour and more"));
        let long = format!("harbour {}", "words ".repeat(900));
        check(("A", "harbour"), ("A", &long));
        assert!(score(&phrases, "A", "harbour", 0.0) > score(&phrases, "A", "harbour", 1.0));
    }
}
