import type { Fetched } from '#src/net/outcome.ts'
import type { WireFeed } from '#src/wire/document.ts'

/** The hub and the topic that an answer names: its header before its document (WebSub, section 4). */
export function hubOf({ headers, url }: Pick<Fetched, 'headers' | 'url'>, feed: WireFeed): { hub: string; topic: string } | undefined {
  const named = new Map<string, string>()
  for (const [, address = '', parameters = ''] of (headers.link ?? '').matchAll(/<([^<>\s]{1,2000})>\s*((?:;[^,;]{1,500}){1,10})/g)) {
    const rels = /\brel\s*=\s*"?([^";]{1,200})/i.exec(parameters)?.[1] ?? ''
    for (const rel of rels.toLowerCase().split(/\s+/))
      if (!named.has(rel) && URL.canParse(address, url)) named.set(rel, new URL(address, url).href)
  }
  const hub = named.get('hub') ?? feed.hubUrls?.[0]
  const topic = named.get('self') ?? feed.selfUrl ?? url
  return hub && /^https?:/i.test(hub) && /^https?:/i.test(topic) ? { hub, topic } : undefined
}
