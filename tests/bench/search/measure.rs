//! Times, sizes and memory, and the table in which they are printed.

use std::io::Write;
use std::time::{Duration, Instant};

/// How often each thing is done where nothing else is said; the first times warm up and do not count.
const TIMES: usize = 48;
const WARM_UP: usize = 8;

/// One line of the table.
pub struct Row {
    pub name: String,
    /// The median and the nineteenth twentieth, in milliseconds.
    pub ours: (f64, f64),
    /// The same of the bare program, where it can do it at all.
    pub bare: Option<(f64, f64)>,
    /// How many rows Galley's reply had, in the mean; none where it is no list.
    pub found: Option<f64>,
}

/// The lines of one size.
pub struct Table {
    pub rows: Vec<Row>,
    /// Words of the names of the lines that are asked for; none for all.
    only: Vec<String>,
    /// How often each is done.
    times: usize,
}

impl Table {
    /// Begins the table of a size.
    pub fn begin(size: usize) -> Table {
        println!("\n## {size} stories\n");
        let only = std::env::var("GALLEY_BENCH_ONLY").unwrap_or_default();
        let only = only.split('|').map(str::trim).filter(|words| !words.is_empty()).map(str::to_owned).collect();
        let times = std::env::var("GALLEY_BENCH_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(TIMES);
        Table { rows: Vec::new(), only, times: times.max(2 * WARM_UP) }
    }

    /// Prints what the columns are.
    pub fn head(&self) {
        println!("| | p50 ms | p95 ms | bare p50 | bare p95 | ratio |\n|---|---|---|---|---|---|");
    }

    /// Whether a line of this name is asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|words| name.contains(words.as_str()))
    }

    /// Does both things in turn, as often as is needed, and prints how long each took. Both are told how
    /// often they were done before, so that they can choose another of several queries each time.
    pub fn both(&mut self, name: &str, mut galley: impl FnMut(usize) -> String, mut bare: impl FnMut(usize)) {
        if !self.wants(name) {
            return;
        }
        let (mut ours, mut theirs, mut found) = (Vec::new(), Vec::new(), Vec::new());
        for count in 0..self.times {
            let (took, reply) = time(|| galley(count));
            ours.push(took);
            theirs.push(time(|| bare(count)).0);
            found.extend(rows_of(&reply));
        }
        self.add(Row { name: name.to_owned(), ours: at(ours), bare: Some(at(theirs)), found: mean(&found) });
    }

    /// Does it, and what the bare program does instead where it can, with something between that is no part of either.
    pub fn resting(
        &mut self,
        name: &str,
        mut galley: impl FnMut(usize) -> String,
        mut bare: Option<&mut dyn FnMut(usize)>,
        rest: &mut impl FnMut(),
    ) {
        if !self.wants(name) {
            return;
        }
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for count in 0..self.times {
            ours.push(time(|| galley(count)).0);
            if let Some(bare) = &mut bare {
                theirs.push(time(|| bare(count)).0);
            }
            rest();
        }
        self.add(Row { name: name.to_owned(), ours: at(ours), bare: bare.is_some().then(|| at(theirs)), found: None });
    }

    /// Does what the bare program cannot do.
    pub fn alone(&mut self, name: &str, mut galley: impl FnMut(usize) -> String) {
        if !self.wants(name) {
            return;
        }
        let (mut ours, mut found) = (Vec::new(), Vec::new());
        for count in 0..self.times {
            let (took, reply) = time(|| galley(count));
            ours.push(took);
            found.extend(rows_of(&reply));
        }
        self.add(Row { name: name.to_owned(), ours: at(ours), bare: None, found: mean(&found) });
    }

    fn add(&mut self, row: Row) {
        let (p50, p95) = row.ours;
        match row.bare {
            Some((bare, bare_95)) => {
                let ratio = p50 / bare;
                println!("| {} | {p50:.2} | {p95:.2} | {bare:.2} | {bare_95:.2} | {ratio:.2} |", row.name);
            }
            None => println!("| {} | {p50:.2} | {p95:.2} | | | |", row.name),
        }
        std::io::stdout().flush().unwrap();
        self.rows.push(row);
    }
}

/// Prints how each line grew from the smallest size to the largest, and how many rows it had at either: a page that was
/// not full in the small library says little of growth.
pub fn growth(tables: &[(usize, Table)]) {
    let (Some((least, small)), Some((most, large))) = (tables.first(), tables.last()) else { return };
    if least == most {
        return;
    }
    println!(
        "\n## From {least} to {most} stories\n\n| | p50 grows by | rows at {least} | rows at {most} | p50 at {most} | ratio to \
         the bare |\n|---|---|---|---|---|---|"
    );
    for row in &large.rows {
        let Some(before) = small.rows.iter().find(|before| before.name == row.name) else { continue };
        let bare = row.bare.map(|bare| format!("{:.2}", row.ours.0 / bare.0)).unwrap_or_default();
        let rows = |row: &Row| row.found.map(|found| format!("{found:.0}")).unwrap_or_default();
        let (few, many) = (rows(before), rows(row));
        println!("| {} | {:.2} | {few} | {many} | {:.2} | {bare} |", row.name, row.ours.0 / before.ours.0, row.ours.0);
    }
}

fn at(mut times: Vec<f64>) -> (f64, f64) {
    let times = &mut times[WARM_UP..];
    times.sort_by(f64::total_cmp);
    let of = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    (of(0.5), of(0.95))
}

fn time<T>(what: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let made = what();
    (begun.elapsed().as_secs_f64() * 1_000.0, made)
}

/// How many rows a reply lists; none where it is no list.
fn rows_of(reply: &str) -> Option<f64> {
    let reply: serde_json::Value = serde_json::from_str(reply).ok()?;
    ["stories", "hits"].iter().find_map(|name| Some(reply[name].as_array()?.len() as f64))
}

fn mean(of: &[f64]) -> Option<f64> {
    (!of.is_empty()).then(|| of.iter().sum::<f64>() / of.len() as f64)
}

/// What of this process lies in memory now, and the most that ever did since [`forget_peak`], in MB; 0 where the
/// system does not say.
pub fn memory() -> (u64, u64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.split_whitespace().next().and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1_024
    };
    (of("VmRSS:"), of("VmHWM:"))
}

/// Begins to watch the peak of memory anew, where the system lets it.
pub fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The processor's time of this process so far, all its threads together; nothing where the system does not say. Beside
/// other work it tells more than the clock.
pub fn processor() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind_name = stat.rsplit(')').next().unwrap_or_default();
    // The twelfth and thirteenth behind the name, in hundredths of a second.
    let ticks: u64 = behind_name.split_whitespace().skip(11).take(2).filter_map(|tick| tick.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
