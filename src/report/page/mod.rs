//! The report as a page: one file that needs nothing else, for the screen and for
//! A4 paper.

mod charts;
mod detail;
mod texts;
mod view;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};

use crate::ground::language::Language;

use super::summary::Summary;

/// Why a page cannot be made. Either is a fault of this library.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PageError {
    /// The template of the page failed: a fault of this library.
    #[error("the page cannot be made: this is a fault of shixian, please report it")]
    Template(#[from] Error),
    /// A chart cannot be drawn.
    #[error("a chart cannot be drawn ({0}): this is a fault of shixian, please report it")]
    Chart(String),
}

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");

/// The summary as a page in `language`: HTML with its style and its charts inside.
/// The same summary gives the same page, to the byte.
///
/// # Errors
///
/// None that the summary could cause.
pub fn render_page(summary: &Summary<'_>, language: Language) -> Result<String, PageError> {
    let view =
        view::View::new(summary, language).map_err(|error| PageError::Chart(error.to_string()))?;
    let mut environment = Environment::new();
    // a name that the page has and its data have not is a fault, not an empty place
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()?;
    environment.set_syntax(syntax);
    let is_chinese = language == Language::Chinese;
    environment.add_function(
        "say",
        move |english: String, chinese: String| {
            if is_chinese { chinese } else { english }
        },
    );
    environment.add_template("page.html", TEMPLATE)?;
    let template = environment.get_template("page.html")?;
    let page = template.render(minijinja::context! {
        page => Serde(view),
        style => STYLE,
        lang => if is_chinese { "zh-CN" } else { "en" },
    })?;
    Ok(allowed(page))
}

/// The page with what HTML allows nowhere, not even escaped, replaced: control
/// characters and noncharacters, which a log may hold.
fn allowed(page: String) -> String {
    let is_allowed = |c: char| {
        let is_control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        let is_noncharacter =
            matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
        !is_control && !is_noncharacter
    };
    if page.chars().all(is_allowed) {
        return page;
    }
    page.replace(|c| !is_allowed(c), "\u{fffd}")
}
