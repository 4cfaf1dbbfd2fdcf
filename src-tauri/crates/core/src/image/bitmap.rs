//! One still picture: measured, unpacked within bounds, made smaller, set upright, packed anew.
//!
//! Packing anew from the bare dots is what removes every remark of a camera or a program. The profile of
//! its colours stays, since a picture without it looks different.

use std::io::Cursor;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType as Kernel, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage,
};

use super::kind::Recognized;
use super::{ImageChange, ImageKind, MAX_FILE_HEIGHT, MAX_FILE_WIDTH, Prepared, broken, refused, scaled};
use crate::error::Result;

/// The most dots that are unpacked: a camera of today has half of it.
const MAX_PIXELS: u64 = 40_000_000;
/// The most bytes that the unpacked dots may take.
const MAX_UNPACKED: u64 = 160_000_000;
/// The longest side.
const MAX_SIDE: u32 = 30_000;
/// How good a JPEG is, of 100.
const QUALITY: u8 = 85;
/// A picture without loss may be as large as this, before one with loss is tried, in bytes.
const FINE: usize = 200_000;
/// The longest colour profile that is kept, in bytes; a printer's are longer and nothing for a screen.
const MAX_PROFILE: usize = 16_384;

/// What an unpacker may take.
pub fn limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(2 * MAX_UNPACKED);
    limits
}

pub fn prepare(bytes: &[u8], kind: Recognized) -> Result<Prepared> {
    let torn = |error: ImageError| match error {
        ImageError::Limits(_) => refused(format!(
            "This {} would take more memory than a picture may have. Save it smaller and try again.",
            kind.name()
        )),
        _ => broken(kind.name()),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(kind));
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(torn)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height, decoder.total_bytes(), kind)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let picture = DynamicImage::from_decoder(decoder).map_err(torn)?;
    let mut changes = Vec::new();
    let picture = flat(picture);
    let (picture, resized) = smaller(picture, orientation)?;
    changes.extend(resized.then_some(ImageChange::Resized));
    let mut picture = opaque(picture);
    if orientation != Orientation::NoTransforms {
        picture.apply_orientation(orientation);
        changes.push(ImageChange::Turned);
    }
    let profile = profile.filter(|profile| profile.len() <= MAX_PROFILE && profile.get(16..20) == Some(b"RGB "));
    changes.extend(moves(bytes, kind).then_some(ImageChange::Stilled));
    let (bytes, packed) = pack(&picture, kind, profile.as_deref())?;
    if kind.name() != packed.name().to_ascii_uppercase() {
        changes.push(ImageChange::Converted);
    }
    changes.sort_unstable();
    Ok(Prepared { bytes, kind: packed, pixel_width: picture.width(), pixel_height: picture.height(), changes })
}

fn format(kind: Recognized) -> ImageFormat {
    match kind {
        Recognized::Png => ImageFormat::Png,
        Recognized::Jpeg => ImageFormat::Jpeg,
        Recognized::Gif => ImageFormat::Gif,
        Recognized::Webp => ImageFormat::WebP,
        Recognized::Bmp => ImageFormat::Bmp,
        Recognized::Tiff => ImageFormat::Tiff,
    }
}

fn check_size(width: u32, height: u32, unpacked: u64, kind: Recognized) -> Result<()> {
    if width == 0 || height == 0 {
        return Err(broken(kind.name()));
    }
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS || unpacked > MAX_UNPACKED || width > MAX_SIDE || height > MAX_SIDE {
        return Err(refused(format!(
            "This {} says that it is {width} × {height} dots, more than is unpacked here ({} million dots of 8 bits). Save it \
             smaller and try again.",
            kind.name(),
            MAX_PIXELS / 1_000_000
        )));
    }
    Ok(())
}

/// Whether the file holds a moving picture, of which only the first one is unpacked.
fn moves(bytes: &[u8], kind: Recognized) -> bool {
    let holds = |sign: &[u8], within: usize| bytes[..bytes.len().min(within)].windows(4).any(|four| four == sign);
    match kind {
        Recognized::Png => holds(b"acTL", 4_096),
        Recognized::Webp => holds(b"ANIM", 64),
        _ => false,
    }
}

