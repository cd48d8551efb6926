/** An RSS 2.0 document. */
export function rss(
  items: { guid?: string; title: string; link?: string; pubDate?: string; description?: string; content?: string }[],
): string {
  const element = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<${name}>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`
  const xml = items.map(
    ({ guid, title, link, pubDate, description, content }) =>
      `<item>${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}${element('title', title)}${element('link', link)}${element('pubDate', pubDate)}${element('description', description)}${element('content:encoded', content)}</item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title><link>https://wire.example</link><description/>${xml.join('')}</channel></rss>`
}
