/**
 * Articles that go on on another page: which link leads there. `rel=next` alone does not say it, since blogs give it to the next
 * story; the address has to be this page's with the next number in it.
 */
import { absoluteAddress } from '#src/text/address.ts'
import type { Element } from '../page/tree.ts'

const parameter =
  /[?&](?:page|paged|pg|p|seite|pagina|página|strona|strana|stranica|sida|side|sivu|str|pagenum|artikelseite)=(\d{1,3})(?=&|$)/i
const inPath =
  /(?:\/|[-_.,](?=p|s))(?:page|seite|pagina|strona|strana|stranica|sida|side|sivu|p|s)?[-_]?(\d{1,2})(?=\/?$|\.[a-z]{3,5}$)|[-_,](\d{1,2})(?=\.[a-z]{3,5}$)/i

/** An address as all its pages have it, and which of them it is. */
function numbered(url: string): { stem: string; page: number } | undefined {
  const { origin, pathname, search } = new URL(url)
  const query = parameter.exec(search)
  if (query !== null) {
    const others = search.replace(query[0], '').replace(/^[?&]/, '')
    return { stem: `${origin}${pathname.replace(/\/$/, '')}?${others}`.toLowerCase(), page: Number(query[1]) }
  }
  const path = inPath.exec(pathname)
  if (path === null) return undefined
  const stem = pathname.slice(0, path.index) + pathname.slice(path.index + path[0].length)
  return { stem: `${origin}${stem.replace(/\/$/, '')}?`.toLowerCase(), page: Number(path[1] ?? path[2]) }
}

const whole = (url: string): string => {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname.replace(/\/$/, '')}?`.toLowerCase()
}

/** `next` is the page after `url` of one article. Both absolute. */
export function isNextPage(url: string, next: string): boolean {
  const target = numbered(next)
  if (target === undefined || target.page < 2 || next === url) return false
  const here = numbered(url)
  if (here?.stem === target.stem) return target.page === here.page + 1
  // the first page has no number
  return target.page === 2 && target.stem.replace(/\?[\s\S]*/, '?') === whole(url)
}

/** The address of the page on which the article on `url` goes on, among a page's `rel=next` and its links. */
export function nextPageOf(url: string | undefined, marked: readonly Element[], links: readonly Element[]): string | undefined {
  if (url === undefined) return undefined
  for (const { attribs } of [...marked, ...links]) {
    const href = attribs.href
    if (href === undefined || !/\d/.test(href)) continue
    const next = absoluteAddress(href, url)?.replace(/#[\s\S]*/, '')
    if (next?.startsWith('http') && isNextPage(url, next)) return next
  }
  return undefined
}
