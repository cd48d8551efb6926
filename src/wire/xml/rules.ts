/**
 * What a reader of XML can be told of the documents that it reads, and what it says of one.
 */
import type { Vocabularies } from './names.ts'
import type { XmlElement } from './select.ts'

/** How documents of a kind are read. Names are local ones in small letters. */
export interface XmlRules {
  /** What a document consists of: the bound on elements is of each. */
  items: ReadonlySet<string>
  /** Elements of an item, or beside all items; what it has beyond them is left out. */
  mostElements: number
  /** Elements of a document, items and all: there it is not read on. Without it, items have to be taken by `onItem`. */
  mostInFile?: number
  /** Children of an element, but of those that may have any number. */
  mostChildren?: { count: number; unless: ReadonlySet<string> }
  /** Characters of one text; its end is left out. */
  longestText?: number
  /** An item never stands in another: a second one begins where the first was not closed. */
  itemsEndOneAnother?: true
  /** Between the children of these is no text. */
  structural?: ReadonlySet<string>
  /** HTML's names for characters are meant in CDATA sections, too. */
  namesInCdata?: true
  vocabularies?: Vocabularies
}

/** What is told of one document. */
export interface XmlSource {
  /** What relative addresses are relative to. */
  url?: string | undefined
  /** Characters that its doctype names. */
  defined?: Readonly<Record<string, string>>
  /** Called with each item as it ends, and the root with all that stands before it; the item's children are dropped then. */
  onItem?: ((item: XmlElement, root: XmlElement) => void) | undefined
}

export interface XmlTree {
  root: XmlElement | undefined
  /** The text ended with elements open, or an element was closed that was not. */
  broken: boolean
  /** Elements stand after the root's end: they were not read. */
  more: boolean
  /** The root was not closed, and the text's tail does not close it either. */
  breaksOff: boolean
  /** Elements that were left out, their text kept. */
  tooDeep: number
  /** Elements that were left out with all that is in them. */
  tooMany: { inItem: number; inPlace: number }
  /** Texts that were cut. */
  tooLong: number
  /** It was taken for an attack and not read on, from this character on. */
  stopped?: { at: number; elements: number; levels: number }
}
