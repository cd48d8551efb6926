/**
 * The console in Chromium: what axe-core finds on each page, dark and light, at three widths; keys, live pages, and pages without scripts.
 * With TELEX_SCREENSHOTS it writes README's pictures, too.
 */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { startHttp } from '#src/http/server.ts'
import { findCommand } from '#src/store/commands.ts'
import { openContext } from '../support/context.ts'
import { type Day, playDay } from '../support/day.ts'
import { openChromium } from './chromium.ts'

const adminToken = 'an admin token of the settings'
const widths = [360, 820, 1280]
const schemes = ['light', 'dark'] as const

let context: Context
let browser: Browser
let base: string
let day: Day
beforeAll(async () => {
  context = await openContext()
  context.config.adminToken = adminToken
  day = await playDay(context)
  const http = await startHttp(context)
  base = http.url
  browser = await openChromium()
  return async () => {
    await browser.close()
    await http.close()
  }
})

const opened: BrowserContext[] = []
afterAll(async () => {
  for (const one of opened) await one.close()
})

/** A browser of its own, and all that it complains of. */
async function visit(options: Parameters<Browser['newContext']>[0] = {}): Promise<{ page: Page; complaints: string[] }> {
  const one = await browser.newContext({ baseURL: base, locale: 'en-GB', ...options })
  opened.push(one)
  const page = await one.newPage()
  page.setDefaultTimeout(120_000)
  const complaints: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints }
}

async function logIn(page: Page): Promise<void> {
  await page.goto('/login')
  await page.getByLabel('Token').fill(adminToken)
  await page.getByLabel('Your name').fill('Night desk')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL('**/')
}

const pagesOf = ({ ids, wires }: Day): string[] => [
  ...[
    '/',
    '/?q=ferry',
    '/?agency=nobody',
    `/stories/${ids.ferry}`,
    `/stories/${ids.reprint}`,
    `/stories/${ids.rates}`,
    `/stories/${ids.kill}`,
    `/stories/${ids.embargo}`,
  ],
  ...[
    '/feeds',
    `/feeds/${wires[2]!.feed}`,
    '/items',
    '/items?cause=http-503',
    '/commands?all',
    '/commands/1',
    '/commands/2',
    '/consumers',
    '/consumers/cms',
    '/consumers/app-push',
    '/health',
  ],
]

