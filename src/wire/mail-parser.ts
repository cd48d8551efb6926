/**
 * postal-mime, with our own way between the two forms of a text. A part that is there in one form only is made into the other; the library takes the
 * square of a link's length for that.
 */
import type PostalMime from 'postal-mime'
import { escapeText } from '#src/text/escape.ts'
import { textOfHtml } from './html/body.ts'

type Form = 'plain' | 'html'
type Part = { type: 'text'; value: string } | { type: 'subMessage' }

/** What its parser has inside; its types leave it out. */
interface Inside {
  textMap: Map<object, Partial<Record<Form, Part[]>>>
  textTypes: Set<Form>
  renderTextContent(): void
}

let opened: Promise<typeof PostalMime> | undefined

/** The parser's class; loaded when the first mail is read. */
export function mailParser(): Promise<typeof PostalMime> {
  opened ??= import('postal-mime').then(({ default: parser }) => {
    const inside = parser.prototype as unknown as Inside
    const { renderTextContent } = inside
    inside.renderTextContent = function (this: Inside) {
      for (const parts of this.textMap.values())
        for (const form of this.textTypes)
          parts[form] ??= (parts[form === 'html' ? 'plain' : 'html'] ?? []).map((part) => inForm(part, form))
      renderTextContent.call(this)
    }
    return parser
  })
  return opened
}

/** A message within the message has both forms. */
function inForm(part: Part, form: Form): Part {
  if (part.type !== 'text') return part
  return {
    type: 'text',
    value: form === 'plain' ? textOfHtml(part.value) : `<div>${escapeText(part.value).replace(/\r?\n/g, '<br>')}</div>`,
  }
}
