/**
 * Bodies' HTML: made safe, and as plain text with a line a block.
 */
import { Parser } from 'htmlparser2'
import sanitize from 'sanitize-html'

const allowedTags =
  'p br hr h1 h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd table caption thead tbody tfoot tr td th a em strong b i u s sub sup small cite q abbr time code figure figcaption img video audio source iframe div span section article aside'.split(
    ' ',
  )
const embeds = ['www.youtube.com', 'www.youtube-nocookie.com', 'player.vimeo.com', 'platform.twitter.com']

/** HTML with only what a body needs: no scripts, styles, event handlers or addresses other than http(s) and mailto. */
export function sanitizeHtml(html: string): string {
  return sanitize(html, {
    allowedTags,
    allowedAttributes: {
      a: ['href', 'title'],
      img: ['src', 'alt', 'width', 'height'],
      iframe: ['src', 'width', 'height'],
      video: ['src', 'poster'],
      audio: ['src'],
      source: ['src', 'type'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
      time: ['datetime'],
      blockquote: ['cite'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedIframeHostnames: embeds,
    nestingLimit: 200,
    disallowedTagsMode: 'discard',
  })
    .replace(/<(p|span|div|li|h[1-6])>\s*<\/\1>/g, '')
    .replace(/\n\s+/g, '\n')
    .trim()
}

const blockTags =
  /^(?:p|h[1-6]|blockquote|pre|ul|ol|li|dl|dt|dd|table|caption|tr|div|section|article|aside|figure|figcaption|hr|header|footer|main|body)$/
const paragraphs = /^(?:p|h[1-6]|blockquote|pre|ul|ol|dl|table|div|section|article|aside|figure|hr)$/
const silent = /^(?:script|style|head|template|noscript)$/

/** Text of a body: blocks apart by an empty line, items and rows by a line end, cells by a tab; white space as a browser shows it. */
export function textOfHtml(html: string): string {
  const out: string[] = []
  let line = ''
  let blankEnd = false
  let gap = 0
  let inPre = 0
  let inSilent = 0
  const flush = (lines: number) => {
    const trimmed = line.trimEnd()
    if (/\S/.test(trimmed)) {
      if (out.length > 0) out.push('\n'.repeat(Math.max(gap, 1)))
      out.push(inPre ? trimmed.replace(/^\n+/, '') : trimmed.trimStart())
      gap = lines
    } else gap = Math.max(gap, lines)
    line = ''
    blankEnd = false
  }
  const parser = new Parser(
    {
      onopentagname(tag) {
        if (silent.test(tag)) inSilent++
        if (tag === 'br') flush(1)
        else if (blockTags.test(tag)) flush(paragraphs.test(tag) ? 2 : 1)
        if (tag === 'pre') inPre++
      },
      ontext(data) {
        if (inSilent > 0) return
        if (inPre > 0) {
          const [first = '', ...rest] = data.replace(/\r\n?/g, '\n').split('\n')
          line += first
          for (const next of rest) {
            flush(1)
            line = next
          }
          return
        }
        const collapsed = data.replace(/[ \t\r\n\f]+/g, ' ')
        const piece = line === '' || blankEnd ? collapsed.replace(/^ /, '') : collapsed
        // Remembered, not looked up: a line that grows by single characters must not be read again for each.
        if (piece !== '') blankEnd = piece.endsWith(' ')
        line += piece
      },
      onclosetag(tag) {
        if (silent.test(tag) && inSilent > 0) inSilent--
        if (tag === 'td' || tag === 'th') {
          line = `${line.replace(/ $/, '')}\t`
          blankEnd = true
        } else if (blockTags.test(tag)) flush(paragraphs.test(tag) ? 2 : 1)
        if (tag === 'pre' && inPre > 0) inPre--
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  flush(0)
  return out.join('')
}
