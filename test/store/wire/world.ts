/**
 * The wires of one day: who tells what, and what comes of each deed. A deed is answered by what is to be listed, and by what has to be true then.
 */
import { embargoForms, feeds, feedsOf, lifts, revisions } from './listings.ts'
import { type Listing, type Matter, marksOf, ruling, say, statusOf } from './matters.ts'
import { another } from './names.ts'
import { foreign, foreignFeed, hearKill, hold, kill, noticeOf, release, restore } from './orders.ts'
import type { Deed } from './steps.ts'
import { type Act, embargoOf, found, goOn, hour, isRecent, type Listed, list, listNew, pick, plain, second, type World } from './telling.ts'
import { edited, paragraph, paragraphs, retold, words } from './wording.ts'

/** What a deed comes to; undefined where there is nothing to do it to. */
export function perform(world: World, deed: Deed): Act | undefined {
  const matter = 'of' in deed && world.matters.length > 0 ? pick(world.matters, deed.of) : undefined
  switch (deed.do) {
    case 'new': {
      const feed = pick(feeds, deed.feed)
      const draft = deed.embargo < embargoForms ? embargoOf(world, feed, deed.embargo, deed.hours) : {}
      return listNew([[found(world, feed, draft).listing]], feed.agency)
    }
    case 'batch': {
      const feed = pick(feeds, deed.feed)
      const shared = { guid: 'N/A', ...(deed.link ? {} : { link: `https://${feed.agency.toLowerCase()}.example/news` }) }
      const all = [0, 1, 2].map(() => found(world, feed, shared))
      for (const one of all) one.matter.own = false
      return listNew([all.map(({ listing }) => listing)], feed.agency)
    }
    case 'early': {
      const feed = pick(feeds, deed.feed)
      const headline = words(world, 6)
      const notice = noticeOf(world, feed, { headline: `KILL: ${headline}`, paragraphs: [] })
      const unmatched = !hearKill(world, feed.agency, headline)
      return { ...listNew([[notice], [found(world, feed, { headline }).listing]], feed.agency), unmatched }
    }
    case 'pass':
      return { act: 'pass', minutes: deed.minutes }
    case 'reingest':
      return { act: 'reingest', part: deed.part, feed: pick(feeds, deed.of), ...(matter ? { of: matter } : {}) }
    default:
      return matter && toMatter(world, matter, deed)
  }
}

type OfMatter = Exclude<Deed, { do: 'new' | 'batch' | 'early' | 'pass' | 'reingest' }>

function toMatter(world: World, matter: Matter, deed: OfMatter): Act | undefined {
  switch (deed.do) {
    case 'edit':
      return matter.own ? edit(world, matter, deed) : undefined
    case 'again':
      return again(world, matter, deed.how)
    case 'revise':
      return revise(world, matter, deed)
    case 'follow': {
      const { main } = matter
      const quoted = deed.quotes && statusOf(matter) === 'usable' && matter.embargo === undefined ? main.paragraphs.slice(-2) : []
      const { listing } = found(world, main.feed, { slug: matter.slug, paragraphs: [...paragraphs(world, 3), ...quoted] })
      return listNew([[listing]], matter.agency)
    }
    case 'kill':
      return kill(world, matter, deed.form)
    case 'restore':
      return restore(world, matter, deed.form)
    case 'admin':
      if (deed.status === 'usable' && statusOf(matter) === 'usable') return undefined
      say(matter, { status: deed.status, by: 'admin' })
      return { act: 'rule', of: matter, status: deed.status }
    case 'embargo': {
      if (!matter.own) return undefined
      const { marker, beside } = embargoOf(world, matter.main.feed, deed.form, deed.hours)
      return goOn(world, matter, { ...plain, headline: `${marker}${matter.headline}`, ...beside })
    }
    case 'lift': {
      if (deed.form > 5 && isRecent(world, matter)) return release(world, matter)
      // What lifts an embargo in the story itself says nothing of a hold that a notice has put on it.
      if (!matter.own || ruling(matter)?.hold) return undefined
      const { marker = '', ...beside } = lifts(deed.form, matter.main.feed)
      return goOn(world, matter, { ...plain, headline: `${marker}${matter.headline}`, ...beside, lifted: true })
    }
    case 'hold':
      return hold(world, matter, deed.form)
    case 'unhold':
      return isRecent(world, matter) ? release(world, matter, pick(['HOLD LIFTED: ', 'RELEASE: '], deed.form)) : undefined
    case 'retell': {
      if (!matter.own || world.now() - matter.stands.at > 24 * hour || statusOf(matter) === 'withheld') return undefined
      const headline = headlineAnew(world, matter)
      matter.headline = headline
      const { main } = matter
      return goOn(world, matter, {
        ...plain,
        ...another(world, main),
        headline,
        paragraphs: [...main.paragraphs.slice(0, -1), retold(world, main.paragraphs.at(-1)!)],
      })
    }
    case 'count':
      return matter.own && matter.main.paragraphs.length > 0 ? goOn(world, matter, { readers: deed.readers }) : undefined
    case 'flurry':
      return flurry(world, matter, deed)
    case 'refetch': {
      const { feed } = matter.main
      if (!deed.edited || !matter.own) return { act: 'refetch', feed, listing: undefined }
      const act = edit(world, matter, { do: 'edit', of: deed.of, how: 'small', dated: true })
      return { act: 'refetch', feed, listing: act.documents[0]![0]! }
    }
    case 'split':
      return { act: 'split', of: matter }
    case 'merge': {
      const other = pick(world.matters, deed.with)
      return other === matter ? undefined : { act: 'merge', of: matter, with: other }
    }
    case 'foreign':
      return foreign(world, matter, deed)
    case 'reuse': {
      if (!matter.own) return undefined
      matter.own = false
      return listNew([[found(world, matter.main.feed, { guid: matter.main.guid }).listing]], matter.agency)
    }
    case 'print': {
      const paper = foreignFeed(matter, deed.by)
      const held = matter.stands.paragraphs
      const printed = deed.whole ? [...held] : held.slice(0, Math.max(2, held.length - 1))
      if (
        world.matters.some(
          (one) => one.agency === paper.agency && one.sent.some((sent) => marksOf(sent)[0] === marksOf({ paragraphs: printed })[0]),
        )
      )
        return undefined
      return listNew(
        [[found(world, paper, { paragraphs: printed, ...(deed.headline ? { headline: matter.headline } : {}) }).listing]],
        paper.agency,
      )
    }
    default:
      return deed satisfies never
  }
}

