import { expect, test } from 'vitest'
import { bodyOfHtml, textOfHtml } from '#src/wire/html/body.ts'

test('marks and letters that an editorial system escaped twice come out as they were meant', () => {
  const sent = '<p>The government&amp;#39;s vote, &amp;quot;a caf&amp;amp;eacute;&amp;quot;, 4&amp;#x2009;% of M&amp;A</p>'
  expect(textOfHtml(sent)).toBe('The government\'s vote, "a café", 4\u2009% of M&A')
  expect(bodyOfHtml(sent).bodyText).toBe(textOfHtml(sent))
})

test('markup that a story writes about stays text', () => {
  const sent = '<p>The tag &amp;lt;b&amp;gt; and &amp;#60;i&amp;#x3e; and &amp;amp;.</p>'
  expect(textOfHtml(sent)).toBe('The tag &lt;b&gt; and &#60;i&#x3e; and &amp;.')
  expect(bodyOfHtml(sent).bodyHtml).not.toMatch(/<[bi]>/)
})
