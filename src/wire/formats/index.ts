/**
 * All formats, a row each. A new one is a file (or a folder) with its `detect` and its `read`, and a row here; the first row that detects its
 * format reads the input.
 */
import * as anpa1312 from './anpa1312.ts'
import * as digitalwires from './digitalwires.ts'
import * as email from './email.ts'
import * as feed from './feed/index.ts'
import * as iptc7901 from './iptc7901.ts'
import * as jsonfeed from './jsonfeed.ts'
import * as newsml12 from './newsml-12/index.ts'
import * as newsmlG2 from './newsml-g2/index.ts'
import * as ninjs from './ninjs/index.ts'
import * as nitf from './nitf/index.ts'
import * as rbnews from './rbnews.ts'
import * as sitemap from './sitemap.ts'
import type { Format, Source } from './source.ts'

export const formats: readonly Format[] = [
  { format: 'jsonfeed', detect: jsonfeed.detect, read: jsonfeed.read },
  { format: 'news-sitemap', detect: sitemap.detect, read: sitemap.read },
  { format: 'rss', detect: feed.detectRss, read: feed.read },
  { format: 'atom', detect: feed.detectAtom, read: feed.read },
  { format: 'rdf', detect: feed.detectRdf, read: feed.read },
  { format: 'cdf', detect: feed.detectCdf, read: feed.read },
  { format: 'newsml-g2', detect: newsmlG2.detect, read: newsmlG2.read },
  { format: 'newsml-1.2', detect: newsml12.detect, read: newsml12.read },
  { format: 'nitf', detect: nitf.detect, read: nitf.read },
  { format: 'rbnews', detect: rbnews.detect, read: rbnews.read },
  { format: 'digitalwires', detect: digitalwires.detect, read: digitalwires.read },
  { format: 'ninjs', detect: ninjs.detect, read: ninjs.read },
  { format: 'iptc7901', detect: iptc7901.detect, read: iptc7901.read },
  { format: 'anpa1312', detect: anpa1312.detect, read: anpa1312.read },
  { format: 'email', detect: email.detect, read: email.read },
]

export const formatOf = (source: Source): Format | undefined => formats.find(({ detect }) => detect(source))
