import { UnreadableFile } from './unreadable'

/** On paper a logo is a few centimeters wide. */
const SIZE = { width: 600, height: 240 }
const MOST_PIXELS = 25_000_000

/**
 * A PNG or JPEG picture as letters and pages can show it: decoded and drawn anew on white, no larger than
 * it is printed. Nothing that was hidden in the file is in the picture.
 */
export async function readLogo(input: Uint8Array): Promise<{ png: Uint8Array }> {
  const { default: sharp } = await import('sharp')
  try {
    const picture = sharp(input, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    const { format } = await picture.metadata()
    if (format !== 'png' && format !== 'jpeg') throw new Error(`The picture is ${format}.`)
    const drawn = picture
      .rotate()
      .resize({ ...SIZE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColorspace('srgb')
      .png({ palette: false, progressive: false })
    return { png: new Uint8Array(await drawn.toBuffer()) }
  } catch {
    throw new UnreadableFile('file-unreadable', 'The picture cannot be read. Save it again as PNG or JPEG.')
  }
}
