#![allow(clippy::unwrap_used)]

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// A picture with an upper left corner of its own colour, smooth everywhere else.
fn picture(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        let corner = x < width / 4 && y < height / 4;
        if corner { Rgb([250, 10, 10]) } else { Rgb([(x * 200 / width) as u8, (y * 200 / height) as u8, 200]) }
    }))
}

fn packed(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// An Exif block that says how the camera was held, and where (a marker of ours stands for the place).
fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.extend([orientation, 0, 0, 0, 0, 0, 0]);
    block.extend(b"GPS 59.3293N 18.0686E");
    block
}

fn photograph(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    encoder.set_exif_metadata(exif(orientation)).unwrap();
    encoder.write_image(picture(width, height).as_bytes(), width, height, ExtendedColorType::Rgb8).unwrap();
    bytes
}

fn unpacked(prepared: &Prepared) -> DynamicImage {
    image::load_from_memory(&prepared.bytes).unwrap()
}

fn sentence(bytes: &[u8]) -> String {
    prepare(bytes).unwrap_err().to_string()
}

#[test]
fn every_kind_comes_out_as_one_that_mail_programs_show() {
    let check = |format: ImageFormat, kind: ImageKind, changes: &[ImageChange]| {
        let prepared = prepare(&packed(&picture(40, 20), format)).unwrap();
        assert_eq!((prepared.kind, prepared.changes.as_slice()), (kind, changes), "{format:?}");
        assert_eq!((prepared.pixel_width, prepared.pixel_height), (40, 20), "{format:?}");
        assert_eq!(unpacked(&prepared).width(), 40, "{format:?}");
    };
    check(ImageFormat::Png, ImageKind::Png, &[]);
    check(ImageFormat::Jpeg, ImageKind::Jpeg, &[]);
    check(ImageFormat::Gif, ImageKind::Gif, &[]);
    check(ImageFormat::WebP, ImageKind::Png, &[ImageChange::Converted]);
    check(ImageFormat::Bmp, ImageKind::Png, &[ImageChange::Converted]);
    check(ImageFormat::Tiff, ImageKind::Png, &[ImageChange::Converted]);
}

#[test]
fn a_wide_picture_gets_twice_the_width_of_the_text_and_is_shown_at_once_that() {
    let check = |width: u32, height: u32, file: (u32, u32), shown: (u32, u32)| {
        let prepared = prepare(&packed(&picture(width, height), ImageFormat::Png)).unwrap();
        let record = ImageRecord::of(&prepared);
        assert_eq!((prepared.pixel_width, prepared.pixel_height), file);
        assert_eq!((record.width, record.height), shown);
        assert_eq!(prepared.changes.contains(&ImageChange::Resized), (width, height) != file);
        assert_eq!(unpacked(&prepared).width(), file.0);
    };
    check(2400, 1000, (1200, 500), (600, 250));
    check(1200, 600, (1200, 600), (600, 300));
    check(900, 300, (900, 300), (600, 200));
    check(300, 100, (300, 100), (300, 100));
    check(1, 1, (1, 1), (1, 1));
    check(3000, 1, (1200, 1), (600, 1));
    check(100, 9000, (67, 6000), (67, 6000));
}

#[test]
fn a_photograph_is_set_upright_and_forgets_where_it_was_taken() {
    let red = |picture: &DynamicImage, x: u32, y: u32| {
        let dot = picture.to_rgb8().get_pixel(x, y).0;
        dot[0] > 180 && dot[2] < 120
    };
    // Exif 2.32, table 6: where the first row and the first column of the file lie in the picture.
    for (orientation, turned, corner) in [
        (1, false, (5, 5)),
        (2, false, (194, 5)),
        (3, false, (194, 94)),
        (4, false, (5, 94)),
        (5, true, (5, 5)),
        (6, true, (94, 5)),
        (7, true, (94, 194)),
        (8, true, (5, 194)),
    ] {
        let bytes = photograph(200, 100, orientation);
        assert!(bytes.windows(3).any(|three| three == b"GPS"));
        let prepared = prepare(&bytes).unwrap();
        let size = if turned { (100, 200) } else { (200, 100) };
        assert_eq!((prepared.pixel_width, prepared.pixel_height), size, "{orientation}");
        assert!(red(&unpacked(&prepared), corner.0, corner.1), "{orientation}");
        for mark in [&b"GPS"[..], b"Exif"] {
            assert!(!prepared.bytes.windows(mark.len()).any(|window| window == mark), "{orientation}");
        }
        assert_eq!(prepared.changes.contains(&ImageChange::Turned), orientation > 1);
    }
    // The bounds hold for the picture as it stands.
    let tall = prepare(&photograph(2000, 1600, 6)).unwrap();
    assert_eq!((tall.pixel_width, tall.pixel_height), (1200, 1500));
}

