//! The `shixian` command: due days, explanations and checked case logs.
//!
//! It only wires: files, the system clock and the terminal are here, every
//! answer comes from the library.

mod args;
mod calendar;
mod check;
mod due;
mod exit_code;
mod inspect;
mod log;
mod names;
mod output;
mod plan;
mod table;

use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use clap::Parser;

use crate::args::{Cli, Command};
use crate::exit_code::{ALL_READ, INTERRUPTED, PANICKED, UNUSABLE};

fn main() -> ExitCode {
    // what reads or writes workbooks panics now and then where they are broken or the
    // disk is full; that is caught, and told in one sentence
    let told = Arc::new(Mutex::new(String::new()));
    let panicked = Arc::clone(&told);
    std::panic::set_hook(Box::new(move |panic| {
        if let Ok(mut told) = panicked.lock() {
            *told = panic.to_string();
        }
    }));
    std::panic::catch_unwind(run).unwrap_or_else(|_| {
        let told = told.lock().map(|told| told.clone());
        output::tell(&format!(
            "this is a fault of shixian: {}",
            told.unwrap_or_default()
        ));
        ExitCode::from(PANICKED)
    })
}

fn run() -> ExitCode {
    let cli = Cli::parse();
    let result = match &cli.command {
        Command::Check(args) => check::run(args),
        Command::Inspect(args) => inspect::run(args).map(|()| ALL_READ),
        Command::Due(args) => due::due(args).map(|()| ALL_READ),
        Command::Elapsed(args) => due::elapsed(args).map(|()| ALL_READ),
        Command::Explain(args) => due::explain(args).map(|()| ALL_READ),
        Command::Plan(args) => plan::run(args).map(|()| ALL_READ),
        Command::Calendar(args) => calendar::run(args).map(|()| ALL_READ),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) if output::is_broken_pipe(&error) => ExitCode::from(ALL_READ),
        Err(error) => {
            let cure = log::cure(&error).map(|cure| format!("; {cure}"));
            output::tell(&format!("error: {error:#}{}", cure.unwrap_or_default()));
            ExitCode::from(if log::is_stopped() {
                INTERRUPTED
            } else {
                UNUSABLE
            })
        }
    }
}
