#![allow(clippy::unwrap_used, missing_docs)]

use super::*;

fn level(pages: &[u64]) -> Level {
    let pieces = pages.iter().map(|pages| Piece { pages: *pages, records: *pages, gone: 0 }).collect();
    Level { pieces, under_way: false }
}

fn check(levels: &[&[u64]], joining: Joining, expect: Option<Step>) {
    let levels: Vec<Level> = levels.iter().map(|pages| level(pages)).collect();
    assert_eq!(next(&levels, joining), expect, "{levels:?}");
}

#[test]
fn few_pieces_are_left_as_they_are() {
    check(&[], Joining::Aside, None);
    check(&[&[]], Joining::Aside, None);
    check(&[&[4; 7]], Joining::Aside, None);
    check(&[&[4; 7], &[], &[30_000]], Joining::Whole, None);
}

#[test]
fn what_came_since_is_joined_level_by_level_beside_a_large_piece() {
    check(&[&[4; 8], &[], &[30_000]], Joining::Aside, Some(Step::Level));
    check(&[&[4; 3], &[40; 8], &[30_000]], Joining::Aside, Some(Step::Level));
    check(&[&[4; 3], &[40; 7], &[30_000]], Joining::Aside, None);
}

#[test]
fn a_large_import_becomes_one_piece() {
    check(&[&[400; 200]], Joining::Whole, Some(Step::All));
    check(&[&[400; 200], &[30_000]], Joining::Aside, Some(Step::All));
    check(&[&[400; 20], &[30_000]], Joining::Aside, Some(Step::Level));
}

#[test]
fn a_large_piece_is_not_written_anew_for_small_ones_of_its_level_but_lifted_above_them() {
    check(&[&[4; 2], &[30_000, 32, 32, 32, 32, 32, 32, 32]], Joining::Aside, Some(Step::All));
    check(&[&[4; 2], &[300, 320, 320, 320, 320, 320, 320, 320], &[30_000]], Joining::Aside, Some(Step::Level));
}

#[test]
fn of_levels_that_are_as_full_the_lowest_counts() {
    let heavy = &[30_000, 4, 4, 4, 4, 4, 4, 4];
    check(&[&[4; 8], heavy], Joining::Aside, Some(Step::Level));
    check(&[heavy, &[4; 8]], Joining::Aside, Some(Step::All));
}

#[test]
fn what_is_under_way_goes_on() {
    let mut levels = [level(&[4; 2]), level(&[400, 400])];
    levels[1].under_way = true;
    assert_eq!(next(&levels, Joining::Aside), Some(Step::Level));
    assert_eq!(next(&levels, Joining::Whole), Some(Step::Level));
    assert_eq!(next(&levels, Joining::Crowded), None);
}

#[test]
fn a_long_work_joins_only_a_crowd() {
    check(&[&[400; 255]], Joining::Crowded, None);
    check(&[&[400; 256], &[30_000]], Joining::Crowded, Some(Step::Level));
}

#[test]
fn an_index_of_which_a_tenth_was_taken_out_is_made_anew_where_it_is_not_small() {
    let of = |pages, gone| [Level { pieces: vec![Piece { pages, records: 1_000, gone }], under_way: false }];
    assert_eq!(next(&of(5_000, 100), Joining::Aside), Some(Step::All));
    assert_eq!(next(&of(5_000, 99), Joining::Aside), None);
    assert_eq!(next(&of(100, 900), Joining::Aside), None);
}

#[test]
fn a_record_of_another_form_is_not_read() {
    assert_eq!(read(&[]), None);
    assert_eq!(read(&[0, 0, 0, 1, 1, 1, 9]), None);
    assert_eq!(read(&[0, 0, 0, 1, 0xFF, 0, 0, 1, 1, 1, 9, 0, 1, 5]), None);
    assert_eq!(read(&[0, 0, 0, 1, 0xFF, 0, 0, 1, 0, 0, 0]), Some(vec![]));
    // A number of more than one byte: 0x81 0x00 is 128.
    let one = [0, 0, 0, 1, 0xFF, 0, 0, 1, 1, 1, 9, 0, 1, 5, 1, 0x81, 0, 1, 1, 0, 3, 7];
    let piece = Piece { pages: 128, records: 7, gone: 3 };
    assert_eq!(read(&one), Some(vec![Level { pieces: vec![piece], under_way: false }]));
    assert_eq!(read(&[&one[..], &[0]].concat()), None);
}