/// Red, green and blue in 8 bits each, with transparency where there is any kind of it.
fn flat(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageRgb8(_) | DynamicImage::ImageRgba8(_) => picture,
        other if other.color().has_alpha() => DynamicImage::ImageRgba8(other.into_rgba8()),
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    }
}

/// A picture without transparency where every dot is opaque.
fn opaque(picture: DynamicImage) -> DynamicImage {
    match picture {
        DynamicImage::ImageRgba8(dots) if dots.pixels().all(|dot| dot.0[3] == u8::MAX) => {
            DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(dots).into_rgb8())
        }
        other => other,
    }
}

/// The picture within the bounds of a file, and whether it had to be made smaller. It lies as its camera
/// held it, so the bounds are turned with it.
fn smaller(picture: DynamicImage, orientation: Orientation) -> Result<(DynamicImage, bool)> {
    let (wide, high) = (picture.width(), picture.height());
    let lies = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (most_wide, most_high) =
        if lies { (MAX_FILE_HEIGHT, MAX_FILE_WIDTH) } else { (MAX_FILE_WIDTH, MAX_FILE_HEIGHT) };
    if wide <= most_wide && high <= most_high {
        return Ok((picture, false));
    }
    let by_width = u64::from(most_wide) * u64::from(high) <= u64::from(most_high) * u64::from(wide);
    let (to_wide, to_high) = match by_width {
        true => (most_wide, scaled(high, most_wide, wide)),
        false => (scaled(wide, most_high, high), most_high),
    };
    let too_large = |_| refused("This picture could not be made smaller. Save it smaller and try again.");
    let mut resizer = Resizer::new();
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(Kernel::Lanczos3));
    let kind = if picture.color().has_alpha() { PixelType::U8x4 } else { PixelType::U8x3 };
    let source = ImageRef::new(wide, high, picture.as_bytes(), kind).map_err(|_| broken("picture"))?;
    let mut target = Image::new(to_wide, to_high, kind);
    resizer.resize(&source, &mut target, &options).map_err(too_large)?;
    let dots = target.into_vec();
    let made = match kind {
        PixelType::U8x4 => RgbaImage::from_raw(to_wide, to_high, dots).map(DynamicImage::ImageRgba8),
        _ => RgbImage::from_raw(to_wide, to_high, dots).map(DynamicImage::ImageRgb8),
    };
    made.map(|made| (made, true)).ok_or_else(|| broken("picture"))
}

/// The file: what came with loss keeps its way; what is sharp stays so, unless that is far larger.
fn pack(picture: &DynamicImage, from: Recognized, profile: Option<&[u8]>) -> Result<(Vec<u8>, ImageKind)> {
    if from == Recognized::Jpeg {
        return Ok((jpeg(picture, profile)?, ImageKind::Jpeg));
    }
    let sharp = png(picture, profile)?;
    if sharp.len() > FINE && !picture.color().has_alpha() {
        let soft = jpeg(picture, profile)?;
        if soft.len() < sharp.len() / 2 {
            return Ok((soft, ImageKind::Jpeg));
        }
    }
    Ok((sharp, ImageKind::Png))
}

fn png(picture: &DynamicImage, profile: Option<&[u8]>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    if let Some(profile) = profile {
        // A coder that knows no profiles writes the picture without one.
        let _ = encoder.set_icc_profile(profile.to_vec());
    }
    write(picture, encoder)?;
    Ok(bytes)
}

fn jpeg(picture: &DynamicImage, profile: Option<&[u8]>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    if let Some(profile) = profile {
        let _ = encoder.set_icc_profile(profile.to_vec());
    }
    write(picture, encoder)?;
    Ok(bytes)
}

fn write(picture: &DynamicImage, encoder: impl ImageEncoder) -> Result<()> {
    encoder
        .write_image(picture.as_bytes(), picture.width(), picture.height(), picture.color().into())
        .map_err(|_| refused("This picture could not be packed for mail. Save it as PNG or JPEG and try again."))
}