#[test]
fn transparency_stays_where_there_is_some() {
    let mut dots = RgbaImage::from_pixel(30, 30, Rgba([1, 2, 3, 255]));
    let kind = |dots: &RgbaImage| {
        let prepared = prepare(&packed(&DynamicImage::ImageRgba8(dots.clone()), ImageFormat::Png)).unwrap();
        unpacked(&prepared).color().has_alpha()
    };
    assert!(!kind(&dots));
    dots.put_pixel(3, 3, Rgba([0, 0, 0, 0]));
    assert!(kind(&dots));
}

#[test]
fn a_large_picture_without_loss_gives_way_to_a_far_smaller_one() {
    let noise = DynamicImage::ImageRgb8(RgbImage::from_fn(1200, 900, |x, y| {
        let grain = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(2_246_822_519)).wrapping_mul(3_266_489_917) >> 29;
        Rgb([(x / 8) as u8 + grain as u8, (y / 8) as u8 + grain as u8, 120 + grain as u8])
    }));
    let prepared = prepare(&packed(&noise, ImageFormat::Png)).unwrap();
    assert_eq!(prepared.kind, ImageKind::Jpeg);
    assert_eq!(prepared.changes, [ImageChange::Converted]);
}

#[test]
fn taking_the_same_picture_twice_gives_the_same_file() {
    for bytes in [photograph(1500, 700, 6), packed(&picture(700, 300), ImageFormat::Png)] {
        assert_eq!(prepare(&bytes).unwrap(), prepare(&bytes).unwrap());
    }
}

#[test]
fn what_is_no_picture_is_named_and_refused() {
    let check = |bytes: &[u8], words: &str| {
        let found = sentence(bytes);
        assert!(found.contains(words), "{found}");
        assert!(found.ends_with('.'), "{found}");
    };
    check(b"", "empty");
    check(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG");
    check(b"\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- a --><svg/>", "SVG");
    check(b"<!DOCTYPE html><title>x</title>", "web page");
    check(b"  \n<html><body>", "web page");
    check(b"<rss version='2.0'/>", "markup");
    check(b"%PDF-1.7", "PDF");
    check(b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC");
    check(b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF");
    check(b"\0\0\0\x18ftypisom\0\0\0\0", "video");
    check(b"just words", "not a picture that Galley knows");
    check(&vec![0; MAX_INPUT + 1], "at most 25 MB");
}

#[test]
fn a_broken_file_is_refused_wherever_it_is_cut() {
    for (format, name) in [
        (ImageFormat::Png, "PNG"),
        (ImageFormat::Jpeg, "JPEG"),
        (ImageFormat::Gif, "GIF"),
        (ImageFormat::WebP, "WebP"),
        (ImageFormat::Bmp, "BMP"),
    ] {
        let whole = packed(&picture(64, 48), format);
        for cut in [whole.len() / 4, whole.len() / 2, whole.len() * 9 / 10, whole.len() - 8] {
            match prepare(&whole[..cut]) {
                Err(error) => assert!(error.to_string().contains(&format!("This {name} file is broken")), "{error}"),
                // The last bytes of a file may hold nothing of the picture.
                Ok(_) => assert!(cut > whole.len() * 9 / 10, "{name} cut at {cut} of {}", whole.len()),
            }
        }
    }
    let torn = packed(&picture(64, 48), ImageFormat::Png);
    let mislabelled = [&b"\x89PNG\r\n\x1a\n"[..], &packed(&picture(9, 9), ImageFormat::Jpeg)].concat();
    assert!(sentence(&mislabelled).contains("broken"));
    let mut flipped = torn.clone();
    flipped[60] ^= 0xFF;
    assert!(prepare(&flipped).is_err());
}

#[test]
fn nothing_follows_the_end_of_a_photograph() {
    let mut bytes = photograph(60, 40, 1);
    bytes.extend(b"a film that a phone has put here \xFF\xD9");
    assert!(!prepare(&bytes).unwrap().bytes.windows(6).any(|six| six == b"a film"));
}

/// A PNG file that says it is that large and holds almost nothing.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = packed(&picture(8, 8), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let check = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&check.to_be_bytes());
    bytes
}

/// The check sum of a part of a PNG file (ISO 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 })
    })
}

