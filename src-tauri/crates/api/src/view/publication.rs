//! Publications and what their recipe says.

use galley_core::publication::{CallToAction, Imprint, Publication, Recipe, Spelling};
use galley_core::theme::Theme;

use crate::publication::*;

pub fn call_to_action(call: &CallToAction) -> CallToActionText {
    CallToActionText { text: call.text.clone(), label: call.label.clone(), url: call.url.clone() }
}

pub fn call_to_action_of(call: &CallToActionText) -> CallToAction {
    CallToAction { text: call.text.clone(), label: call.label.clone(), url: call.url.clone() }
}

pub fn publication(publication: &Publication) -> PublicationView {
    let recipe = &publication.recipe;
    PublicationView {
        id: publication.id.to_string(),
        slug: publication.slug.clone(),
        name: publication.name.clone(),
        masthead: publication.masthead.clone(),
        language: publication.language.clone(),
        recipe: RecipeView {
            numbering: recipe.numbering.into(),
            kickers: recipe.kickers.into(),
            source_line: recipe.source_line.into(),
            source_links: recipe.source_links.into(),
            contents: recipe.contents.into(),
            top_link: recipe.top_link.into(),
            source_label: recipe.source_label.clone(),
            intro: recipe.intro.clone(),
            outro_heading: recipe.outro_heading.clone(),
            outro: recipe.outro.clone(),
            call_to_action: call_to_action(&recipe.call_to_action),
            subject_pattern: recipe.subject_pattern.clone(),
            preheader_pattern: recipe.preheader_pattern.clone(),
            item_count: recipe.item_count,
            item_words: recipe.item_words,
            footer: recipe.footer.clone(),
            cadence_days: recipe.cadence_days,
            approvals: recipe.approvals,
            spelling: spelling(recipe.spelling),
        },
        theme: if publication.theme.is_empty() { Theme::plain().slug } else { publication.theme.clone() },
        imprint: imprint(&publication.imprint),
    }
}

fn imprint(imprint: &Imprint) -> ImprintView {
    ImprintView {
        postal_address: imprint.postal_address.clone(),
        reason: imprint.reason.clone(),
        unsubscribe_url: imprint.unsubscribe_url.clone(),
        browser_url: imprint.browser_url.clone(),
        home_url: imprint.home_url.clone(),
        sender: imprint.sender.clone(),
        image_url: imprint.image_url.clone(),
    }
}

pub fn imprint_of(imprint: ImprintView) -> Imprint {
    let line = |words: String| words.trim().to_owned();
    Imprint {
        postal_address: line(imprint.postal_address),
        reason: line(imprint.reason),
        unsubscribe_url: line(imprint.unsubscribe_url),
        browser_url: line(imprint.browser_url),
        home_url: line(imprint.home_url),
        sender: line(imprint.sender),
        image_url: line(imprint.image_url),
    }
}

pub fn recipe_of(recipe: RecipeView) -> Recipe {
    Recipe {
        numbering: recipe.numbering.into(),
        kickers: recipe.kickers.into(),
        source_line: recipe.source_line.into(),
        source_links: recipe.source_links.into(),
        contents: recipe.contents.into(),
        top_link: recipe.top_link.into(),
        source_label: recipe.source_label,
        intro: recipe.intro,
        outro_heading: recipe.outro_heading,
        outro: recipe.outro,
        call_to_action: call_to_action_of(&recipe.call_to_action),
        subject_pattern: recipe.subject_pattern,
        preheader_pattern: recipe.preheader_pattern,
        item_count: recipe.item_count,
        item_words: recipe.item_words,
        footer: recipe.footer,
        cadence_days: recipe.cadence_days,
        approvals: recipe.approvals,
        spelling: spelling_of(recipe.spelling),
    }
}

fn spelling(spelling: Spelling) -> SpellingView {
    match spelling {
        Spelling::Language => SpellingView::Language,
        Spelling::American => SpellingView::American,
        Spelling::British => SpellingView::British,
        Spelling::Off => SpellingView::Off,
    }
}

fn spelling_of(spelling: SpellingView) -> Spelling {
    match spelling {
        SpellingView::Language => Spelling::Language,
        SpellingView::American => Spelling::American,
        SpellingView::British => Spelling::British,
        SpellingView::Off => Spelling::Off,
    }
}