/** What axe-core finds on it as it stands. */
async function wrongOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })")
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`))
}

describe.each(schemes)('in %s', (colorScheme) => {
  test.each(widths)('at %i pixels, axe-core finds nothing on any page, and none is wider than the screen', async (width) => {
    const { page, complaints } = await visit({ colorScheme, viewport: { width, height: 800 } })
    const seen: Record<string, string[]> = {}
    const look = async (path: string) => {
      const answer = await page.goto(path, { waitUntil: 'domcontentloaded' })
      const wider = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      // Folded forms are looked at, too.
      await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
      const wrong = await wrongOn(page)
      if (wider > 0) wrong.push(`${wider} pixels wider than the screen`)
      if (answer!.status() !== 200) wrong.push(`it answered ${answer!.status()}`)
      if (wrong.length > 0) seen[path] = wrong
    }
    for (const path of ['/login', '/', `/stories/${day.ids.kill}`]) await look(path)
    await logIn(page)
    for (const path of pagesOf(day)) await look(path)
    expect(seen).toEqual({})
    expect(complaints).toEqual([])
  })
})

test('keys move among stories and pages, and are off where somebody wants them off', async () => {
  const { page } = await visit()
  await page.goto('/')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('To the content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('main')
  const focused = () => page.evaluate("document.activeElement.closest('.line')?.dataset.id ?? document.activeElement.id")
  const lines = await page.locator('.line').evaluateAll((all) => all.map((one) => one.getAttribute('data-id')))
  await page.keyboard.press('j')
  expect(await focused()).toBe(lines[0])
  await page.keyboard.press('j')
  expect(await focused()).toBe(lines[1])
  await page.keyboard.press('k')
  expect(await focused()).toBe(lines[0])
  await page.keyboard.press('/')
  expect(await focused()).toBe('q')
  await page.keyboard.type('gf')
  expect(await page.getByRole('searchbox').inputValue()).toBe('gf')
  await page.evaluate('document.activeElement.blur()')
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await page.waitForURL('**/feeds')
  await page.getByText('Keys', { exact: true }).click()
  await page.getByRole('checkbox').uncheck()
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await page.goto('/feeds')
  expect(await page.getByRole('checkbox', { includeHidden: true }).isChecked()).toBe(false)
})

test('a story that comes is there without a reload, and what somebody has typed stays', async () => {
  const { page, complaints } = await visit()
  const stream = page.waitForRequest('**/console/live')
  await page.goto('/')
  await stream
  await page.getByRole('searchbox').fill('half a quest')
  const before = await page.locator('.line').count()
  // The stream begins a moment after it was asked for: what came before is told by none.
  await expect
    .poll(
      async () => {
        await day.breaking()
        return page.locator('.line.new').count()
      },
      { timeout: 120_000, interval: 2_000 },
    )
    .toBeGreaterThan(0)
  expect(await page.locator('.line').count()).toBeGreaterThan(before)
  expect(await page.locator('.line h2').first().textContent()).toContain('Airport closes after ash')
  expect(await page.getByRole('searchbox').inputValue()).toBe('half a quest')
  expect(await page.getByRole('status').textContent()).toContain('up to date')
  expect(complaints).toEqual([])
})

test('without scripts one logs in, kills a story, and sees what came of it', async () => {
  const { page } = await visit({ javaScriptEnabled: false })
  await logIn(page)
  await page.getByRole('link', { name: 'Harbour bridge opens' }).click()
  await page.locator('summary', { hasText: /^Kill$/ }).click()
  const form = page.locator('form', { has: page.locator('[name=do][value="story.kill"]') })
  await form.getByLabel('Reason').fill('agency, by phone')
  await form.getByRole('button', { name: 'Kill' }).click()
  await page.waitForURL('**/commands/*')
  expect(await page.getByRole('main').textContent()).toContain('Night desk')
  const id = Number(page.url().split('/').at(-1))
  expect(await findCommand(context.db, id)).toMatchObject({
    name: 'story.kill',
    actor: 'Night desk',
    reason: 'agency, by phone',
    arguments: { story: day.ids.bridge },
  })
  await page.getByRole('button', { name: 'Log out' }).click()
  expect(await page.getByRole('banner').textContent()).toContain('Reading only.')
})

test('a page of another site learns nothing, and changes nothing', async () => {
  const { page } = await visit()
  await logIn(page)
  // A page that a browser takes for one of another site: its origin is none.
  await page.goto('about:blank')
  const count = async () => (await context.db.$client.query<{ n: number }>('SELECT count(*)::int AS n FROM ingest.command')).rows[0]!.n
  const before = await count()
  const told = await page.evaluate(async (url) => {
    const read = await fetch(url, { credentials: 'include' }).then(
      () => 'read',
      () => 'refused',
    )
    const sent = await fetch(`${url}/ask`, {
      method: 'POST',
      mode: 'no-cors',
      credentials: 'include',
      body: new URLSearchParams({ do: 'retention.run', reason: 'x' }),
    }).then(
      ({ type }) => type,
      () => 'refused',
    )
    return { read, sent }
  }, base)
  expect(told.read).toBe('refused')
  expect(['opaque', 'refused']).toContain(told.sent)
  expect(await count()).toBe(before)
})

test.runIf(process.env.TELEX_SCREENSHOTS)('pictures for README', async () => {
  const folder =
    process.env.TELEX_SCREENSHOTS === '1'
      ? fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
      : process.env.TELEX_SCREENSHOTS!
  await mkdir(folder, { recursive: true })
  const shots = [
    { name: 'wire', path: '/', colorScheme: 'light', width: 1280, height: 860 },
    { name: 'story', path: `/stories/${day.ids.ferry}`, colorScheme: 'dark', width: 820, height: 1100 },
    { name: 'feeds', path: '/feeds', colorScheme: 'light', width: 360, height: 720 },
  ] as const
  for (const { name, path, colorScheme, width, height } of shots) {
    const { page } = await visit({ colorScheme, viewport: { width, height } })
    await page.goto(path)
    await page.screenshot({ path: `${folder}/${name}.png` })
  }
})
