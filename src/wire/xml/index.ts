/**
 * An agency's XML as a tree: tolerant of what is not well-formed, without a DTD's entities, bounded in depth and nodes.
 */
import { Parser } from 'htmlparser2'
import type { Problem } from '../document.ts'
import { longestBody } from '../html/index.ts'
import type { XmlElement } from './select.ts'

/** No format nests deeper than about thirty; what lies below is left out. */
const deepest = 400
/** Here the file is taken for an attack and not read on. */
const abandoned = 5000
const mostNodes = 100_000
/** A message may hold many items, each of which has to keep to the bound. */
const mostNodesInFile = 400_000
const item = /^(?:\w+:)?(?:newsItem|packageItem|conceptItem|planningItem|nitf|item)$/i
/** Nothing says more of an item in one place; lists of concepts, notes and links are compared with themselves. */
const mostChildren = 2000
const mostAttributes = 200
/** What may have more: bodies, their tables and lists, and what holds items. */
const unbounded =
  /^(?:body|body\.content|body\.end|block|div|section|article|main|table|thead|tbody|tr|ul|ol|dl|p|html|pre|blockquote|bq|itemset|newsml|newsmessage|datacontent|inlinexml|inlinedata|content|contentset|)$/i
/** Pieces of a text that wait to be joined. */
const mostPieces = 1000
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g
const chunk = 65_536

export interface ReadXml {
  root?: XmlElement
  /** It was not read to its end. */
  stopped: boolean
  problems: Problem[]
}

/** The root element; problems say what was beyond the bounds and left out. Names lose their prefixes: agencies' formats do not clash. */
export function readXml(text: string): ReadXml {
  const document: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [document]
  let depth = 0
  let tooDeep = 0
  let nodes = 0
  let nodesOfEnded = 0
  let tooMany = 0
  let skipping = 0
  let tooLong = 0
  let pieces: string[] = []
  /** A text comes in pieces, a piece an entity: joined at once, since a string of millions of pieces is many times its length. */
  const keepText = () => {
    const siblings = open.at(-1)?.children
    if (pieces.length === 0 || !siblings) return
    const data = pieces.length === 1 ? pieces[0]! : pieces.join('')
    pieces = []
    const last = siblings.at(-1)
    const text = typeof last === 'string' ? last + data : data
    if (text.length > longestBody) tooLong++
    siblings[typeof last === 'string' ? siblings.length - 1 : siblings.length] = text.slice(0, longestBody)
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        keepText()
        depth++
        if (depth > deepest) tooDeep++
        if (depth > deepest || ++nodes > mostNodes || nodesOfEnded > mostNodesInFile || skipping > 0) return
        const parent = open.at(-1) ?? document
        if (parent.children.length >= mostChildren && !unbounded.test(parent.name)) {
          tooMany++
          skipping = depth
          return
        }
        const element: XmlElement = { name: name.slice(name.indexOf(':') + 1), attributes: bounded(attributes), children: [] }
        parent.children.push(element)
        open.push(element)
      },
      onclosetag(name) {
        keepText()
        if (item.test(name)) {
          nodesOfEnded += nodes
          nodes = 0
        }
        if (skipping === 0 && depth === open.length - 1) {
          const ended = open.pop()
          // an array that grew holds room for more
          if (ended) ended.children = ended.children.slice()
        }
        if (skipping === depth) skipping = 0
        depth--
      },
      ontext(data) {
        if (skipping > 0) return
        pieces.push(data)
        if (pieces.length >= mostPieces) keepText()
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  const problems: Problem[] = []
  const declared = text.slice(0, 200_000).match(/<!ENTITY\s/g)?.length ?? 0
  if (declared > 0)
    problems.push({
      code: 'entities',
      message: `the document declares ${declared} entities of its own; none of them was looked up or expanded`,
    })
  const printable = text.replace(controls, '')
  if (printable.length < text.length)
    problems.push({ code: 'control-characters', message: `${text.length - printable.length} control characters were left out` })
  const source = withHtmlEntities(printable)
  let at = 0
  for (; at < source.length && depth < abandoned && nodes <= mostNodes && nodesOfEnded <= mostNodesInFile; at += chunk)
    parser.write(source.slice(at, at + chunk))
  if (at >= source.length) parser.end()
  keepText()
  if (tooLong > 0) problems.push({ code: 'too-long', message: `a text is longer than ${longestBody} characters; its end was left out` })
  if (tooMany > 0)
    problems.push({ code: 'too-many', message: `${tooMany} elements beyond the first ${mostChildren} in one place were left out` })
  if (tooDeep > 0)
    problems.push({ code: 'too-deep', message: `${tooDeep} elements below ${deepest} levels were left out, their text kept` })
  if (at < source.length)
    problems.push({
      code: depth < abandoned ? 'too-many' : 'too-deep',
      message: `reading stopped after ${at} characters: ${nodesOfEnded + nodes} elements, ${depth} levels`,
    })
  const root = document.children.find((node) => typeof node !== 'string')
  return { ...(root && typeof root !== 'string' && { root }), stopped: at < source.length, problems }
}

const none: Record<string, string> = Object.freeze(Object.create(null))

/** A copy without the parser's prototype; what is beyond two hundred is no agency's. */
function bounded(attributes: Record<string, string>): Record<string, string> {
  let kept = none
  let count = 0
  for (const name in attributes) {
    if (kept === none) kept = Object.create(null)
    if (++count > mostAttributes) break
    kept[name] = attributes[name] ?? ''
  }
  return kept
}

const known = new Map<string, string>()
const htmlEntity = /&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]{2,8}\d{0,2});/g

/** HTML's entities, which no agency declares and many write (`&eacute;`, `&nbsp;`), as characters; XML's own five stay. */
function withHtmlEntities(text: string): string {
  return text.replace(htmlEntity, (whole, name: string) => {
    let character = known.get(name)
    if (character === undefined) {
      character = decoded(whole)
      if (known.size < 3000) known.set(name, character)
    }
    return character === '<' || character === '&' ? whole : character
  })
}

function decoded(entity: string): string {
  let text = ''
  const parser = new Parser({ ontext: (data) => (text += data) }, { decodeEntities: true })
  parser.write(entity)
  parser.end()
  return text
}