/** The headline with another end. */
const headlineAnew = (world: World, { headline }: Matter): string =>
  `${headline.split(' ').slice(0, 4).join(' ')} ${words(world, 2).toLowerCase()}`

function edit(world: World, matter: Matter, { how, dated }: Extract<Deed, { do: 'edit' }>): Listed {
  const { main } = matter
  const at = dated || main.at < matter.stands.at ? second(world) : main.at
  if (how === 'headline') {
    const headline = headlineAnew(world, matter)
    const printed = main.headline.replace(matter.headline, headline)
    matter.headline = headline
    return goOn(world, matter, { at, headline: printed })
  }
  const { paragraphs: held } = main
  if (how === 'cut' && held.length > 3) return goOn(world, matter, { at, paragraphs: held.slice(0, -1) })
  if (how === 'paragraph' && held.length < 7) return goOn(world, matter, { at, paragraphs: [...held, paragraph(world)] })
  const which = world.made % held.length
  return goOn(world, matter, { at, paragraphs: held.map((one, n) => (n === which ? edited(world, one) : one)) })
}

function again(world: World, matter: Matter, how: Extract<Deed, { do: 'again' }>['how']): Act | undefined {
  const { main, own } = matter
  const other = feedsOf(matter.agency).find((feed) => feed !== main.feed)
  const elsewhere = (change: Partial<Listing>): Act | undefined => {
    if (!other) return undefined
    // What only the first one's format can say, the other leaves unsaid.
    const unsaid = other.format === 'rss' && (main.edNote || main.embargoed) ? plain : {}
    return list(matter, { ...main, ...unsaid, feed: other, ...change })
  }
  switch (how) {
    case 'date':
      return own ? goOn(world, matter, {}) : undefined
    case 'link':
      return own ? goOn(world, matter, { link: `${main.link}${main.link.includes('?') ? '&' : '?'}page=${++world.made}` }) : undefined
    case 'guid':
      return own ? goOn(world, matter, { guid: another(world, main).guid }) : undefined
    case 'guid-edited':
      return own
        ? goOn(world, matter, {
            guid: another(world, main).guid,
            paragraphs: [edited(world, main.paragraphs[0]!), ...main.paragraphs.slice(1)],
          })
        : undefined
    case 'feed':
      return own ? elsewhere({}) : undefined
    case 'feed-guid':
      return own ? elsewhere({ ...another(world, { ...main, feed: other ?? main.feed }), at: second(world) }) : undefined
    case 'teaser':
      return own ? elsewhere({ paragraphs: main.paragraphs.slice(0, 1) }) : undefined
    case 'resend':
      return list(matter, { ...main, ...another(world, main), at: second(world) })
    case 'older': {
      const older = own ? matter.past.find(({ feed, guid }) => feed === main.feed && guid === main.guid) : undefined
      return older && list(matter, older)
    }
    case 'back': {
      const former = own
        ? matter.past.findLast((one) => one.paragraphs.length > 0 && marksOf(one).join() !== marksOf(main).join())
        : undefined
      return former && goOn(world, matter, { ...plain, headline: matter.headline, paragraphs: former.paragraphs })
    }
    default:
      return how satisfies never
  }
}

/** Edits that are listed within seconds. */
function flurry(world: World, matter: Matter, { edits, kill: behind, of }: Extract<Deed, { do: 'flurry' }>): Act | undefined {
  if (!matter.own || matter.main.paragraphs.length === 0) return undefined
  const documents: Listing[][] = []
  const killed = behind < edits && isRecent(world, matter)
  for (let n = 0; n < edits; n++) {
    documents.push(...edit(world, matter, { do: 'edit', of, how: 'small', dated: true }).documents)
    if (killed && n === behind) documents.push(...(kill(world, matter, 0) as Listed).documents)
  }
  return { act: 'flurry', documents, of: matter, killed }
}

/** Agencies update a story for half a day under other guids, and correct it under its own for longer. */
function revise(world: World, matter: Matter, { marker, guid }: Extract<Deed, { do: 'revise' }>): Act | undefined {
  const { main } = matter
  const sameGuid = guid || world.now() - matter.stands.at > 11 * hour
  if (sameGuid && !matter.own) return undefined
  const names = sameGuid ? {} : another(world, main)
  if (!sameGuid) matter.own = true
  const more =
    marker % 2 === 0 ? [...main.paragraphs, paragraph(world)] : main.paragraphs.map((one, n) => (n === 1 ? edited(world, one) : one))
  return goOn(world, matter, { ...names, ...plain, headline: pick(revisions, marker)(matter.headline), paragraphs: more, revises: true })
}
