/**
 * `telex parse` on files as people have them.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'
import { runCommand } from '../support/program.ts'

const feed = '<rss version="2.0"><channel><title>Wire</title><item><guid>1</guid><title>Žena</title></item></channel></rss>'

test('a compressed file is unpacked; of the header fields that curl wrote, the last answer’s hold', async () => {
  const folder = await temporaryFolder()
  const file = join(folder, 'feed.xml.gz')
  await writeFile(file, gzipSync(feed))
  await writeFile(
    `${file}.headers`,
    'HTTP/1.1 301 Moved Permanently\r\nContent-Type: text/html; charset=koi8-r\r\n\r\nHTTP/2 200\r\ncontent-encoding: gzip\r\n\r\n',
  )
  const { code, stdout } = await runCommand(folder, {}, ['parse', '--json', file])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ format: 'rss', encoding: 'utf-8', entries: [{ headline: 'Žena' }] })
})

test('a compressed file that breaks off is read as far as it goes, and said to', async () => {
  const folder = await temporaryFolder()
  const file = join(folder, 'feed.xml.gz')
  const items = Array.from({ length: 50 }, (_, n) => `<item><guid>${n}</guid><title>${Math.sin(n)}</title></item>`).join('')
  const whole = gzipSync(`<rss><channel>${items}</channel></rss>`)
  await writeFile(file, whole.subarray(0, whole.length >> 1))
  const { stdout } = await runCommand(folder, {}, ['parse', '--json', file])
  const { entries, problems, partial } = JSON.parse(stdout)
  expect(entries.length).toBeGreaterThan(5)
  expect(partial).toBe(true)
  expect(problems[0]).toMatchObject({ code: 'truncated', message: expect.stringContaining('compressed') })
})

test('what cannot be read is said in words, with what to do', async () => {
  const folder = await temporaryFolder()
  const missing = await runCommand(folder, {}, ['parse', join(folder, 'none.xml')])
  expect(missing).toMatchObject({ code: 1, stdout: expect.stringContaining('there is no file') })
  const directory = await runCommand(folder, {}, ['parse', folder])
  expect(directory).toMatchObject({ code: 1, stdout: expect.stringContaining(`telex parse ${folder}/*`) })
})
