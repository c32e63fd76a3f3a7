//! All that a calendar knows of one day.

use chrono::NaiveDate;

use super::basis::Basis;
use super::day_kind::DayKind;
use super::notice::Notice;
use super::overlay::Overlay;

/// What decided whether a day is worked: a notice, the statute, the week or an overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source<'a> {
    /// The week alone: no notice and no overlay speaks of the day.
    Week,
    /// A notice of the State Council.
    Notice(&'a Notice),
    /// The statute, for want of a notice.
    Statute,
    /// An overlay, such as a closure of one office.
    Overlay(&'a Overlay),
}

impl<'a> Source<'a> {
    /// The document: a notice's number, the statute's name, an overlay's
    /// citation; nothing for the week alone.
    #[must_use]
    pub fn document(&self) -> Option<&'a str> {
        match self {
            Self::Week => None,
            Self::Notice(notice) => Some(notice.number()),
            Self::Statute => Some("全国年节及纪念日放假办法"),
            Self::Overlay(overlay) => Some(overlay.citation()),
        }
    }
}

/// All that a calendar knows of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day<'a> {
    pub(super) date: NaiveDate,
    pub(super) kind: DayKind,
    pub(super) name: Option<&'a str>,
    pub(super) statutory: bool,
    pub(super) basis: Basis,
    pub(super) source: Source<'a>,
}

impl<'a> Day<'a> {
    /// The civil date of the day.
    #[must_use]
    pub const fn date(&self) -> NaiveDate {
        self.date
    }

    /// The kind of the day: worked, made up for, weekend or holiday.
    #[must_use]
    pub const fn kind(&self) -> DayKind {
        self.kind
    }

    /// The holiday the day belongs to or makes up for, as printed.
    #[must_use]
    pub const fn name(&self) -> Option<&'a str> {
        self.name
    }

    /// Whether the statute itself names the day (法定节假日), as opposed to a
    /// moved rest day.
    #[must_use]
    pub const fn is_statutory(&self) -> bool {
        self.statutory
    }

    /// Whether the day is announced or provisional.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// The document that decided the day, if any did.
    #[must_use]
    pub fn document(&self) -> Option<&'a str> {
        self.source.document()
    }

    /// What decided whether the day is worked, to be cited.
    #[must_use]
    pub const fn source(&self) -> Source<'a> {
        self.source
    }
}
