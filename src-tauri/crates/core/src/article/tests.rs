use super::*;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_768_000_000, 0).unwrap_or_default()
}

#[test]
fn an_empty_page_is_a_finding() {
    assert_eq!(of_page("", "", now()).findings, [Finding::Empty]);
}
