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

use clap::Parser;

use crate::args::{Cli, Command};
use crate::exit_code::{ALL_READ, INTERRUPTED, UNUSABLE};

fn main() -> ExitCode {
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
            eprintln!("error: {error:#}{}", cure.unwrap_or_default());
            ExitCode::from(if log::is_stopped() {
                INTERRUPTED
            } else {
                UNUSABLE
            })
        }
    }
}
