/**
 * How XML of feeds is read: names by namespace, and items as they end, so that no more than one is held.
 */
import { resolve } from '#src/text/address.ts'
import { readXml } from '../../xml/index.ts'
import { definedIn } from '../../xml/prolog.ts'
import type { XmlRules, XmlSource, XmlTree } from '../../xml/rules.ts'
import { toHtml, type XmlElement } from '../../xml/select.ts'
import { vocabularies } from './names.ts'

const rules: XmlRules = {
  items: new Set(['item', 'entry']),
  itemsEndOneAnother: true,
  mostElements: 50_000,
  structural: new Set(['rss', 'rdf', 'feed', 'channel', 'item', 'entry', 'urlset', 'url']),
  vocabularies,
}

/**
 * @param url what relative addresses are relative to
 * @param prolog what stands before the root element: a doctype there may define entities
 */
export const readFeedXml = (text: string, url: string | undefined, prolog = '', onItem?: XmlSource['onItem']): XmlTree =>
  readXml(text, rules, { url, defined: definedIn(prolog), onItem })

/** The markup inside an element (XHTML content), its relative links made absolute. */
export const innerMarkup = (element: XmlElement): string =>
  toHtml(element, {
    tag: ({ name }) => name,
    attributes: ({ attributes, base }) => {
      const written: Record<string, string> = {}
      for (const [name, value] of Object.entries(attributes)) {
        const linked = name === 'href' || name === 'src' || name === 'cite'
        written[name] = linked ? (resolve(value, base) ?? value) : value
      }
      return written
    },
  })
