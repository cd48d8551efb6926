/**
 * The tree while it grows: the elements that are open, where the next one goes, and what an end closes (WHATWG HTML, 13.2.4.2 to 13.2.6.1).
 */
import { formatting, htmlInForeign, inTable, scope, special, tableParts } from './tree-rules.ts'

/** Deeper elements become siblings at this depth, as browsers do it (at 512). */
const maxDepth = 256

export interface Element {
  readonly tag: string
  readonly attribs: Readonly<Record<string, string>>
  readonly parent: Element | undefined
  readonly children: Node[]
  /** What its names say, once class-names.ts has read them; -1 before. */
  names: number
}
/** Text is a plain string, entities decoded. */
export type Node = Element | string

/** An element while its tree is built: some move. */
export interface Growing extends Element {
  parent: Growing | undefined
  children: (Growing | string)[]
  /** HTML, or what is in a drawing or formula. */
  readonly foreign: boolean
}

/** Makes objects without a prototype that are still as quick as literals (`Object.create(null)` makes a hash table each time). */
function AttributeMap(): void {}
AttributeMap.prototype = Object.create(null)
export const Attributes = AttributeMap as unknown as new () => Record<string, string>

const isTableCell = new Set(['td', 'th', 'caption', 'template', 'noscript'])
const none: ReadonlySet<string> = new Set()
/** The standard gives up after so many rounds of moving what stands in an unclosed format. */
const maxRounds = 8

export class Growth {
  readonly root: Growing = { tag: '#document', attribs: new Attributes(), parent: undefined, children: [], names: 0, foreign: false }
  flattened = false
  protected count = 0
  /** A form is open: another does not begin. */
  protected form = false
  protected readonly stack: Growing[] = [this.root]
  protected readonly open = new Map<string, number>()

  protected top(): Growing {
    return this.stack[this.stack.length - 1]!
  }

  /** What is written in a table and in none of its cells stands before it. */
  protected beforeTable(node: Growing | string): void {
    let at = this.stack.length - 1
    while (at > 0 && this.stack[at]!.tag !== 'table' && this.stack[at]!.tag !== 'template') at--
    const found = this.stack[at]!
    const parent = found.tag === 'table' ? found.parent : undefined
    if (parent === undefined) {
      append(this.top(), node)
      return
    }
    if (typeof node !== 'string') node.parent = parent
    // an open table is nearly always its parent's last child
    const { children } = parent
    const place = children.at(-1) === found ? children.length - 1 : children.lastIndexOf(found)
    const before = children[place - 1]
    if (typeof node === 'string' && typeof before === 'string') children[place - 1] = before + node
    else children.splice(place, 0, node)
  }

  protected pop(): void {
    const { tag } = this.stack.pop()!
    this.open.set(tag, (this.open.get(tag) ?? 1) - 1)
    if (tag === 'form') this.form = false
  }

  /** Pops to the nearest open element among `names`, if no `stop` stands before it. */
  protected closeTo(names: ReadonlySet<string>, stop: ReadonlySet<string>): void {
    for (let i = this.stack.length - 1; i > 0; i--) {
      const { tag, foreign } = this.stack[i]!
      if (!foreign && names.has(tag)) {
        while (this.stack.length > i) this.pop()
        return
      }
      if (foreign ? htmlInForeign.has(tag) : stop.has(tag)) return
    }
  }

  /** The same for the end tag of one. */
  protected closeTag(tag: string, stop: ReadonlySet<string>): void {
    for (let i = this.stack.length - 1; i > 0; i--) {
      const { tag: open, foreign } = this.stack[i]!
      if (!foreign && open === tag) {
        while (this.stack.length > i) this.pop()
        return
      }
      if (foreign ? htmlInForeign.has(open) : stop.has(open)) return
    }
  }

  protected isOpen(tag: string): boolean {
    return (this.open.get(tag) ?? 0) > 0
  }

  /** Adds an element and opens it. */
  protected push(tag: string, attribs: Record<string, string>, foreign: boolean): Growing {
    this.count++
    const element = this.add(tag, attribs, foreign)
    if (this.stack.length >= maxDepth) this.flattened = true
    else {
      this.stack.push(element)
      this.open.set(tag, (this.open.get(tag) ?? 0) + 1)
    }
    return element
  }

