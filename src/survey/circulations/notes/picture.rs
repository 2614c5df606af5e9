//! A link as a picture that telephones read.

use qrcode::render::svg;
use qrcode::{Color, QrCode};

use crate::error::AppError;

/// Pixels of a module, and modules of white around the code, which readers need.
const SCALE: usize = 6;
const QUIET: usize = 4;

/// As a drawing for a page.
pub(super) fn drawing(link: &str) -> Result<String, AppError> {
    let code = QrCode::new(link).map_err(AppError::internal)?;
    let mut drawing = code.render::<svg::Color<'_>>();
    Ok(drawing.min_dimensions(160, 160).build())
}

/// As a picture (PNG) for a document, and its width in pixels.
pub(super) fn picture(link: &str) -> Result<(Vec<u8>, u32), AppError> {
    let code = QrCode::new(link).map_err(AppError::internal)?;
    let modules = code.width();
    let colours = code.to_colors();
    let width = (modules + 2 * QUIET) * SCALE;
    let mut pixels = vec![255_u8; width * width];
    for (at, pixel) in pixels.iter_mut().enumerate() {
        let (row, column) = (at / width / SCALE, at % width / SCALE);
        let place = row
            .checked_sub(QUIET)
            .zip(column.checked_sub(QUIET))
            .filter(|(row, column)| *row < modules && *column < modules);
        let colour = place.and_then(|(row, column)| colours.get(row * modules + column));
        if colour == Some(&Color::Dark) {
            *pixel = 0;
        }
    }
    let size = u32::try_from(width).map_err(AppError::internal)?;
    Ok((encoded(&pixels, size)?, size))
}

fn encoded(pixels: &[u8], size: u32) -> Result<Vec<u8>, AppError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, size, size);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(AppError::internal)?;
    writer
        .write_image_data(pixels)
        .map_err(AppError::internal)?;
    writer.finish().map_err(AppError::internal)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_picture_with_a_white_margin() {
        let (bytes, width) = picture("https://desk.example.org/s/abc").unwrap();
        assert!(bytes.starts_with(&[0x89, b'P', b'N', b'G']));
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .unwrap();
        assert_eq!(reader.info().width, width);
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let row = usize::try_from(width).unwrap();
        assert!(pixels.iter().take(row * SCALE * QUIET).all(|it| *it == 255));
        assert_eq!(
            pixels.get(row * SCALE * QUIET + SCALE * QUIET),
            Some(&0),
            "a corner"
        );
        assert!(
            drawing("https://desk.example.org/s/abc")
                .unwrap()
                .contains("<svg")
        );
    }
}