#[test]
fn a_file_that_would_fill_the_memory_is_refused_before_it_is_unpacked() {
    for (width, height) in [(60_000, 60_000), (20_000, 20_000), (1, 2_000_000), (0x7FFF_FFFF, 0x7FFF_FFFF)] {
        let started = std::time::Instant::now();
        prepare(&bomb(width, height)).unwrap_err();
        assert!(started.elapsed().as_millis() < 500, "{width} × {height}");
    }
    assert!(sentence(&bomb(20_000, 20_000)).contains("20000 × 20000"));
    let mut gif = packed(&picture(8, 8), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    assert!(sentence(&gif).contains("65535"), "{}", sentence(&gif));
}

/// A moving picture of so many frames, with a remark.
fn moving(frames: u32, side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    encoder.set_repeat(image::codecs::gif::Repeat::Infinite).unwrap();
    for at in 0..frames {
        let dots = RgbaImage::from_pixel(side, side, Rgba([(at * 9) as u8, 20, 30, 255]));
        encoder.encode_frame(image::Frame::new(dots)).unwrap();
    }
    drop(encoder);
    let remark = b"\x21\xFE\x0eTaken at home.\0";
    let place = bytes.iter().position(|byte| *byte == 0x21).unwrap();
    bytes.splice(place..place, remark.iter().copied());
    bytes
}

#[test]
fn a_moving_picture_is_kept_as_it_is_but_for_its_remarks() {
    let bytes = moving(3, 20);
    let prepared = prepare(&bytes).unwrap();
    assert_eq!((prepared.kind, prepared.pixel_width), (ImageKind::Gif, 20));
    assert_eq!(prepared.bytes.len(), bytes.len() - 18, "only the remark is gone");
    assert!(!prepared.bytes.windows(5).any(|five| five == b"Taken"));
    assert!(prepared.bytes.windows(11).any(|name| name == b"NETSCAPE2.0"), "it goes on repeating");
    assert!(sentence(&moving(2, 1201)).contains("at most 1200"));
    assert!(sentence(&moving(200, 1000)).contains("200 pictures"));
}

#[test]
fn a_gif_whose_pictures_leave_its_canvas_is_broken() {
    let mut bytes = moving(2, 20);
    bytes[6] = 10;
    assert!(sentence(&bytes).contains("broken"));
}

#[test]
fn a_moving_picture_of_another_kind_stands_still_and_that_is_said() {
    let mut bytes = packed(&picture(8, 8), ImageFormat::Png);
    let mut control = b"acTL\0\0\0\x02\0\0\0\0".to_vec();
    let check = crc(&control);
    control.extend(check.to_be_bytes());
    bytes.splice(33..33, [&8_u32.to_be_bytes()[..], &control].concat());
    assert_eq!(prepare(&bytes).unwrap().changes, [ImageChange::Stilled]);
}

#[test]
fn an_address_names_a_picture_by_its_whole_hash_only() {
    let record = ImageRecord::of(&prepare(&packed(&picture(8, 8), ImageFormat::Png)).unwrap());
    assert_eq!(hash_of(&record.address()), Some(record.hash.as_str()));
    for other in ["blob:", "blob:abc", "blob:https://example.com/1", "https://example.com/a.png", "BLOB:x"] {
        assert_eq!(hash_of(other), None, "{other}");
    }
}
