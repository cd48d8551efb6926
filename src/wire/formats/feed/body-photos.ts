/**
 * Pictures whose caption and credit stand in a feed's text as lines of it.
 */
import { decodeHTML } from 'entities/decode'
import type { Media } from '#src/credits/credit.ts'
import { splitCaption } from '#src/credits/media-credit.ts'
import { longestLine, surePhotoLine } from '#src/credits/photo-line.ts'
import { phrases } from '#src/languages/index.ts'
import type { BodyHtml } from '../../html/index.ts'

export interface BodyPhotos {
  html: string
  text: string
  media: Media[]
}

/** Paragraphs that are looked at. */
const mostBlocks = 300
const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** A heading over nothing, at a text's end: "Video of the day". */
const headings: ReadonlySet<string> = new Set(phrases('relatedHeadings'))

interface Line {
  from: number
  to: number
  caption: boolean
  text: string
  image: Pick<Media, 'url' | 'altText'> | undefined
}

function pictureIn(attributes: string): Pick<Media, 'url' | 'altText'> {
  const url = /\bsrc="([^"]*)"/.exec(attributes)?.[1]
  const alt = /\balt="([^"]*)"/.exec(attributes)?.[1]
  return { ...(url && { url: decodeHTML(url) }), ...(alt && { altText: decodeHTML(alt) }) }
}

/** The paragraphs, captions and pictures of a body, as it was written anew. */
function linesOf(html: string): Line[] {
  const lines: Line[] = []
  for (const match of html.matchAll(/<(p|figcaption)>([\s\S]*?)<\/\1>|<img ([^>]*)>/g)) {
    if (lines.length === mostBlocks) break
    const [whole, name, inside = '', bare] = match
    const image = bare ?? /<img ([^>]*)>/.exec(inside)?.[1]
    lines.push({
      from: match.index,
      to: match.index + whole.length,
      caption: name === 'figcaption',
      text: inside.length > 4 * longestLine ? inside.slice(0, 4 * longestLine) : squeezed(decodeHTML(inside.replace(/<[^<>]*>/g, ' '))),
      image: image === undefined ? undefined : pictureIn(image),
    })
  }
  return lines
}

/** A body without the lines that caption and credit its pictures, and those pictures. */
export function takePhotos({ html, text }: BodyHtml): BodyPhotos {
  const lines = linesOf(html)
  const media: Media[] = []
  const dropped: Line[] = []
  let image: Line['image']
  for (const [at, line] of lines.entries()) {
    image = line.image ?? image
    const said = line.caption && line.text !== '' ? splitCaption(line.text) : surePhotoLine(line.text)
    // What stands under a table or a clip, and credits nobody, is no picture's.
    const found = image === undefined && said?.creditLine === undefined ? undefined : said
    if (!found) {
      if (line.text.length > longestLine / 2) image = undefined
      continue
    }
    dropped.push(line)
    const above = lines[at - 1]
    if (above && above.text !== '' && !above.image && above.text === found.caption) dropped.push(above)
    const { caption, creditLine, credit } = found
    media.push({ type: 'picture', ...image, ...(caption && { caption }), ...(creditLine && { creditLine }), ...(credit && { credit }) })
    image = undefined
  }
  const last = lines.at(-1)
  if (last && lines.length > 1 && headings.has(last.text.toLowerCase().replace(/:$/, ''))) dropped.push(last)
  if (dropped.length === 0) return { html, text, media }
  return { html: without(html, dropped), text: withoutLines(text, dropped), media }
}

/** The markup without the lines; pictures in them stay. */
function without(html: string, dropped: readonly Line[]): string {
  let [out, at] = ['', 0]
  for (const { from, to } of dropped.toSorted((a, b) => a.from - b.from)) {
    const images = html.slice(from, to).match(/<img [^>]*>/g)
    out += html.slice(at, from) + (images ? `<p>${images.join('')}</p>` : '')
    at = to
  }
  return (out + html.slice(at)).trim()
}

function withoutLines(text: string, dropped: readonly Line[]): string {
  const left = dropped.map((line) => line.text)
  return text
    .split(/\n{2,}/)
    .filter((block) => {
      const at = left.indexOf(squeezed(block))
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    .join('\n\n')
}

/** A feed's own pictures, with what the text says of one of them; and those that only the text has. */
export function joined(own: Media[], said: readonly Media[]): Media[] {
  const out = [...own]
  for (const one of said) {
    const at = out.findIndex(
      (media) =>
        media.type === 'picture' &&
        media.caption === undefined &&
        (one.url === undefined || media.url === undefined || media.url === one.url),
    )
    if (at < 0) out.push(one)
    else out[at] = { ...one, ...out[at]! }
  }
  return out
}