  protected add(tag: string, attribs: Record<string, string>, foreign: boolean): Growing {
    const parent = this.top()
    const element: Growing = { tag, attribs, parent, children: [], names: -1, foreign }
    if (tableParts.has(parent.tag) && !parent.foreign && !inTable.has(tag)) this.beforeTable(element)
    else parent.children.push(element)
    return element
  }

  /** In a table, and in none of its cells. */
  protected isBetweenCells(): boolean {
    for (let i = this.stack.length - 1; i > 0; i--) {
      const { tag } = this.stack[i]!
      if (tableParts.has(tag)) return true
      if (isTableCell.has(tag)) return false
    }
    return false
  }

  /** Pops to the table, or the part of it, that the next part belongs into. */
  protected clearTo(context: ReadonlySet<string>, parts: ReadonlySet<string> = none): void {
    // a table's part in another element of its cell is passed over by browsers; the cell's end is meant more often
    for (let i = this.stack.length - 1; i > 0; i--) {
      const { tag } = this.stack[i]!
      if (!context.has(tag) && !parts.has(tag)) continue
      while (this.stack.length > i + 1) this.pop()
      return
    }
  }

  /**
   * Closes a format (`</b>`, or `<a>` in an <a>) over the blocks that were opened in it: what stands in them so far keeps the format, what
   * follows in them has none (the standard's adoption agency).
   */
  protected closeFormat(tag: string): void {
    for (let round = 0; round < maxRounds; round++) {
      let at = this.stack.length - 1
      for (; at > 0; at--) {
        const { tag: open, foreign } = this.stack[at]!
        if (open === tag && !foreign) break
        if (foreign ? htmlInForeign.has(open) : scope.has(open)) return
      }
      if (at <= 0) return
      let far = at + 1
      while (far < this.stack.length && !special.has(this.stack[far]!.tag)) far++
      if (far === this.stack.length) {
        while (this.stack.length > at) this.pop()
        return
      }
      this.#adopt(at, far)
    }
  }

  /** Moves the block at `far` of the open elements out of the format at `at`, with a copy of the format around what it holds. */
  #adopt(at: number, far: number): void {
    const stack = this.stack
    const format = stack[at]!
    const block = stack[far]!
    const ancestor = stack[at - 1]!
    let last = block
    const kept: Growing[] = []
    for (let i = far - 1; i > at; i--) {
      const between = stack[i]!
      if (!formatting.has(between.tag) || far - i > 3) {
        this.open.set(between.tag, (this.open.get(between.tag) ?? 1) - 1)
        continue
      }
      const copy: Growing = { ...between, children: [], names: -1 }
      this.count++
      detach(last)
      last.parent = copy
      copy.children.push(last)
      kept.unshift(copy)
      last = copy
    }
    detach(last)
    if (tableParts.has(ancestor.tag)) this.beforeTable(last)
    else {
      last.parent = ancestor
      ancestor.children.push(last)
    }
    const inner: Growing = { ...format, parent: block, children: block.children, names: -1 }
    this.count++
    for (const child of inner.children) if (typeof child !== 'string') child.parent = inner
    block.children = [inner]
    stack.splice(at, far - at + 1, ...kept, block, inner)
  }

  /** An end tag in a drawing closes what it names in it; with none of its name there it is HTML's. */
  protected closeForeign(tag: string): boolean {
    for (let i = this.stack.length - 1; i > 0 && this.stack[i]!.foreign; i--) {
      if (this.stack[i]!.tag !== tag) continue
      while (this.stack.length > i) this.pop()
      return true
    }
    return false
  }
}

export function append(parent: Growing, node: Growing | string): void {
  const { children } = parent
  const last = children.length - 1
  if (typeof node === 'string' && typeof children[last] === 'string') children[last] += node
  else {
    if (typeof node !== 'string') node.parent = parent
    children.push(node)
  }
}

function detach(element: Growing): void {
  const siblings = element.parent?.children
  if (siblings === undefined) return
  const place = siblings.lastIndexOf(element)
  if (place !== -1) siblings.splice(place, 1)
}
