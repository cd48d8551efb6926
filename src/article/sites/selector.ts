/**
 * CSS selectors of the simple kinds that site rules are written in: `tag`, `.class`, `#id`, `[attr]`, `[attr=value]`, several of
 * them joined, descendants by a space, alternatives by a comma.
 */
import type { Element } from '../page/tree.ts'

interface Compound {
  tag: string | undefined
  tests: readonly ((element: Element) => boolean)[]
}
/** Compounds from the outermost to the element itself. */
type Complex = readonly Compound[]
export type Selector = readonly Complex[]

const token = /([.#]?)(-?[_a-zA-Z\u0080-\uffff][\w\u0080-\uffff-]*)|\[\s*([\w:-]+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\]\s"']+))\s*)?\]|\*/y

function parseCompound(text: string): Compound | undefined {
  let tag: string | undefined
  const tests: ((element: Element) => boolean)[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const match = token.exec(text)
    if (match === null) return undefined
    const [whole, sign, name, attribute, ...values] = match
    const value = values.find((one) => one !== undefined)
    if (attribute !== undefined) {
      const key = attribute.toLowerCase()
      tests.push(({ attribs }) => (value === undefined ? attribs[key] !== undefined : attribs[key] === value))
    } else if (sign === '.') tests.push(({ attribs }) => (attribs.class ?? '').split(/\s+/).includes(name!))
    else if (sign === '#') tests.push(({ attribs }) => attribs.id === name)
    else if (whole !== '*') {
      if (tag !== undefined || tests.length > 0) return undefined
      tag = name!.toLowerCase()
    }
  }
  return { tag, tests }
}

/** The selector, or undefined when it is not of the kinds above. */
export function parseSelector(text: string): Selector | undefined {
  const all: Complex[] = []
  for (const alternative of text.split(',')) {
    // spaces inside [attr="a b"] do not separate
    const parts = alternative.trim().match(/(?:\[[^\]]*\]|[^\s[\]])+/g)
    if (parts === null) return undefined
    const compounds = parts.map(parseCompound)
    if (compounds.some((compound) => compound === undefined)) return undefined
    all.push(compounds as Complex)
  }
  return all
}

const fits = ({ tag, tests }: Compound, element: Element): boolean =>
  (tag === undefined || tag === element.tag) && tests.every((test) => test(element))

function matches(complex: Complex, element: Element): boolean {
  let at = complex.length - 1
  if (!fits(complex[at]!, element)) return false
  for (let outer = element.parent; at > 0 && outer !== undefined; outer = outer.parent) if (fits(complex[at - 1]!, outer)) at--
  return at === 0
}

/** All elements under `root` that the selector names, in document order; none inside another of them. */
export function select(root: Element, selector: Selector): Set<Element> {
  const found = new Set<Element>()
  const stack: Element[] = [root]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const element = at
    if (selector.some((complex) => matches(complex, element))) {
      found.add(element)
      continue
    }
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i]!
      if (typeof child !== 'string') stack.push(child)
    }
  }
  return found
}
