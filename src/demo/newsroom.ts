/**
 * The stories that the simulated agencies send, read from `newsroom/*.txt`. A story there is
 *
 *     = slug
 *     section: World            facts, one a line
 *     place: Belgrade
 *                               a blank line, the headline, and the paragraphs with blank lines between them
 *     -- update                 then its revisions: update, lead, corrected or kill
 *     note: what changed
 *     headline: …
 *     ~ these words => those
 *     + a paragraph at the end
 *
 * with slots as `fillSlots` reads them.
 */
import { readFileSync } from 'node:fs'
import { chance, fillSlots } from './chance.ts'

export type RevisionKind = 'update' | 'lead' | 'corrected' | 'kill'

export interface Revision {
  kind: RevisionKind
  note: string
  headline: string
  paragraphs: string[]
}

/** A story as its writer handed it in, with what became of it later; each revision holds the whole text. */
export interface Copy {
  slug: string
  facts: Readonly<Record<string, string>>
  photo?: { caption: string; credit: string }
  headline: string
  paragraphs: string[]
  revisions: Revision[]
}

const desks = ['mia-en', 'mia-mk', 'mia-sq', 'continental', 'courier', 'vesnik', 'ledger'] as const
export type Desk = (typeof desks)[number]

/** All stories of all desks with their slots filled, by slug within each desk. Reads the files beside this one. */
export function openNewsroom(seed: number): Record<Desk, Map<string, Copy>> {
  const read = (desk: Desk) => new Map(readStories(readFileSync(new URL(`./newsroom/${desk}.txt`, import.meta.url), 'utf8'), seed))
  return Object.fromEntries(desks.map((desk) => [desk, read(desk)])) as Record<Desk, Map<string, Copy>>
}

function readStories(text: string, seed: number): [string, Copy][] {
  return text
    .split(/^= /m)
    .slice(1)
    .map((block) => {
      const slug = block.slice(0, block.indexOf('\n')).trim()
      return [slug, readStory(slug, fillSlots(block.slice(block.indexOf('\n') + 1), chance(seed, slug)))]
    })
}

function readStory(slug: string, block: string): Copy {
  const [story = '', ...revisions] = block.split(/^-- /m)
  const [head = '', headline = '', ...paragraphs] = story.trim().split(/\n{2,}/)
  const { photo, ...facts } = factsOf(head.split('\n'))
  const [caption, credit] = photo?.split(' | ') ?? []
  const copy: Copy = { slug, facts, ...(caption && credit ? { photo: { caption, credit } } : {}), headline, paragraphs, revisions: [] }
  let standing: { headline: string; paragraphs: string[] } = copy
  for (const revision of revisions) {
    const revised = revise(standing, revision.trim().split('\n'), slug)
    copy.revisions.push(revised)
    standing = revised
  }
  return copy
}

function revise(before: { headline: string; paragraphs: string[] }, lines: string[], slug: string): Revision {
  const { note = '', headline = before.headline } = factsOf(lines)
  let paragraphs = [...before.paragraphs]
  for (const line of lines) {
    if (line.startsWith('+ ')) paragraphs.push(line.slice(2))
    if (!line.startsWith('~ ')) continue
    const [from = '', to = ''] = line.slice(2).split(' => ')
    if (!paragraphs.some((paragraph) => paragraph.includes(from))) throw new RangeError(`${slug}: nothing says "${from}"`)
    paragraphs = paragraphs.map((paragraph) => paragraph.replace(from, to))
  }
  return { kind: lines[0]!.trim() as RevisionKind, note, headline, paragraphs }
}

function factsOf(lines: string[]): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap((line) => {
      const fact = /^([a-z]+): (.+)$/.exec(line)
      return fact ? [[fact[1]!, fact[2]!]] : []
    }),
  )
}
