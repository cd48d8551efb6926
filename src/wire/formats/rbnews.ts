/**
 * Ritzau's own XML (RBNews, alone or in the answer of its queue service): one element a field, the body escaped in it, sometimes twice.
 */

import type { ReadDate } from '../dates/index.ts'
import type { Problem, Signal, WireEntry } from '../document.ts'
import { finishXml } from '../finish.ts'
import { bodyOfHtml, textOfHtml } from '../html/body.ts'
import { readSignalCodes } from '../newscodes/signals.ts'
import { child, children, descendants, rawText, textOf, type XmlElement } from '../xml/select.ts'
import type { Read, Source } from './source.ts'

export const detect = ({ rootName = '' }: Source): boolean => /^(?:RBNews|XMLNewsQueuedRes(?:ponse|ult))$/.test(rootName)

export const read = (source: Source): Read => finishXml(source, readRbNews)

function readRbNews(root: XmlElement, readDate: ReadDate): { entries: WireEntry[]; problems: Problem[] } {
  const problems: Problem[] = []
  const items = root.local === 'RBNews' ? [root] : descendants(root, 'rbnews')
  const entries = items.map((item, at) => readItem(item, readDate, problems, at))
  if (entries.length === 0)
    problems.push({ code: 'empty', message: textOf(descendants(root, 'errormsg')[0]) || 'the answer holds no RBNews' })
  return { entries, problems }
}

function readItem(item: XmlElement, readDate: ReadDate, problems: Problem[], at: number): WireEntry {
  const field = (name: string): string | undefined => textOf(child(item, name.toLowerCase())) || undefined
  const entry: WireEntry = { type: 'text', language: 'da' }
  const put = (key: 'id' | 'version' | 'headline' | 'slugline' | 'by' | 'located', value: string | undefined) => {
    if (value) entry[key] = value
  }
  put('id', field('NewsID'))
  put('version', field('version'))
  put('slugline', field('strapline'))
  put('headline', unescaped(field('headline')))
  put('located', field('town'))
  put('by', field('byLine'))
  const subtitle = unescaped(field('subtitle'))
  if (subtitle) entry.headlines = [{ value: subtitle, role: 'subHeadline' }]
  const email = field('byLineEmail')
  if (entry.by) entry.authors = [{ name: entry.by, ...(email && { email }) }]
  const date = field('PublishDate')
  const published = date && readDate(date)
  if (published) entry.published = entry.updated = published
  else if (date) problems.push({ code: 'bad-date', message: `PublishDate could not be read: ${date.slice(0, 40)}`, entry: at })
  const priority = Number(field('Priority'))
  if (priority >= 1 && priority <= 9) entry.urgency = entry.priority = priority
  const is = (name: string) => /^(?:true|1)$/i.test(field(name) ?? '')
  const signals: Signal[] = [...(is('NyVersion') ? (['update'] as const) : []), ...(is('Korrektion') ? (['correction'] as const) : [])]
  if (signals.length > 0) entry.signals = signals
  entry.pubStatus = is('Annuleret') ? 'canceled' : 'usable'
  const source = field('origin')
    ?.replace(/^\W+|(?<!\W)\W+$/g, '')
    .replace(/^via /i, '')
  if (source) entry.infoSources = [source]
  entry.provider = 'Ritzau'
  const section = field('section')
  const code = field('sectionID')
  const subjects = [
    ...(section || code ? [{ scheme: 'rbsection', ...(code && { code }), ...(section && { name: section }) }] : []),
    ...children(child(item, 'iptclist')).map((el) => ({ scheme: 'subj', code: textOf(el).padStart(8, '0') })),
  ]
  if (subjects.length > 0) entry.subjects = subjects
  const keywords = children(child(item, 'subjectkeyword'))
    .map((el) => textOf(el))
    .filter(Boolean)
  if (keywords.length > 0) entry.keywords = keywords
  const format = field('format')
  if (format) entry.services = [{ scheme: 'rbformat', code: format }]
  const history = field('HistID')
  if (history) entry.altIds = [{ scheme: 'HistID', id: history }]
  const replaced = field('replacedID') ?? field('Replaces')
  if (replaced) entry.links = [{ rel: 'replaces', url: replaced }]
  const note = child(item, 'tilredaktionen')
  if (note && textOf(note)) entry.edNote = textOfHtml(rawText(note))
  Object.assign(entry, bodyOfHtml(unescaped(rawText(child(item, 'content'))) ?? ''))
  const short = unescaped(field('ContentShort'))
  if (short && short !== entry.headline && !/\.\.\.$/.test(short)) entry.summary = short
  if (!entry.headline && short) entry.headline = short
  readSignalCodes(entry, [])
  return entry
}

/** Entities of a text that was escaped once too often. */
const unescaped = (text: string | undefined): string | undefined =>
  text?.replace(/&(?:amp;)?(apos|quot|#39);/g, (_, name: string) => (name === 'quot' ? '"' : "'"))
