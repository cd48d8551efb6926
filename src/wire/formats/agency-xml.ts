/**
 * Agencies' XML (NewsML-G2, NewsML 1, NITF, RBNews): how it is read, and what was left out of it.
 */
import type { Problem } from '../document.ts'
import { longestBody } from '../html/index.ts'
import { withoutControls } from '../xml/characters.ts'
import { deepest, readXml } from '../xml/index.ts'
import type { XmlRules, XmlTree } from '../xml/rules.ts'

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

const rules = {
  items: set('newsitem packageitem conceptitem planningitem nitf item'),
  mostElements: 100_000,
  mostInFile: 400_000,
  mostChildren: {
    // Nothing says more of an item in one place; lists of concepts, notes and links are compared with themselves.
    count: 2000,
    // Bodies, their tables and lists, what holds items, and the document.
    unless: new Set([
      '',
      ...'body body.content body.end block div section article main p html pre blockquote bq'.split(' '),
      ...'table thead tbody tr ul ol dl'.split(' '),
      ...'itemset newsml newsmessage datacontent inlinexml inlinedata content contentset'.split(' '),
    ]),
  },
  longestText: longestBody,
  namesInCdata: true,
} as const satisfies XmlRules

export type AgencyXml = XmlTree & { problems: Problem[] }

/** The tree of an agency's file; problems say what was beyond the bounds and left out. No entity of its own is looked up. */
export function readAgencyXml(text: string): AgencyXml {
  const printable = withoutControls(text)
  const tree = readXml(printable.text, rules)
  return { ...tree, problems: [...declaredIn(text), ...printable.problems, ...leftOut(tree)] }
}

function declaredIn(text: string): Problem[] {
  const declared = text.slice(0, 200_000).match(/<!ENTITY\s/g)?.length ?? 0
  if (declared === 0) return []
  return [{ code: 'entities', message: `the document declares ${declared} entities of its own; none of them was looked up or expanded` }]
}

function leftOut({ tooLong, tooMany, tooDeep, stopped }: XmlTree): Problem[] {
  const { inItem, inPlace } = tooMany
  const problems: Problem[] = []
  const say = (code: string, message: string) => problems.push({ code, message })
  if (tooLong > 0) say('too-long', `a text is longer than ${longestBody} characters; its end was left out`)
  if (inItem > 0) say('too-many', `${inItem} elements beyond the first ${rules.mostElements} of an item were left out`)
  if (inPlace > 0) say('too-many', `${inPlace} elements beyond the first ${rules.mostChildren.count} in one place were left out`)
  if (tooDeep > 0) say('too-deep', `${tooDeep} elements below ${deepest} levels were left out, their text kept`)
  if (stopped)
    say(
      stopped.elements > rules.mostInFile ? 'too-many' : 'too-deep',
      `reading stopped after ${stopped.at} characters: ${stopped.elements} elements, ${stopped.levels} levels`,
    )
  return problems
}
