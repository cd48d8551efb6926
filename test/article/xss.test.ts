import { execFileSync } from 'node:child_process'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { articleMarkup } from '../support/body-markup.ts'
import { page, paragraphs, read } from './page.ts'
import { payloads } from './xss-payloads.ts'

/** Debian's package (`apt-get install chromium`), or whatever CHROMIUM names. */
function chromiumPath(): string {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim()
    } catch {
      // the next name
    }
  }
  return ''
}

const bodies = payloads.flatMap((payload) => [
  page(`${paragraphs}<p>${payload}</p>`),
  page(`${paragraphs}<p>Text of a paragraph with ${payload} in its midst, and so on to the end.</p>${paragraphs}`),
])

test('the HTML of a page full of attacks has only the tags and attributes of the closed list', () => {
  for (const html of bodies) expect(read(html).bodyHtml).toMatch(articleMarkup)
})

const path = chromiumPath()
let browser: Awaited<ReturnType<typeof chromium.launch>> | undefined
beforeAll(async () => {
  if (path !== '') browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
  else if (process.env.CI === 'true') throw new Error('CI needs a Chromium: install chromium, or set CHROMIUM')
  else process.stderr.write('\nNO CHROMIUM HERE: ATTACKS ARE CHECKED BY THEIR TAGS, NOT IN A BROWSER. INSTALL chromium, OR SET CHROMIUM.\n')
}, 60_000)
afterAll(() => browser?.close())

test('nothing of it runs in Chromium, and the same attacks unsanitised do', async ({ skip }) => {
  skip(browser === undefined, 'there is no Chromium')
  const ran = async (inside: string): Promise<number> => {
    const tab = await browser!.newPage()
    let count = 0
    await tab.exposeFunction('attacked', () => count++)
    await tab.route('**/*', (route) => route.abort())
    tab.on('dialog', (dialog) => {
      count++
      void dialog.dismiss()
    })
    await tab.setContent(`<script>window.alert = window.confirm = window.prompt = () => attacked()</script>${inside}`, {
      waitUntil: 'domcontentloaded',
    })
    for (const link of (await tab.locator('a[href]').all()).slice(0, 200))
      await link.evaluate((element: { href: string; click: () => void }) => element.href.startsWith('javascript:') && element.click())
    await tab.waitForTimeout(300)
    await tab.close()
    return count
  }
  expect(await ran(payloads.join('\n'))).toBeGreaterThan(0)
  expect(await ran(bodies.map((html) => read(html).bodyHtml).join('\n'))).toBe(0)
}, 120_000)
