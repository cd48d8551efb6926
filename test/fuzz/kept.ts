/** What fuzzing found, cut down: each broke a promise of promises.ts once. */
import type { Kind } from './promises.ts'

export const kept: readonly { what: string; kind: Kind; text: string }[] = [
  {
    what: 'a story without a headline, whose address has a line end in it',
    kind: 'wire',
    text: '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://agency.example/1\u0007\n2</loc><news:news/></url></urlset>',
  },
  {
    what: "a picture's credit in which the direction of writing is turned round",
    kind: 'wire',
    text: '{"uri":"urn:x:1","type":"text","headline":"x","body_html":"<p>x</p>","associations":{"a":{"type":"picture","href":"http://a.example/a.jpg","creditline":"\\u202eJohn Doe/AFP"}}}',
  },
]
