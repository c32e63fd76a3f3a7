//! `commitments`.

use anyhow::Result;
use serde_json::{Value, json};
use shixian::plan::huarong_2023;
use shixian::{Citation, Commitment, Language, Localized, StopKind};

use crate::args::CommitmentsArgs;
use crate::output::{self, say};

pub(crate) fn commitments(args: &CommitmentsArgs) -> Result<()> {
    let plan = huarong_2023::PLAN;
    if args.json {
        let rows: Vec<Value> = plan.commitments().iter().map(describe).collect();
        return say(&serde_json::to_string_pretty(&rows)?);
    }
    let mut table = output::table();
    table.set_header(match args.lang {
        Language::Chinese => ["编号", "承诺", "时限", "对象", "出处"],
        _ => ["id", "commitment", "limit", "promised of", "source"],
    });
    let lang = args.lang;
    for commitment in plan.commitments() {
        let citation = commitment.citation();
        let place = Citation::new(citation.item(), citation.tasks(), "");
        table.add_row([
            commitment.id().to_owned(),
            commitment.title_in(lang).to_owned(),
            commitment.limit().in_language(lang).to_string(),
            commitment.promised_of().in_language(lang).to_string(),
            place.in_language(lang).to_string(),
        ]);
    }
    say(&format!("{} ({})", plan.title(), plan.issued()))?;
    say(&table.to_string())
}

fn describe(commitment: &Commitment<'_>) -> Value {
    let citation = commitment.citation();
    let statutory = commitment.statutory_limit().map(|statutory| {
        json!({
            "limit": statutory.limit().to_string(),
            "law": statutory.law(),
            "article": statutory.article(),
        })
    });
    let readings: Vec<Value> = commitment
        .variants()
        .iter()
        .map(|variant| {
            json!({
                "place": variant.place().to_string(),
                "words": variant.words(),
                "limit": variant.limit().unwrap_or(commitment.limit()).to_string(),
            })
        })
        .collect();
    let stops: Vec<&str> = commitment.stop_kinds().iter().map(StopKind::id).collect();
    json!({
        "id": commitment.id(),
        "title": commitment.title(),
        "title_en": commitment.title_in(Language::English),
        "limit": commitment.limit().to_string(),
        "limit_zh": commitment.limit().chinese().to_string(),
        "from": commitment.start().chinese().to_string(),
        "to": commitment.finish().chinese().to_string(),
        "promised_of": commitment.promised_of().to_string(),
        "stopped_by": stops,
        "conventions": commitment.conventions(),
        "item": citation.item(),
        "tasks": citation.tasks(),
        "words": citation.words(),
        "statutory": statutory,
        "readings": readings,
        "strictest": commitment.strictest().map(|place| place.to_string()),
    })
}
